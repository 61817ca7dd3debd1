"""Odd files: links that leave the project, end at what is hidden in it or run in circles, pipes and devices, wherever the host would follow them."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from catalogue.model.problem import Place, Problem
from catalogue.reading.linked import leads_out

# Files that are opened by the reader, which says what is wrong with them.
READ = (".md", ".yml")


def odd_files(root: Path, folders: Iterable[str], *, only: Collection[str] | None = None) -> Iterator[Problem]:
    """Yields a problem for each entry below `folders` that is neither a plain file nor a folder of this project."""
    if only is not None and not any(_odd(root / path) for path in only):
        return  # the walk would yield nothing of it, after looking at ten thousand entries
    home = os.path.realpath(root)
    for folder in dict.fromkeys(folders):
        for problem in _below(root / folder, root, home, (os.path.realpath(root / folder),), set()):
            if only is None or problem.place.path in only:
                yield problem


def _below(folder: Path | str, root: Path, home: str, way: tuple[str, ...], entered: set[str]) -> Iterator[Problem]:
    """Yields what is wrong below a folder, and below those that links in it lead to, as the host follows them.

    `way` are the folders behind it, and of linked ones each is `entered` once.
    """
    for entry in _strange(folder):
        place = Place(Path(entry.path).relative_to(root).as_posix())
        problem = _judged(entry, place.path, home)
        if problem is not None:
            yield problem
        elif os.path.isdir(target := os.path.realpath(entry.path)):  # noqa: PTH112 - entry.is_dir raises where a link leads to itself
            if any(os.path.commonpath((target, each)) == target for each in way):
                yield Problem("linked-circle", place)
            elif target not in entered:
                entered.add(target)
                yield from _below(entry.path, root, home, (*way, target), entered)


def _odd(path: Path) -> bool:
    return path.is_symlink() or not (path.is_file() or path.is_dir())


def _strange(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yields the entries that are neither plain files nor folders, by their names; nothing hidden."""
    below: list[str] = []
    found: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name[0] == "." or entry.is_file(follow_symlinks=False):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            else:
                found.append(entry)
    yield from sorted(found, key=lambda entry: entry.name)
    for each in sorted(below):
        yield from _strange(each)


def _judged(entry: os.DirEntry[str], path: str, home: str) -> Problem | None:
    if not entry.is_symlink():
        return Problem("not-a-file", Place(path))
    target = os.path.realpath(entry.path)
    if leads_out(Path(target), Path(home)):
        return Problem("outside-the-tree", Place(path))
    if os.path.isdir(target) and os.path.commonpath((target, os.path.realpath(os.path.dirname(entry.path)))) == target:  # noqa: PTH112, PTH120
        return Problem("linked-circle", Place(path))
    if not path.endswith(READ) and not os.path.exists(target):  # noqa: PTH110
        return Problem("unreadable-file", Place(path), {"reason": "?"})
    return None
