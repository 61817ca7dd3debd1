"""Sealed files: values on the disk under a checksum, so that a damaged file, or that of another program, is taken for none."""

import hashlib
import marshal
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from catalogue.caching.signature import program_signature

_SEAL = 16


def seal(data: bytes) -> bytes:
    """Returns the checksum under which this program, with the libraries beside it, keeps `data`."""
    return hashlib.blake2b(data, digest_size=_SEAL, key=program_signature()).digest()


def read_sealed(file: Path) -> Any:
    """Returns the value in `file`; None when there is none, or not the one that was written."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    mark, data = content[:_SEAL], content[_SEAL:]
    # marshal may crash on damaged data, so nothing is decoded before the seal has been checked.
    return marshal.loads(data) if len(mark) == _SEAL and mark == seal(data) else None  # noqa: S302


def write_sealed(file: Path, value: Any) -> None:
    """Writes plain values (texts, bytes, numbers, tuples, lists, dictionaries), whole or not at all.

    Where the disk does not take them, nothing is kept, and the next build does it again.
    """
    data = marshal.dumps(value)
    part = file.with_name(f".{file.name}.{os.getpid()}.new")
    with suppress(OSError):
        try:
            with part.open("wb") as new:
                new.write(seal(data))
                new.write(data)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
