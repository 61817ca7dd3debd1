"""Compound files: the form in which Excel saved workbooks (.xls) before 2007, a small disk of sectors with files on it."""

import sys
from array import array
from collections.abc import Iterator, Sequence
from struct import unpack_from

from msgspec import Struct

SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# From here on, numbers of sectors mean that there is no next one.
_NONE = 0xFFFFFFFA
_ROOT, _STREAM = 5, 2
# The sizes of sectors that there are, as powers of two.
_POWERS = (9, 12)


class RoundError(ValueError):
    """Sectors that lead to themselves: whoever goes on reading them fills the memory."""


class _Table(Struct, frozen=True):
    """Sectors of one size: where they lie, and which comes after each."""

    content: bytes
    size: int
    begin: int
    following: Sequence[int]

    def whole(self, first: int) -> bytes:
        """Returns what the sectors from the first on hold together; raises RoundError where these go round."""
        return b"".join(self._sectors(first))

    def _sectors(self, at: int) -> Iterator[bytes]:
        left = min(len(self.following), len(self.content) // self.size + 1)  # more there are not, unless it goes round
        while at < _NONE:
            if at >= len(self.following):
                raise ValueError(at)
            if not left:
                raise RoundError(at)
            begin = self.begin + at * self.size
            yield self.content[begin : begin + self.size]
            at, left = self.following[at], left - 1


def stream(content: bytes, names: tuple[str, ...]) -> bytes:
    """Returns the first of the named files in a compound file; raises ValueError, or an error of struct, for what is none."""
    size, small = _sizes(content)
    (first,), (least, first_small) = unpack_from("<I", content, 48), unpack_from("<II", content, 56)
    large = _Table(content, size, size, _numbers(b"".join(_of_table(content, size))))
    root, files = b"", {}
    for entry in _entries(large.whole(first)):
        if entry[66] == _ROOT:
            root = entry
        elif entry[66] == _STREAM:
            files[entry[: max(entry[64] - 2, 0)].decode("utf-16-le", "replace")] = entry
    found = next((files[name] for name in names if name in files), None)
    if found is None:
        raise ValueError(names)
    start, length = unpack_from("<II", found, 116)
    if length >= least:
        return large.whole(start)[:length]
    inner = large.whole(unpack_from("<I", root, 116)[0])
    return _Table(inner, small, 0, _numbers(large.whole(first_small))).whole(start)[:length]


def _sizes(content: bytes) -> tuple[int, int]:
    """Returns the size of the sectors, and that of the pieces into which small files are cut."""
    power, least = unpack_from("<HH", content, 30)
    if power not in _POWERS:
        raise ValueError(power)
    return 1 << power, 1 << min(least, 20)


def _of_table(content: bytes, size: int) -> Iterator[bytes]:
    """Yields the sectors that tell which sector comes after each; of these, too, there is a list in sectors.

    Of more sectors than there are in the file none is needed. Raises RoundError where the list leads to itself.
    """
    most = len(content) // size
    listed = [each for each in unpack_from("<109I", content, 76) if each < _NONE]
    (more,) = unpack_from("<I", content, 68)
    seen = set[int]()
    while more < _NONE:
        if more in seen:
            raise RoundError(more)
        seen.add(more)
        *further, more = _numbers(content[(more + 1) * size : (more + 2) * size]) or (_NONE,)
        listed += [each for each in further if each < _NONE][: max(most - len(listed), 0)]
    yield from (content[(each + 1) * size : (each + 2) * size] for each in listed[:most])


def _entries(directory: bytes) -> Iterator[bytes]:
    yield from (directory[at : at + 128] for at in range(0, len(directory) - 127, 128))


def _numbers(sectors: bytes) -> Sequence[int]:
    numbers = array("I", sectors[: len(sectors) // 4 * 4])  # in the room of the bytes, as a tuple would not be
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
