"""What stands: the files, folders and strangers of a published folder, seen in one walk."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

# Size in bytes, time of the last change in nanoseconds, number on the disk: equal as long as nobody touched the file.
Mark = tuple[int, int, int]
# No file has this one.
UNKNOWN: Mark = (-1, -1, -1)


class Standing(Struct, frozen=True):
    """Everything below a folder by its path relative to it, with forward slashes; links of the file system are strangers."""

    files: dict[str, Mark] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)


def mark_of(stat: os.stat_result) -> Mark:
    """Returns the mark of a file."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def folders_of(paths: Iterable[str]) -> set[str]:
    """Returns all folders in which files at `paths` lie."""
    found: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in paths}:
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]  # noqa: PLW2901 - the one that it lies in
    return found


def standing(folder: Path) -> Standing:
    """Returns what stands below `folder`; nothing where there is none."""
    found = Standing()
    if folder.is_dir():
        _walk(os.fspath(folder), "", found)
    return found


def _walk(folder: str, below: str, found: Standing) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                found.folders.add(path)
                _walk(entry.path, f"{path}/", found)
            elif entry.is_file(follow_symlinks=False):
                found.files[path] = mark_of(entry.stat(follow_symlinks=False))
            else:
                found.strangers.add(path)
