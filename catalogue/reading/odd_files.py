"""Odd files: links that leave the project or run in circles, pipes and devices, wherever the host would follow them."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from catalogue.model.problem import Place, Problem

# Files that are opened by the reader, which says what is wrong with them.
READ = (".md", ".yml")


def odd_files(root: Path, folders: Iterable[str], *, only: Collection[str] | None = None) -> Iterator[Problem]:
    """Yields a problem for each entry below `folders` that is neither a plain file nor a folder of this project."""
    if only is not None and not any(_odd(root / path) for path in only):
        return  # the walk would yield nothing of it, after looking at ten thousand entries
    home = os.path.realpath(root)
    for folder in dict.fromkeys(folders):
        for base, below, _ in os.walk(root / folder):
            below[:] = [name for name in below if name[0] != "."]
            with os.scandir(base) as entries:
                found = [entry for entry in entries if entry.name[0] != "." and not _plain(entry)]
            for entry in sorted(found, key=lambda entry: entry.name):
                path = Path(entry.path).relative_to(root).as_posix()
                problem = _judged(entry, path, home)
                if problem is not None and (only is None or path in only):
                    yield problem


def _odd(path: Path) -> bool:
    return path.is_symlink() or not (path.is_file() or path.is_dir())


def _plain(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)


def _judged(entry: os.DirEntry[str], path: str, home: str) -> Problem | None:
    if not entry.is_symlink():
        return Problem("not-a-file", Place(path))
    target = os.path.realpath(entry.path)
    if os.path.commonpath((home, target)) != home:
        return Problem("outside-the-tree", Place(path))
    if os.path.isdir(target) and os.path.commonpath((target, os.path.realpath(os.path.dirname(entry.path)))) == target:  # noqa: PTH112, PTH120
        return Problem("linked-circle", Place(path))
    if not path.endswith(READ) and not os.path.exists(target):  # noqa: PTH110
        return Problem("unreadable-file", Place(path), {"reason": "?"})
    return None
