"""Rule about boxes (`!!! note`) that begin one to three blanks from the left, where they are read as text."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.checks.unread_blocks import without_blocks
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Place, Problem, Severity, excerpt

_BOX = re.compile(r"^( {1,3})((?:!!!|\?\?\?\+?) ?[\w-][^\n]*|===[!+]* \"[^\n]*)", re.MULTILINE)
_LIKELY = re.compile(r"\n {1,3}(?:!!!|\?\?\?|===)")
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")
_STEP = "    "


def indented_box(path: str, body: Body) -> Iterator[Problem]:
    """A box is neither at the left nor far enough in to belong to the entry of a list above it."""
    if _LIKELY.search(f"\n{body.markdown}"):
        yield from islice(_told(path, body), MOST)


def _told(path: str, body: Body) -> Iterator[Problem]:
    text = without_blocks(body.markdown)
    for found in _BOX.finditer(text):
        line = body.line + text.count("\n", 0, found.start())
        repair = f"{_STEP if _in_list(text[: found.start()]) else ''}{excerpt(found[2])}"
        yield Problem("indented-box", Place(path, line, len(found[1]) + 1), {"repair": repair}, Severity.WARNING)


def _in_list(above: str) -> bool:
    """Whether the last line at the left is the entry of a list, to which what is indented below it belongs."""
    line = next((line for line in reversed(above.split("\n")) if line.strip() and not line.startswith(" ")), "")
    return _ITEM.match(line) is not None
