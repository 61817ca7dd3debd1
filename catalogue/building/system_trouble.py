"""Trouble with the system: what keeps a build from its end though neither the content nor the program is at fault."""

import errno
from pathlib import Path
from typing import Final

from catalogue.crew import LostWorkerError
from catalogue.model.translation import Translation

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
# No right to write, too much open at once, broken hardware. Others, such as a file that is missing, may be a mistake of
# ours.
_FOREIGN: Final = frozenset({
    errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM,
    errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM, errno.EIO,
})  # fmt: skip


def trouble_in(error: BaseException, words: Translation, *, near: Path) -> str:
    """Returns what the system says, and what to do about it; nothing where it may be a mistake of ours.

    `near` is a folder on the disk that is full, where the system does not say which.
    """
    if isinstance(error, LostWorkerError):
        return words("build.system", reason=error)
    if not isinstance(error, OSError):
        return ""
    place = error.filename2 or error.filename
    if error.errno in _FULL:
        return words("build.no-room", path=_folder(Path(place) if place else near))
    if error.errno not in _FOREIGN:
        return ""
    return words("build.system", reason=f"{error.strerror}: {place}" if place else str(error.strerror))


def _folder(place: Path) -> Path:
    """The folder in which a file would lie, or the nearest above it that is there: one for what is made is gone by now."""
    return next(folder for folder in place.absolute().parents if folder.is_dir()) if not place.is_dir() else place
