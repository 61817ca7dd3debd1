"""Rule about footnotes: a mark in the text has its note in the same file."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.checks.passages import passages
from catalogue.checks.unread_blocks import without_blocks
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Problem, excerpt

_MARK = re.compile(r"\[\^([^\[\]\n\0]{1,200})\]")
# What stands in front of a note itself.
_BEGIN = re.compile(r"[ >]*")
_NOTE = re.compile(r"^[ >]*\[\^([^\]\n]*)\]:", re.MULTILINE)


def missing_footnote(path: str, body: Body) -> Iterator[Problem]:
    """The text has the mark of a footnote that is not there; the mark would be shown as it is written."""
    if "[^" in body.markdown:
        yield from islice(_told(path, body), MOST)


def _told(path: str, body: Body) -> Iterator[Problem]:
    there = {found[1] for found in _NOTE.finditer(without_blocks(body.markdown))}
    for passage in passages(path, body):
        read = passage.read
        for found in _MARK.finditer(read):
            if found[1] not in there and not _is_note(read, found):
                yield passage.warning("missing-footnote", *passage.spot(found.start()), value=excerpt(found[0]))


def _is_note(text: str, mark: re.Match[str]) -> bool:
    """Whether it is no mark but the beginning of a note, as where notes are indented too far to be read."""
    begin = text.rfind("\n", 0, mark.start()) + 1
    return text.startswith(":", mark.end()) and _BEGIN.fullmatch(text, begin, mark.start()) is not None
