"""The listing: which files there are that links may lead to, with one look into each folder."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from catalogue.reading.linked import leads_out


def list_files(root: Path, folders: Iterable[str], *, linked: bool = False) -> Iterator[str]:
    """Yields the files below `folders` of `root`; a link of the file system that leaves the project, or ends at what is hidden in it, is none of them.

    Hidden folders are not entered, those that are linked only if `linked` asks for it, each once; what cannot be opened
    holds nothing.
    """
    home, entered = root.resolve(), set[str]() if linked else None
    for folder in folders:
        yield from _below(root / folder, Path(folder).as_posix(), home, entered)


def _below(folder: Path | str, path: str, home: Path, entered: set[str] | None) -> Iterator[str]:
    deeper: list[tuple[str, str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _is_folder(entry):
                if entry.name[0] != "." and (not entry.is_symlink() or _enters(entry, home, entered)):
                    deeper.append((entry.path, f"{path}/{entry.name}"))
            elif not entry.is_symlink() or not leads_out(Path(os.path.realpath(entry.path)), home):
                yield f"{path}/{entry.name}"
    for inner, name in deeper:
        yield from _below(inner, name, home, entered)


def _enters(entry: os.DirEntry[str], home: Path, entered: set[str] | None) -> bool:
    """Whether a linked folder is to be entered, which is noted: two that lead to each other would never end."""
    target = os.path.realpath(entry.path)
    if entered is None or target in entered or leads_out(Path(target), home):
        return False
    entered.add(target)
    return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
