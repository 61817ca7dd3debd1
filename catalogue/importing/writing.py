"""Writing: planned files onto the disk, each whole or not at all, none outside the folder, none over another's work."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from catalogue.caching.whole_file import write_whole


class Difference(Struct, frozen=True):
    """What a plan would do to a folder: files that are new, changed, and as they are; all relative to the folder.

    `outside` are files that would land outside of it, through a link.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def compare(root: Path, files: Mapping[str, str]) -> Difference:
    """Returns what writing `files` below `root` would change; raises OSError where a file cannot be read."""
    sorts: dict[str, list[str]] = {"new": [], "changed": [], "same": [], "outside": []}
    base = _real(root)
    for path, text in sorted(files.items()):
        full = root / path
        if not _real(full).is_relative_to(base):
            sorts["outside"].append(path)
        elif not full.exists():
            sorts["new"].append(path)
        else:
            sorts["same" if full.is_file() and full.read_bytes() == text.encode("utf-8") else "changed"].append(path)
    return Difference(**{name: tuple(paths) for name, paths in sorts.items()})


def _real(path: Path) -> Path:
    """Where a path leads in the end; a link that leads to itself, at which pathlib fails, is where it is."""
    return Path(os.path.realpath(path))


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Writes `files` below `root`, each through a file beside it that is renamed; raises OSError."""
    for path, text in sorted(files.items()):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode("utf-8"))
