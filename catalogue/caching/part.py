"""Parts: large results of which mostly only their marks are wanted, kept in files of their own until somebody reads them."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from catalogue.caching.sealed import read_sealed_bytes, seal, write_sealed_bytes


class Part(Struct, frozen=True, eq=False):
    """Some bytes: `mark` stands for them, and `read` gives them. Parts of the same bytes are equal."""

    mark: bytes
    read: Callable[[], bytes | memoryview]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Part) and self.mark == other.mark

    def __hash__(self) -> int:
        return hash(self.mark)


def part_of(data: bytes) -> Part:
    """Returns bytes that are at hand as a part."""
    return Part(seal(data), lambda: data)


def kept_part(file: Path, mark: bytes, *, anew: Callable[[], bytes]) -> Part:
    """Returns the part in `file`; where the file is gone, damaged or another one when it is wanted, `anew` makes it."""

    def read() -> bytes | memoryview:
        data = read_sealed_bytes(file, mark)
        if data is not None:
            return data
        made = anew()
        if seal(made) == mark:  # else the sources are others by now
            write_sealed_bytes(file, made)
        return made

    return Part(mark, read)
