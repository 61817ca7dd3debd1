"""Sources: what stands for the bytes of each source file, without reading those that nobody touched."""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.outputs.output import digest

# A file changed within so many nanoseconds before it was looked at may change again without another time stamp.
_TICK = 2_000_000_000
# Size, times of the last change of content and of anything else (nanoseconds), number on the disk.
_Signature = tuple[int, int, int, int]
_Seen = dict[str, tuple[_Signature, int, bytes, bytes]]
_NOTHING = (b"", b"")
_FENCE = b"\n---"


class Digest(NamedTuple):
    """What stands for the bytes of a file: for all of them, and for the front matter alone."""

    whole: bytes
    front: bytes


class Sources:
    """The digests of files below `root`; those of the build before are kept in `file`, if there is one."""

    def __init__(self, root: Path, file: Path | None) -> None:
        self._root = root
        self._file = file
        kept = read_sealed(file) if file else None
        self._before: _Seen = kept if isinstance(kept, dict) else {}
        self._now: _Seen = {}

    def digests(self, paths: Iterable[str]) -> Mapping[str, Digest]:
        """Returns the digests of each file, relative to the root; empty ones for one that cannot be read."""
        return {path: Digest(*self._digest(path)) for path in paths}

    def keep(self) -> None:
        """Writes what was seen, for the next build."""
        if self._file and self._now != self._before:
            write_sealed(self._file, self._now)

    def _digest(self, path: str) -> tuple[bytes, bytes]:
        full = os.path.join(self._root, path)  # noqa: PTH118 - ten thousand files: pathlib would take a second
        seen = time.time_ns()
        try:
            stat = os.stat(full)  # noqa: PTH116
        except OSError:
            return _NOTHING
        signature = stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
        known = self._before.get(path)
        if known is not None and known[0] == signature and max(signature[1:3]) < known[1] - _TICK:
            self._now[path] = known
        else:
            self._now[path] = signature, seen, *_content(full)
        return self._now[path][2:]


def _content(full: str) -> tuple[bytes, bytes]:
    try:
        # O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
        file = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            data = os.read(file, 2_000_000)
        finally:
            os.close(file)
    except OSError:
        return _NOTHING
    end = data.find(_FENCE, data.find(_FENCE[1:]) + 3)
    return digest(data), digest(data if end < 0 else data[:end])
