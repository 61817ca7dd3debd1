"""Rules about headings: who has a page read aloud finds the way by their levels."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.model.body import Body
from catalogue.model.outline import Sort, outline
from catalogue.model.problem import MOST, Place, Problem, Severity

_HEADING = re.compile(r"^[ >\t]*(#{1,6})[ \t]", re.MULTILINE)
_SHOWN = 60


def skipped_heading(path: str, body: Body) -> Iterator[Problem]:
    """A heading is more than one level below the one above it; the first of those is the title."""
    # Most texts need no level below the second.
    if "###" in body.markdown and _skipping([len(signs) for signs in _HEADING.findall(body.markdown)]):
        yield from islice(_skipped(path, body), MOST)


def _skipping(levels: list[int]) -> bool:
    return any(level > above + 1 for above, level in zip((1, *levels), levels, strict=False))


def _skipped(path: str, body: Body) -> Iterator[Problem]:
    above = 1
    for mark in outline(body):
        if mark.sort is not Sort.HEADING:
            continue
        if mark.level > above + 1:
            text = mark.text[:_SHOWN]
            details = {"value": text, "repair": f"{'#' * (above + 1)} {text}"}
            yield Problem("skipped-heading", Place(path, mark.line, mark.column), details, Severity.WARNING)
        above = mark.level
