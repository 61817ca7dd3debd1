"""Whole files: written beside their place and moved there, so that nobody ever finds half of one."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, *parts: bytes | memoryview) -> None:
    """Writes a file out of its parts, with the permissions of the one that it replaces; raises OSError."""
    new = file.with_name(f".{file.name[:40]}.{os.getpid()}.new")
    try:
        with new.open("wb") as opened:
            opened.writelines(parts)
        with suppress(OSError):  # there is none, or a file system without permissions
            shutil.copymode(file, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
