"""Kept values: what was made of something, for as long as that stays the same."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from catalogue.caching.sealed import read_sealed, write_sealed

T = TypeVar("T")


def kept_value(folder: Path | None, name: str, key: bytes, make: Callable[[], T]) -> T:
    """Returns the plain value that `make` gives, from the folder where it was kept when `key` was the same.

    `key` stands for all that the value is made of, beside the program; without a folder the value is made each time.
    """
    if folder is None:
        return make()
    file = folder / f"{name}.bin"
    kept = read_sealed(file)
    if isinstance(kept, tuple) and kept[0] == key:
        return kept[1]  # type: ignore[no-any-return]
    value = make()
    write_sealed(file, (key, value))
    return value
