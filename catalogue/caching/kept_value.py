"""Kept values: what was made of something, for as long as that stays the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from catalogue.caching.sealed import read_sealed, write_sealed

T = TypeVar("T")


def kept_value(folder: Path | None, name: str, key: bytes, make: Callable[[], T]) -> T:
    """Returns the plain value that `make` gives, from the folder where it was kept when `key` was the same.

    `key` stands for all that the value is made of, beside the program; without a folder the value is made each time.
    """
    found: T | None = read_value(folder, name, key) if folder else None
    if found is None:
        found = make()
        if folder:
            write_value(folder, name, key, found)
    return found


def read_value(folder: Path, name: str, key: bytes) -> Any:
    """Returns the value kept in the folder, None where there is none or it had another key."""
    kept = read_sealed(folder / f"{name}.bin")
    return kept[1] if isinstance(kept, tuple) and kept[0] == key else None


def write_value(folder: Path, name: str, key: bytes, value: object) -> None:
    """Keeps a plain value, which is not None, in the folder."""
    write_sealed(folder / f"{name}.bin", (key, value))
