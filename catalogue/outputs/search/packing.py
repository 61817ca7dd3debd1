"""Packing: numbers and words in few bytes, compressed the same way on every machine."""

import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

# A gzip header without time, name and system.
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
# A word begins with a sign that says how many letters it shares with the one before, at most so many.
MOST_SHARED = 30


def packed(data: bytes, *, level: int = 9) -> bytes:
    """Returns `data` as a gzip file that holds nothing but it."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return _HEADER + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def compact(data: Any) -> bytes:
    """Returns `data` as JSON without white space."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def front_coded(words: Sequence[str]) -> str:
    """Returns sorted words one after the other, each without what it shares with the word before."""
    pieces, last = [], ""
    for word in words:
        shared = 0
        for one, other in zip(word, last, strict=False):
            if one != other or shared == MOST_SHARED:
                break
            shared += 1
        pieces.append(chr(shared) + word[shared:])
        last = word
    return "".join(pieces)


def varint(number: int) -> bytes:
    """Returns a number in groups of seven bits, the lowest first."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def coded_postings(entries: Iterable[int]) -> bytes:
    """Returns rising document numbers with their weights (number × 128 + weight): the step, then the weight, each."""
    out, last = bytearray(), 0
    for entry in entries:
        number = entry >> 7
        step = number - last
        last = number
        while step > 127:
            out.append(step & 127 | 128)
            step >>= 7
        out.append(step)
        out.append(entry & 127)
    return bytes(out)
