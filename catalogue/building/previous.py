"""The previous publication's ledger, fetched from a file or an address."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.caching.sighting import numbers_of
from catalogue.outputs.explained import visible

# So long nothing may come, and so long all of it may take: a server that sends a byte now and then would keep us for ever.
SECONDS, LONGEST = 30, 600
LARGEST = 200_000_000
_PIECE = 1 << 20


class MissingError(Exception):
    """The ledger that was asked for cannot be had; the text says why."""


class Found(Struct, frozen=True):
    """A ledger where it lies: `mark` stands for its bytes, which `read` returns."""

    mark: bytes
    read: Callable[[], bytes]


def found_at(file: Path, *, noted: Path | None = None) -> Found:
    """Returns the ledger in a file, which is not held in memory: it is as large as the catalogue.

    What stands for it is noted in the file `noted`, if there is one, and believed as long as nobody has touched the ledger.
    Raises OSError.
    """
    stands = os.fspath(file.absolute()), numbers_of(os.fspath(file))
    known = read_sealed(noted) if noted else None
    if isinstance(known, tuple) and known[0] == stands:
        return Found(known[1], file.read_bytes)
    with file.open("rb") as content:
        mark = hashlib.file_digest(content, "sha256").digest()
    if noted and noted.parent.is_dir():
        write_sealed(noted, (stands, mark))
    return Found(mark, file.read_bytes)


def find(place: str, *, root: Path) -> Found:
    """Returns the ledger at `place`: an http(s) address, or a path relative to `root`. Raises MissingError."""
    try:
        if not place.lower().startswith(("http://", "https://")):
            return found_at(root / place)
        content = _downloaded(place)
    except (OSError, ValueError) as error:
        raise MissingError(_reason(error)) from None
    return Found(hashlib.sha256(content).digest(), lambda: content)


def _reason(error: Exception) -> str:
    """What the system says, without the numbers and the names that the library puts around it."""
    cause = getattr(error, "reason", error)
    said = cause.strerror if isinstance(cause, OSError) else None
    # What a server says may hold what a terminal obeys.
    return " ".join(visible(said or str(error) or type(error).__name__).split())


def _downloaded(address: str) -> bytes:
    # What speaks with the network takes a hundredth of a second to load.
    from http.client import HTTPException

    try:
        return _answered(address)
    except HTTPException as error:
        raise ValueError(str(error) or type(error).__name__) from error


def _answered(address: str) -> bytes:
    from urllib.error import HTTPError
    from urllib.request import urlopen

    try:
        answer = urlopen(address, timeout=SECONDS)  # noqa: S310 - the caller has asked for the two schemes
    except HTTPError as error:
        error.close()  # it holds the connection
        raise
    with answer:
        content = b"".join(_pieces(answer.read1))
        promised = answer.headers.get("Content-Length", "")
    if promised.isdecimal() and len(content) < int(promised):
        # Read in pieces, the library takes an answer that breaks off for the end.
        raise ValueError(f"{len(content)} of {promised} bytes")
    return content


def _pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yields an answer as it comes. Raises ValueError for one that is too large, or takes too long."""
    end, size = time.monotonic() + LONGEST, 0
    while piece := read(_PIECE):
        size += len(piece)
        if size > LARGEST:
            raise ValueError(f"> {LARGEST} bytes")
        if time.monotonic() > end:
            raise ValueError(f"> {LONGEST} s")
        yield piece
