"""Rules about hand-written pages: their HTML is the author's own affair, unless it loads from elsewhere or brings a style.

Their links and blocks are checked like all others.
"""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.checks.body import local_link, local_picture
from catalogue.checks.coded import outside_code
from catalogue.checks.marks import judged
from catalogue.checks.subject import Subject
from catalogue.model.block import MARK, NAMES
from catalogue.model.body import Body
from catalogue.model.nearest import nearest
from catalogue.model.outline import Mark, Sort, outline
from catalogue.model.problem import MOST, Place, Problem

_NUMBER = re.compile(r"\d{1,3}")


def hand_written(subject: Subject) -> Iterator[Problem]:
    """A hand-written page would load from another server, or bring a script or a style that the policy stops."""
    for path, body in subject.written.items():
        found = (_judged(mark, Place(path, mark.line, mark.column), subject) for mark in outline(body))
        yield from islice((problem for problem in found if problem is not None), MOST)


def unknown_block(subject: Subject) -> Iterator[Problem]:
    """A hand-written page asks for a generated block that does not exist."""
    for path, body in subject.written.items():
        yield from islice(unknown_blocks(body, path=path), MOST)


def unknown_blocks(body: Body, *, path: str) -> Iterator[Problem]:
    """Yields a problem for each mark in a page's Markdown that names no block; those in code are examples."""
    text = body.markdown
    for match in outside_code(MARK.finditer(text), text):
        written, known = match[0].strip("<!-> ").partition(":")[2].strip(), match[1] in NAMES
        if not known or (match[2] and _NUMBER.fullmatch(match[2]) is None):
            near = f"{match[1]} 6" if known else nearest(match[1], NAMES)
            details = {"value": (written if known else match[1])[:60], "suggestion": near, "known": ", ".join(NAMES)}
            yield Problem("unknown-block", Place(path, *body.spot(match.start())), details)


def _judged(mark: Mark, place: Place, subject: Subject) -> Problem | None:
    found = judged(mark, place, by_hand=True)
    if not isinstance(found, Mark):
        return found
    return local_picture(mark, place, subject) if mark.sort is Sort.PICTURE else local_link(mark, place, subject)
