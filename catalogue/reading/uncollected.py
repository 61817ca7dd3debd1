"""Uncollected: a stretch of work that makes many values and no rubbish, in which nobody looks for any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, spared: bool = False) -> Iterator[None]:
    """Keeps Python from looking for rubbish meanwhile, which would take half of the time and find none.

    What was made is `spared` afterwards, too: right where the process ends with its build, and wrong where it goes on.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        if spared:
            gc.freeze()
    finally:
        if collecting:
            gc.enable()
