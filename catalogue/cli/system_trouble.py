"""Trouble with the system: what keeps a build from its end though neither the content nor the program is at fault."""

import errno
from typing import Final

from catalogue.crew import LostWorkerError

# No room, no right to write, too much open at once, broken hardware. Others, such as a file that is missing, may be a
# mistake of ours.
_FOREIGN: Final = frozenset({
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM,
    errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM, errno.EIO,
})  # fmt: skip


def trouble_in(error: OSError | LostWorkerError) -> str:
    """Returns what the system says in one line; nothing where it may be a mistake of ours."""
    if isinstance(error, LostWorkerError):
        return str(error)
    if error.errno not in _FOREIGN:
        return ""
    place = error.filename2 or error.filename
    return f"{error.strerror}: {place}" if place else str(error.strerror)
