"""The listing: which files there are that links may lead to, with one look into each folder."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from catalogue.reading.linked import leads_out


def list_files(root: Path, folders: Iterable[str]) -> Iterator[str]:
    """Yields the files below `folders` of `root`; a link of the file system that leaves the project, or ends at what is hidden in it, is none of them.

    Hidden folders and linked ones are not entered, and what cannot be opened holds nothing.
    """
    home = root.resolve()
    for folder in folders:
        yield from _below(root / folder, Path(folder).as_posix(), home)


def _below(folder: Path | str, path: str, home: Path) -> Iterator[str]:
    deeper: list[tuple[str, str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _is_folder(entry):
                if entry.name[0] != "." and not entry.is_symlink():
                    deeper.append((entry.path, f"{path}/{entry.name}"))
            elif not entry.is_symlink() or not leads_out(Path(os.path.realpath(entry.path)), home):
                yield f"{path}/{entry.name}"
    for inner, name in deeper:
        yield from _below(inner, name, home)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
