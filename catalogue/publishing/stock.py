"""The stock: a folder kept up to date file by file while it is looked at; what somebody asks for is made first."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from catalogue.outputs.output import Leads, Planned
from catalogue.publishing.making import kept_row, wishes, written
from catalogue.publishing.manifest import Manifest, Row
from catalogue.publishing.mirror import bring
from catalogue.publishing.standing import UNKNOWN, Mark, folders_of, mark_of

# Where a file is written until it is whole: hidden, so that nobody takes it for one of the site.
_NEW = ".catalogue-stock.new"


class Stock:
    """The files of a folder in which nobody else writes: which are right, and which are owed.

    One thread plans and makes them; others may wait until a file is right. Between a change and the plan of what it
    means, pages are in doubt: whoever asks for one waits, but for those that are known to be right already.
    """

    def __init__(self, site: Path, manifest: Manifest) -> None:
        self._site = site
        self._rows = dict(manifest.rows)
        self._folders = folders_of(manifest.rows)
        self._world = manifest.world
        self._owed: dict[str, Planned] = {}
        self._asked: list[str] = []
        self._right: set[str] | None = None
        self._settled = threading.Condition()

    @property
    def rows(self) -> Mapping[str, Row]:
        """What is known of the files that lie there."""
        return self._rows

    @property
    def world(self) -> bytes:
        """What stands for the addresses that the links of all files were looked up against; empty where they differ."""
        return self._world

    @property
    def owed(self) -> Mapping[str, Planned]:
        """The files that are still to be made by their paths, in the order in which they were planned."""
        return self._owed

    def doubt(self) -> None:
        """Lets pages wait from now on: what they are made of has changed."""
        with self._settled:
            self._owed, self._right = {}, set()

    def settle(self) -> None:
        """Ends all waiting: what is there is what there is."""
        with self._settled:
            self._owed, self._right = {}, None
            self._settled.notify_all()

    def put(self, path: str, content: bytes) -> bool:
        """Writes a page ahead of all plans; tells whether it is another one now. Who plans it later makes it anew."""
        new = self._standing(path, content) is None
        if new:
            self._write(path, content)
        with self._settled:
            if path in self._rows:
                self._rows[path] = self._rows[path]._replace(key=b"", mark=UNKNOWN)
            if self._right is not None:
                self._right.add(path)
            self._settled.notify_all()
        return new

    def plan(self, outputs: Iterable[Planned], *, world: bytes, holds: Callable[[Leads], bool]) -> None:
        """Notes which of the files are owed; what is in doubt no longer is. `world` and `holds` are as in `make`."""
        known: Callable[[Leads], bool] = (lambda _leads: True) if world == self._world else holds
        owed = {output.path: output for output in outputs if kept_row(output, self._rows, known) is None}
        with self._settled:
            self._owed |= owed
            self._right = None
            if world != self._world:
                self._world = b""  # until all of them have been looked at
            self._settled.notify_all()

    def make(self, path: str) -> bool:
        """Makes an owed file; tells whether it is another one now."""
        output = self._owed[path]
        content = output.make()
        leads, mark = output.leads(), self._standing(path, content)
        row = Row(output.key, mark or self._write(path, content), wishes(path, content), leads)
        with self._settled:
            self._rows[path] = row
            del self._owed[path]
            self._settled.notify_all()
        return mark is None

    def doubtful(self, path: str) -> None:
        """Notes that a file is not what it should be although it was made: it is made anew next time."""
        self._rows[path] = self._rows[path]._replace(key=b"")

    def wait_for(self, path: str, *, patience: float) -> None:
        """Waits, in another thread, until a file is right, and lets it be made first; `patience` is in seconds."""
        with self._settled:
            if self._waits(path):
                self._asked.append(path)
                self._settled.wait_for(lambda: not self._waits(path), timeout=patience)

    def asked(self) -> Iterator[str]:
        """Yields the owed files that somebody waits for."""
        while self._asked and self._right is None:
            with self._settled:
                path = self._asked.pop(0)
            if path in self._owed:
                yield path

    def finish(self, paths: Collection[str], *, world: bytes) -> None:
        """Notes that `paths` are all files, and right."""
        self._rows = {path: self._rows[path] for path in paths}
        self._folders = folders_of(self._rows)
        self._world = world
        self.settle()

    def _waits(self, path: str) -> bool:
        if self._right is not None:
            return path.endswith(".html") and path in self._rows and path not in self._right
        return path in self._owed

    def _standing(self, path: str, content: bytes) -> Mark | None:
        """The mark of a file that holds this already."""
        file = self._site / path
        try:
            mark = mark_of(file.lstat())
            return mark if mark[0] == len(content) and file.read_bytes() == content else None
        except OSError:
            return None

    def _write(self, path: str, content: bytes) -> Mark:
        new = self._site / _NEW
        new.unlink(missing_ok=True)
        mark = written((content,), str(new))
        bring(str(new), self._site, path, folders=self._folders)
        return mark
