"""Packing: numbers and words in few bytes, compressed the same way on every machine."""

import json
import struct
import zlib
from collections.abc import Sequence
from operator import sub
from typing import Any

# A gzip header without time, name and system.
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_SMALL = [bytes((number,)) for number in range(128)]


def packed(data: bytes, *, level: int = 9) -> bytes:
    """Returns `data` as a gzip file that holds nothing but it."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return _HEADER + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def compact(data: Any) -> bytes:
    """Returns `data` as JSON without white space."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def front_coded(words: Sequence[str]) -> bytes:
    """Returns a byte for each word, how many letters it shares with the one before, and behind them the rest of each, by lines.

    Browsers cut such lines much faster than we could find the words' ends in a script.
    """
    shares, rests, last = bytearray(), [], ""
    for word in words:
        most = min(len(word), len(last), 255)
        shared = 0
        # Beyond U+FFFF browsers count other letters than we.
        while shared < most and word[shared] == last[shared] and word[shared] < "\U00010000":
            shared += 1
        shares.append(shared)
        rests.append(word[shared:])
        last = word
    return bytes(shares) + "\n".join(rests).encode()


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


def coded_steps(numbers: Sequence[int]) -> bytes:
    """Returns rising numbers as the steps from each to the next, the first from 0."""
    steps = [*numbers[:1], *map(sub, numbers[1:], numbers)]
    if max(steps, default=0) < 128:
        return bytes(steps)
    return b"".join(map(varint, steps))
