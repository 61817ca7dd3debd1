"""Sightings: how files stood when they were looked at, so that it can be told later whether anybody has changed one."""

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

# A file changed within so many nanoseconds before it was looked at may change again without another time stamp.
TICK = 2_000_000_000
# Of a file: its size, when its content and anything else of it were changed last (nanoseconds), its number on the disk.
Numbers = tuple[int, int, int, int]
_UNSEEN = ("__pycache__", ".git")


class Sight(NamedTuple):
    """How a file stood: its size, when its content and anything else of it were changed last (nanoseconds), its number on the disk.

    `digest` stands for the bytes of one that had been changed just before, empty for others.
    """

    size: int
    written: int
    changed: int
    number: int
    digest: bytes = b""

    @property
    def latest(self) -> int:
        """When anything of it was changed last."""
        return max(self.written, self.changed)


class WayOutError(Exception):
    """A folder is a link of the file system: it may lead anywhere, and round in a circle."""


def sighted(paths: Iterable[str]) -> dict[str, Sight | None]:
    """Returns how the files stand; None for one that is not there."""
    now = time.time_ns()
    found: dict[str, Sight | None] = {}
    for path in paths:
        sight = _sight(path)
        young = sight is not None and sight.latest >= now - TICK
        found[path] = sight._replace(digest=_digest(path)) if sight and young else sight
    return found


def unchanged(before: Mapping[str, Sight | None], paths: Collection[str]) -> bool:
    """Tells whether `paths` are the files that were seen `before`, and nobody has changed one."""
    return before.keys() == set(paths) and all(_stands(path, seen) for path, seen in before.items())


def untouched(seen: Mapping[str, Sight | None]) -> bool:
    """Tells whether nobody has touched a file since it was `seen`, not even to make it again what it had been."""
    return all(_sight(path) == (sight and sight._replace(digest=b"")) for path, sight in seen.items())


def files_below(folder: str, name: str, *, but: Collection[str]) -> Iterator[str]:
    """Yields all files below a folder with their paths; `but` are those to leave out, whose names begin with the folder's `name`.

    Raises WayOutError.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - thousands of files: pathlib would make a path of each
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            inner = f"{name}/{entry.name}"
            if entry.name in _UNSEEN or inner in but:
                continue
            if entry.is_dir():
                if entry.is_symlink():
                    raise WayOutError
                yield from files_below(entry.path, inner, but=but)
            else:
                yield entry.path


def _stands(path: str, seen: Sight | None) -> bool:
    if seen is None or not seen.digest:
        return _sight(path) == seen
    return _digest(path) == seen.digest


def _sight(path: str) -> Sight | None:
    numbers = numbers_of(path)
    return Sight(*numbers) if numbers else None


def numbers_of(path: str) -> Numbers | None:
    """Returns the numbers by which a file is known again; None for one that is not there."""
    try:
        stat = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _digest(path: str) -> bytes:
    """What stands for the bytes of a file; empty for one that cannot be read, or is something else."""
    if not os.path.isfile(path):  # noqa: PTH113 - a named pipe would keep us waiting
        return b""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""
