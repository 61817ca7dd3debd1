"""Rules about headings: who has a page read aloud finds the way by their levels."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.model.body import Body
from catalogue.model.outline import Sort, outline
from catalogue.model.problem import MOST, Place, Problem, Severity

_HEADING = re.compile(r"^[ >\t]*(#{1,6})[ \t]", re.MULTILINE)
# One of the first level is told by a rule of its own, and becomes one of this.
_HIGHEST = 2
_SHOWN = 60


def skipped_heading(path: str, body: Body) -> Iterator[Problem]:
    """A heading is more than one level below the one above it; the first of those is the title."""
    # Most texts need no level below the second.
    if "###" in body.markdown and _skipping([len(signs) for signs in _HEADING.findall(body.markdown)]):
        yield from islice(_skipped(path, body), MOST)


def _skipping(levels: list[int]) -> bool:
    as_meant = [max(level, _HIGHEST) for level in levels]
    return any(level > above + 1 for above, level in zip((1, *as_meant), as_meant, strict=False))


def _skipped(path: str, body: Body) -> Iterator[Problem]:
    # The headings that hold this one, by the level as it is written and as it would be right.
    above = [(1, 1)]
    for mark in outline(body):
        if mark.sort is not Sort.HEADING:
            continue
        written = max(mark.level, _HIGHEST)
        while above[-1][0] >= written:
            above.pop()
        level = above[-1][1] + 1
        above.append((written, level))
        if written != level:
            text = mark.text[:_SHOWN]
            details = {"value": text, "repair": f"{'#' * level} {text}"}
            yield Problem("skipped-heading", Place(path, mark.line, mark.column), details, Severity.WARNING)
