"""Blocks: the marks by which a hand-written page asks for a generated piece, such as `<!-- catalogue: ways -->`."""

import re
from collections.abc import Iterator

from catalogue.model.body import Body
from catalogue.model.nearest import nearest
from catalogue.model.problem import Place, Problem

MARK = re.compile(r"<!--\s*catalogue:\s*([^\s>]+)(?:\s+([^>]*?))?\s*-->")
# outputs/blocks.py makes them.
NAMES = (
    "next-dates", "categories", "new-offers", "tools", "numbers", "doors", "ways", "search", "accessibility-statement",
    "privacy",
)  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}")


def unknown_blocks(body: Body, *, path: str) -> Iterator[Problem]:
    """Yields a problem for each mark in a page's Markdown that names no block."""
    text = body.markdown
    for match in MARK.finditer(text):
        written, known = match[0].strip("<!-> ").partition(":")[2].strip(), match[1] in NAMES
        if not known or (match[2] and _NUMBER.fullmatch(match[2]) is None):
            near = f"{match[1]} 6" if known else nearest(match[1], NAMES)
            details = {"value": (written if known else match[1])[:60], "suggestion": near, "known": ", ".join(NAMES)}
            yield Problem("unknown-block", Place(path, *body.spot(match.start())), details)
