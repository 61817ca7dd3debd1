"""Mirroring: a finished folder brought over a published one, touching only what changed."""

import filecmp
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from catalogue.publishing.room import need_right, need_room
from catalogue.publishing.standing import Standing, folders_of, standing

# Where a file is written until it is whole: one hidden name, so that a killed run leaves nothing the next does not find.
WHOLE = ".catalogue-mirror.new"


def mirror(
    source: Path, target: Path, *, more: Mapping[str, Path | str | None] | None = None, there: Standing | None = None
) -> None:
    """Makes `target` hold what `source` and `more` hold.

    `more` are files by their paths below `target`, which win over a file of their name: each is moved there from where
    it was made, or stays as it stands there (None). `there` is what stands in `target`, if that is known.

    Files with equal bytes stay untouched, with their time stamps; the others are replaced one by one through a
    rename, so that no reader ever sees half a file; files that are gone are deleted last. Names that begin with a
    dot at the top of `target` are not ours and stay.
    """
    filecmp.clear_cache()  # it goes by size and time, and a site may be built twice within one tick of the clock
    moved = more or {}
    target.mkdir(parents=True, exist_ok=True)
    (target / WHOLE).unlink(missing_ok=True)
    there = standing(target) if there is None else there
    wanted, holders = set(_below(source)) - moved.keys(), folders_of(moved)
    stood = (there.files.keys(), there.folders, there.strangers)
    gone = {path for each in stood for path in each - moved.keys() - wanted - holders if path[0] != "."}
    made = {path: file for path, file in moved.items() if file}
    copied = _carried(made, target)
    copied |= {path: source / path for path in sorted(wanted - holders) if _differs(source / path, target / path)}
    need_right((*made, *copied, *gone, *([WHOLE] if copied else [])), target, folders=there.folders)
    need_room(((new, target / path) for path, new in copied.items()), target)
    folders = there.folders - moved.keys()
    for path in sorted(made.keys() | (moved.keys() - there.files.keys())):
        _folders(target, path, folders)
        if path in made:
            _move(made[path], target / path, through=target / WHOLE)
    for path in sorted(wanted - holders):
        _folders(target, path, folders)
        if (source / path).is_dir():
            _folder(f"{target}/{path}")
        elif _differs(source / path, target / path):  # asked again: a link may have led to the same
            _replace(source / path, target / path, through=target / WHOLE)
    for path in sorted(gone, reverse=True):
        _remove(target / path)


def _carried(made: Mapping[str, Path | str], target: Path) -> dict[str, Path | str]:
    """Those of the files that take room before they replace another: what is only moved on its disk takes none."""
    one = next(iter(made.values()), None)  # all of them lie on one disk
    return dict(made) if one is not None and Path(one).stat().st_dev != target.stat().st_dev else {}


def bring(made: str, target: Path, path: str, *, folders: set[str]) -> None:
    """Moves a file from where it was made to `path` below `target`; `folders` are those that are known to be there."""
    _folders(target, path, folders)
    _move(made, target / path, through=target / WHOLE)


def _below(source: Path) -> Iterator[str]:
    for path in source.rglob("*"):
        yield path.relative_to(source).as_posix()


def _folders(target: Path, path: str, known: set[str]) -> None:
    """Makes the folders in which a file lies; none of them may be a link that leads elsewhere."""
    parent = path.rpartition("/")[0]
    if parent and parent not in known:
        _folders(target, parent, known)
        _folder(f"{target}/{parent}")
        known.add(parent)


def _folder(path: str) -> None:
    """Makes a folder unless there is one: with one call of the system for each of ten thousand that are there."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        mode = 0
    if stat.S_ISDIR(mode):
        return
    if mode:  # a file, or a link, which may lead anywhere
        os.unlink(path)  # noqa: PTH108 - as above
    os.mkdir(path)  # noqa: PTH102


def _differs(source: Path, target: Path) -> bool:
    """Whether a file has to be copied."""
    stands = target.is_file() and not target.is_symlink()
    return not source.is_dir() and not (stands and filecmp.cmp(source, target, shallow=False))


def _move(made: Path | str, target: Path, *, through: Path) -> None:
    try:
        os.replace(made, target)  # noqa: PTH105 - tens of thousands of files, and pathlib makes a new path of each
    except OSError:
        # A folder in its place, or a folder published on another disk.
        _replace(made, target, through=through)


def _replace(source: Path | str, target: Path, *, through: Path) -> None:
    try:
        shutil.copyfile(source, through)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        through.replace(target)
    finally:
        through.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    elif not path.parent.is_symlink() and path.parent.is_dir():
        path.unlink(missing_ok=True)
