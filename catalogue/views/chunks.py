"""Long lists in pages of bounded length, which stay as they are when something comes or goes elsewhere in the list."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")

# So many cards load and scroll well; no page of the site grows beyond it with the catalogue.
PAGE_LENGTH = 64


def chunks(items: Sequence[T], *, length: int, name: Callable[[T], str]) -> tuple[tuple[T, ...], ...]:
    """Returns the items in groups of at most `length`; no items give one empty group.

    Where a group ends is told by the names of the items around, not by how many come before: if one comes or goes, the
    groups behind it are soon what they were. All but the last are at least three quarters full.
    """
    starts = [0, *_cuts(items, length=length, name=name)]
    return tuple(tuple(items[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True))


def _cuts(items: Sequence[T], *, length: int, name: Callable[[T], str]) -> Iterator[int]:
    """Where all groups but the first begin: each time, of the places where one may, that with the item of the least number."""
    least = length - length // 4
    start = 0
    while len(items) - start > length:
        places = range(start + least, start + length + 1)
        start = min(places, key=lambda place: crc32(name(items[place]).encode()))
        yield start
