"""Edits: small replacements in a file whose other bytes stay as they are, line ends and byte order mark included."""

import re
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterable

from msgspec import Struct


class Edit(Struct, frozen=True, order=True):
    """What stands from `start` to `end` of the text as reading gives it (every line end one line feed) becomes `text`."""

    start: int
    end: int
    text: str


class Text:
    """A file's text as reading gives it, in which places are found again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, line: int, column: int) -> int:
        """Returns the position of a place; both count from 1."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def line_start(self, position: int) -> int:
        """Returns the position at which the line of `position` begins."""
        return self._starts[bisect_right(self._starts, position) - 1]


def amend(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Returns the file `data` with `edits` made; new lines end as the file's own do."""
    text = data.decode("utf-8-sig")
    # Where the reader's text has one line feed for two characters.
    pairs = [match.start() - index for index, match in enumerate(re.finditer("\r\n", text))]
    end = "\r\n" if pairs else "\r" if "\r" in text and "\n" not in text else "\n"
    for edit in sorted(set(edits), reverse=True):
        start, stop = (position + bisect_left(pairs, position) for position in (edit.start, edit.end))
        text = text[:start] + edit.text.replace("\n", end) + text[stop:]
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()
