"""Room: whether a disk can take what is to be brought into a folder, asked before anything there is touched."""

import errno
import os
import shutil
from collections.abc import Iterable
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


def _taken(file: Path | str) -> int:
    try:
        return -(-os.lstat(file).st_size // BLOCK) * BLOCK
    except OSError:
        return 0  # of which who wants to bring it will tell
