"""The previous publication's ledger, fetched from a file or an address."""

from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

SECONDS = 30
LARGEST = 200_000_000


class MissingError(Exception):
    """The ledger that was asked for cannot be had; the text says why."""


def fetch(place: str, *, root: Path) -> bytes:
    """Returns the ledger at `place`: an http(s) address, or a path relative to `root`. Raises MissingError."""
    try:
        if place.startswith(("http://", "https://")):
            with urlopen(place, timeout=SECONDS) as answer:  # noqa: S310 - the two schemes are asked for above
                return bytes(answer.read(LARGEST))
        return (root / place).read_bytes()
    except (URLError, OSError, ValueError) as error:
        raise MissingError(str(error)) from None
