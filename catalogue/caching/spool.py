"""Spools: bytes put aside on the disk for a moment, and taken again in the order in which they came."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress


class Spool:
    """Bytes in a file without a name, which is gone with the processes that know it; in memory where there is no room for one.

    A process that is forked when all have been added may take them as well.
    """

    def __init__(self) -> None:
        self._sizes: list[int] = []
        self._rest: list[bytes] = []
        self._file = None
        with suppress(OSError):
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it lives as long as the spool

    def add(self, data: bytes) -> None:
        """Puts bytes behind those that are there."""
        if self._file and not self._rest:
            with suppress(OSError):  # the disk is full
                if self._file.write(data) == len(data):
                    self._sizes.append(len(data))
                    return
        self._rest.append(data)

    def __iter__(self) -> Iterator[bytes]:
        """Yields all that was added."""
        start = 0
        for size in self._sizes:
            assert self._file
            # Wherever the file stands: that is the same place for all who share it.
            yield os.pread(self._file.fileno(), size, start)
            start += size
        yield from self._rest

    def close(self) -> None:
        """Lets go of all that was added."""
        if self._file:
            self._file.close()
        self._sizes, self._rest, self._file = [], [], None

    def __del__(self) -> None:
        self.close()
