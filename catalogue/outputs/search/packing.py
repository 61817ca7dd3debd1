"""Packing: numbers and words in few bytes, compressed the same way on every machine."""

import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub
from typing import Any

# A gzip header without time, name and system.
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
# The ways to press a text, and numbers: of these, the steps of common words hide nothing that comes again.
_TEXT, _NUMBERS = (zlib.Z_DEFAULT_STRATEGY,), (zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY)
# Numbers below this come again.
_OFTEN = 1 << 14
# Of the byte that tells how many letters a word shares, what tells of its capital.
CAPITAL = 128
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ")
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_SMALL = [bytes((number,)) for number in range(128)]


def packed(data: bytes, *, level: int = 9, numbers: Sequence[slice] = (), texts: Sequence[int] = ()) -> bytes:
    """Returns `data` as a gzip file that holds nothing but it.

    What is `numbers` in it and no text is pressed for itself, each kind of them: there, how often each byte stands says
    more than what was said before. `texts` are the places where text of another kind begins, with other letters.
    """
    *before, last = [part for part in _parts(data, numbers, texts) if part[0]] or [((b"",), _TEXT)]
    body = b"".join(_pressed(*part, level, zlib.Z_SYNC_FLUSH) for part in before)
    body += _pressed(*last, level, zlib.Z_FINISH)
    return _HEADER + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def _parts(
    data: bytes, numbers: Sequence[slice], texts: Sequence[int]
) -> Iterator[tuple[Sequence[bytes], Sequence[int]]]:
    """What is pressed for itself, in its kinds, and the ways in which it may be."""
    at = 0
    for start, end, _ in (own.indices(len(data)) for own in numbers):
        yield _cut(data, at, start, texts), _TEXT
        yield [data[start:end]] if start < end else [], _NUMBERS
        at = end
    yield _cut(data, at, len(data), texts), _TEXT


def _cut(data: bytes, start: int, end: int, places: Sequence[int]) -> Sequence[bytes]:
    borders = [start, *(place for place in places if start < place < end), end]
    return [data[one:other] for one, other in pairwise(borders) if one < other]


def _pressed(kinds: Sequence[bytes], ways: Sequence[int], level: int, end: int) -> bytes:
    """Data in the way that makes least of it."""
    return min((_deflated(kinds, level, way, end) for way in ways), key=len)


def _deflated(kinds: Sequence[bytes], level: int, strategy: int, end: int) -> bytes:
    """Data as blocks, each kind in its own, behind which others may follow or none."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy)
    *before, last = kinds
    body = b"".join(deflate.compress(kind) + deflate.flush(zlib.Z_BLOCK) for kind in before)
    return body + deflate.compress(last) + deflate.flush(end)


def compact(data: Any) -> bytes:
    """Returns `data` as JSON without white space."""
    return _encoded(data).encode()


def front_coded(words: Sequence[str]) -> tuple[bytes, list[str]]:
    """Returns a byte for each word, how many letters it shares with the one before, and the rest of each, to be written as lines.

    A capital at the beginning is told in the byte and written as a small letter: it would hide that two words begin alike.

    Browsers cut such lines much faster than we could find the words' ends in a script.
    """
    shares, rests, last = bytearray(), list[str](), ""
    for written in words:
        capital = written[:1] in _CAPITALS
        word = written[0].lower() + written[1:] if capital else written
        most = min(len(word), len(last), CAPITAL - 1)
        shared = 0
        # Beyond U+FFFF browsers count other letters than we.
        while shared < most and word[shared] == last[shared] and word[shared] < "\U00010000":
            shared += 1
        shares.append(shared | CAPITAL * capital)
        rests.append(word[shared:])
        last = word
    return bytes(shares), rests


def varint(number: int) -> bytes:
    """Returns a number in groups of seven bits, the lowest first."""
    if number < 128:
        return _SMALL[number]
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


class _Varints(dict[int, bytes]):
    """Small numbers as varint() writes them: each step is made once for all postings."""

    def __missing__(self, number: int) -> bytes:
        found = varint(number)
        if number < _OFTEN:
            self[number] = found
        return found


_VARINTS = _Varints()


def coded_steps(numbers: Sequence[int]) -> bytes:
    """Returns rising numbers as the steps from each to the next, the first from 0."""
    steps = [*numbers[:1], *map(sub, numbers[1:], numbers)]
    if max(steps, default=0) < 128:
        return bytes(steps)
    return b"".join(map(_VARINTS.__getitem__, steps))
