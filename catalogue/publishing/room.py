"""Room: whether a folder can take what is to be brought into it, asked before anything there is touched."""

import errno
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

# Bytes: of a file, a disk gives away whole blocks.
BLOCK = 4096


def need_room(incoming: Iterable[tuple[Path | str, Path]], folder: Path) -> None:
    """Raises OSError where the disk of `folder` is too full for the files that are `incoming`, each to the place of another.

    They are replaced one by one, each when the new one is whole.
    """
    disk = shutil.disk_usage(folder)
    if not disk.total:  # some network folders do not say
        return
    room = disk.free
    for new, old in incoming:
        size = _taken(new)
        if size > room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(folder))
        room -= size - _taken(old)


def need_right(paths: Iterable[str], folder: Path, *, folders: Collection[str]) -> None:
    """Raises PermissionError where nobody lets us put, replace or delete one of the `paths` below `folder`.

    `folders` are those that are there; the others are made in these.
    """
    asked: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in folders:
            above = above.rpartition("/")[0]
        if above not in asked and not os.access(place := folder / above, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(place))
        asked.add(above)


def _taken(file: Path | str) -> int:
    try:
        return -(-os.lstat(file).st_size // BLOCK) * BLOCK
    except OSError:
        return 0  # of which who wants to bring it will tell
