"""Quiet: what a library written in another language prints past Python, kept from the terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_ERRORS = 2


@contextmanager
def quiet() -> Iterator[None]:
    """Lets nothing through to the standard error of this process while it is open."""
    try:
        kept = os.dup(_ERRORS)
    except OSError:  # there is none
        yield
        return
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - devnull is no path on Windows
            os.dup2(nowhere.fileno(), _ERRORS)
        yield
    finally:
        os.dup2(kept, _ERRORS)
        os.close(kept)
