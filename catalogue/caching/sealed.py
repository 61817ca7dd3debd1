"""Sealed files: values under a checksum, so that a file that is damaged, or another program's or place's, is taken for none."""

import hashlib
import marshal
from contextlib import suppress
from pathlib import Path
from typing import Any

from catalogue.caching.signature import program_signature
from catalogue.caching.whole_file import write_whole

_SEAL = 16


def seal(data: bytes | memoryview) -> bytes:
    """Returns the checksum under which this program, with the libraries beside it, keeps `data`."""
    return hashlib.blake2b(data, digest_size=_SEAL, key=program_signature()).digest()


def read_sealed(file: Path) -> Any:
    """Returns the value in `file`; None when there is none, or not the one that was written."""
    data = read_sealed_bytes(file)
    # marshal may crash on damaged data, so nothing is decoded before the seal has been checked.
    return None if data is None else marshal.loads(data)  # noqa: S302


def read_sealed_bytes(file: Path, mark: bytes = b"") -> bytes | memoryview | None:
    """Returns the bytes in `file`; None when there are none, or not those that were written, or others than `mark` says."""
    try:
        content = memoryview(file.read_bytes())
    except OSError:
        return None
    found, data = content[:_SEAL], content[_SEAL:]
    own = seal(data)
    return data if found == _stamp(file, own) and mark in (b"", own) else None


def read_clip(file: Path, start: int, end: int) -> bytes:
    """Returns some of the bytes in `file` as they are, nothing where it is lost: whoever asks has to know what they were."""
    with suppress(OSError), file.open("rb", buffering=0) as opened:
        opened.seek(_SEAL + start)
        return opened.read(end - start)
    return b""


def write_sealed(file: Path, value: Any) -> None:
    """Writes plain values (texts, bytes, numbers, tuples, lists, dictionaries), whole or not at all.

    Where the disk does not take them, nothing is kept, and the next build does it again.
    """
    write_sealed_bytes(file, marshal.dumps(value))


def write_sealed_bytes(file: Path, data: bytes | memoryview) -> bytes:
    """Writes bytes likewise and returns what stands for them."""
    mark = seal(data)
    with suppress(OSError):
        write_whole(file, _stamp(file, mark), data)
    return mark


def _stamp(file: Path, mark: bytes) -> bytes:
    """What a file begins with: bound to its name, or an intact file under the name of another would be decoded as that."""
    return seal(file.stem.encode("utf-8", "surrogateescape") + mark)
