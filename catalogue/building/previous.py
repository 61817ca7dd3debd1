"""The previous publication's ledger, fetched from a file or an address."""

from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

SECONDS = 30
LARGEST = 200_000_000


class MissingError(Exception):
    """The ledger that was asked for cannot be had; the text says why."""


def fetch(place: str, *, root: Path) -> bytes:
    """Returns the ledger at `place`: an http(s) address, or a path relative to `root`. Raises MissingError."""
    try:
        if place.lower().startswith(("http://", "https://")):
            return _downloaded(place)
        return (root / place).read_bytes()
    except (OSError, HTTPException, ValueError) as error:
        raise MissingError(str(error) or type(error).__name__) from None


def _downloaded(address: str) -> bytes:
    try:
        answer = urlopen(address, timeout=SECONDS)  # noqa: S310 - the caller has asked for the two schemes
    except HTTPError as error:
        error.close()  # it holds the connection
        raise
    with answer:
        content = bytes(answer.read(LARGEST + 1))
        promised = answer.headers.get("Content-Length", "")
    if len(content) > LARGEST:
        raise ValueError(f"> {LARGEST} bytes")
    if promised.isdecimal() and len(content) < int(promised):
        # Read with a limit, the library takes an answer that breaks off for the end.
        raise ValueError(f"{len(content)} of {promised} bytes")
    return content
