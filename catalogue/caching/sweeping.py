"""Sweeping: what no build will ask for any more goes from a folder of kept results, looked for once a day."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from catalogue.caching.sealed import read_sealed, read_sealed_bytes, write_sealed

# What finds, in a folder, files that nobody will ask for.
Unused = Callable[[Path], Iterable[Path]]
# The day of the last sweep, and where the folders lie that some of the files tell of, by the names of those.
_NOTES = "folders.bin"
_DAY = 86_400
# Seconds: so long nobody takes to write a file, however slow the disk.
_SLOW = 3600
# What was written since then is of this program.
_BEGAN = time.time()


def note_folder(kept: Path, folder: Path, *, unused: Unused) -> None:
    """Notes that the file `kept` is of use as long as there is a `folder`; once a day what is of no use to anybody goes.

    `unused` finds what whoever keeps it has no name for any more. Where two do so at the same moment, the note of one
    may be lost: then its file goes, and is made anew.
    """
    last, known = _notes(kept.parent)
    here, today = str(folder.resolve()), int(time.time()) // _DAY
    if last == today and known.get(kept.name) == here:
        return
    known = {**known, kept.name: here}
    if last != today:
        known = _swept(kept.parent, known, unused=unused, updated=last is None)
    write_sealed(kept.parent / _NOTES, (today, known))


def _notes(within: Path) -> tuple[int | None, dict[str, str]]:
    value = read_sealed(within / _NOTES)
    return value if isinstance(value, tuple) else (None, {})


def _swept(within: Path, known: Mapping[str, str], *, unused: Unused, updated: bool) -> dict[str, str]:
    """Deletes what is of no use, and returns the folders that are there; an `updated` program has no use for what was before."""
    # Path.is_dir raises an error for a folder that another user hides; to make it again costs only time.
    there = {name: folder for name, folder in known.items() if os.path.isdir(folder)}  # noqa: PTH112
    lost = {within / name for name in known.keys() - there.keys()}
    # Young ones are just being written, or will be named when all of them are.
    lost.update(file for file in (*_broken_off(within), *unused(within)) if _age(file) > _SLOW)
    if updated:
        lost.update(_of_others(within))
    for file in lost:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    return there


def _broken_off(within: Path) -> Iterator[Path]:
    """What is being written, or was when a build was killed."""
    return within.rglob(".*.new")


def _of_others(within: Path) -> Iterator[Path]:
    """What another program has left, with other libraries for instance: this one does not believe it."""
    for file in within.rglob("*.bin"):
        if _age(file) > time.time() - _BEGAN and file.is_file() and read_sealed_bytes(file) is None:
            yield file


def _age(file: Path) -> float:
    """Seconds since a file was written; none for one that is gone."""
    try:
        return time.time() - file.lstat().st_mtime
    except OSError:
        return 0.0
