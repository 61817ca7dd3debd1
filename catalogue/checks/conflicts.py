"""Rules about what a merge has left in a body."""

import re
from collections.abc import Iterator

from catalogue.model.body import Body
from catalogue.model.problem import Place, Problem

# The lines that git puts around both versions, in their order; between two fences they are an example.
_OPENS, _PARTS, _CLOSES = "<<<<<<< ", "=======", ">>>>>>> "
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def merge_conflict(path: str, body: Body) -> Iterator[Problem]:
    """A body holds two versions of some lines, between which somebody had to choose after a merge of git."""
    text = body.markdown
    line = _conflict(text) if _OPENS in text else None
    if line is not None:
        yield Problem("merge-conflict", Place(path, body.line + line))


def _conflict(text: str) -> int | None:
    opened, parted, fenced = None, False, False
    for number, line in enumerate(text.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
        elif line.startswith(_OPENS) and not fenced:
            opened, parted = number, False
        elif line == _PARTS:
            parted = opened is not None
        elif line.startswith(_CLOSES) and parted:
            return opened
    return None
