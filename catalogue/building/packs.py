"""Packs: how what is kept of many offers is spread over files, so that one change means one small file."""

import zlib

# So many offers share a file, or twice as many.
PACK = 64


def packs_for(offers: int) -> int:
    """Returns how many packs there are for so many offers: a power of two, so that it seldom changes."""
    return 1 << max(0, (offers // PACK).bit_length() - 1)


def pack_of(name: str, packs: int) -> int:
    """Returns the number of the pack in which `name` lies."""
    return zlib.crc32(name.encode("utf-8", "surrogateescape")) % packs
