"""Sources: what stands for the bytes of each source file, without reading those that nobody touched."""

import os
import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.caching.sighting import TICK, Numbers, numbers_of
from catalogue.outputs.output import digest

# How a file was when it was looked at, the time of that, and what stands for its bytes and its front matter.
_Known = tuple[Numbers, int, bytes, bytes]
# Where those stand in it; a plain tuple, since marshal writes no other.
_WHOLE: Final = 2
_FRONT: Final = 3
_Seen = dict[str, _Known]
# How files were when they were looked at and when that was, by path; None for one that is not there.
Looked = Mapping[str, tuple[Numbers | None, int]]
_NOTHING = (b"", b"")
# The line that ends the front matter, as the reader wants it.
_CLOSING = re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class Digest(NamedTuple):
    """What stands for the bytes of a file: for all of them, and for the front matter alone."""

    whole: bytes
    front: bytes


class Sources:
    """The digests of files below `root`; those of the build before are kept in `file`, if there is one.

    `digests`, or `look` and then `taken`, note each file as seen; all other questions are about files that were seen.
    """

    def __init__(self, root: Path, file: Path | None) -> None:
        self._root = os.path.join(root, "")  # noqa: PTH118 - with a slash at its end
        self._file = file
        kept = read_sealed(file) if file else None
        self._before: _Seen = kept if isinstance(kept, dict) else {}
        self._now: _Seen = {}

    def digests(self, paths: Iterable[str]) -> Mapping[str, Digest]:
        """Returns the digests of each file, relative to the root; empty ones for one that cannot be read.

        Two files have the same only when they have the same name too, for an offer's address follows from that.
        """
        return {path: self._digest(path) for path in paths}

    def look(self, paths: Iterable[str]) -> Looked:
        """Returns how files are now, before somebody else reads them."""
        return {path: (numbers_of(self._full(path)), time.time_ns()) for path in paths}

    def before(self, path: str) -> bytes:
        """Returns what stood for the bytes of a file in the build before; nothing for one that is new."""
        known = self._before.get(path)
        return known[_WHOLE] if known else b""

    def stands(self, path: str) -> bool:
        """Tells whether the file was seen now with the bytes that it had in the build before."""
        now, before = self._now.get(path), self._before.get(path)
        return now is not None and before is not None and now[_WHOLE] == before[_WHOLE]

    def stands_in_front(self, path: str) -> bool:
        """Tells whether the file was seen now with the front matter that it had in the build before."""
        now, before = self._now.get(path), self._before.get(path)
        return now is not None and before is not None and bool(now[_FRONT]) and now[_FRONT] == before[_FRONT]

    def taken(self, looked: Looked, contents: Mapping[str, bytes]) -> Mapping[str, Digest]:
        """Returns the digests of files that were `looked` at and then read; what is not among the `contents` is read here."""
        found: dict[str, Digest] = {}
        for path, (signature, seen) in looked.items():
            parts = _parts(contents[path]) if path in contents else _content(self._full(path))
            found[path] = _named(path, *parts)
            if signature is not None:
                self._now[path] = signature, seen, *found[path]
        return found

    def noted(self, paths: Iterable[str]) -> Mapping[str, _Known]:
        """Returns what is known of files, to be told to another process."""
        return {path: self._now[path] for path in paths if path in self._now}

    def note(self, known: Mapping[str, _Known]) -> None:
        """Takes what another process knows."""
        self._now.update(known)

    def changed(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Returns those of the files that somebody has touched since they were looked at."""
        return tuple(path for path in paths if path in self._now and numbers_of(self._full(path)) != self._now[path][0])

    def forget(self, path: str) -> None:
        """Lets the next build look at the file anew."""
        self._now.pop(path, None)

    def keep(self) -> None:
        """Writes what was seen, for the next build."""
        if self._file and self._now != self._before:
            write_sealed(self._file, self._now)

    def let_go(self) -> None:
        """Forgets what was seen, which takes as much room as the names of all offers."""
        self._now, self._before = {}, {}

    def _digest(self, path: str) -> Digest:
        seen = time.time_ns()
        signature = numbers_of(self._full(path))
        if signature is None:
            return Digest(*_NOTHING)
        known = self._before.get(path)
        if known is not None and known[0] == signature and max(signature[1:3]) < known[1] - TICK:
            self._now[path] = known
        else:
            self._now[path] = signature, seen, *_named(path, *_content(self._full(path)))
        return Digest(*self._now[path][_WHOLE:])

    def _full(self, path: str) -> str:
        return self._root + path  # ten thousand files: pathlib would take a second


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
    return _parts(data)


def _parts(data: bytes) -> tuple[bytes, bytes]:
    closing = _CLOSING.search(data, data.find(b"\n", data.find(b"---")) + 1)
    return digest(data), digest(data[: closing.start()] if closing else data)


def _named(path: str, whole: bytes, front: bytes) -> Digest:
    name = path.encode("utf-8", "surrogateescape")
    return Digest(digest(name, whole), digest(name, front)) if whole else Digest(b"", b"")
