"""The stock: a folder kept up to date file by file while it is looked at; what somebody asks for is made first."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from catalogue.outputs.output import Leads, Planned
from catalogue.publishing.making import needs_at, write_new
from catalogue.publishing.manifest import Manifest, Row
from catalogue.publishing.mirror import bring
from catalogue.publishing.standing import UNKNOWN, Mark, folders_of, mark_of

# Where a file is written until it is whole: hidden, so that nobody takes it for one of the site.
_NEW = ".catalogue-stock.new"
# How files end that show content: pages, calendars, data, the index.
CONTENT = frozenset({".ics", ".json", ".html", ".bin"})


class Stock:
    """The files of a folder in which nobody else writes: which are right, and which are owed.

    One thread plans and makes them; others may wait until a file is right. A change takes these steps:

    1. `doubt`: all files that show content are in doubt. Whoever asks for one waits.
    2. `put`, for some pages: they are right at once, ahead of all plans.
    3. `plan`, several times: of the planned files it is known which are owed; these are waited for, the others are right.
    4. `make`, for each file that is owed: then it is right.
    5. `finish`, or `settle` where the change is given up: nobody waits any longer.
    """

    def __init__(self, site: Path, manifest: Manifest) -> None:
        self._site = site
        self._rows = dict(manifest.rows)
        self._folders = folders_of(manifest.rows)
        self._world = manifest.world
        self._owed: dict[str, Planned] = {}
        self._asked: list[str] = []  # what others wait for
        self._doubt: frozenset[str] = frozenset()  # how files end that are in doubt, unless they are right or owed
        self._right: set[str] = set()
        self._tried: set[str] = set()  # what `doubted` has named since the change
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
        """Puts what shows content in doubt from now on, for that has changed."""
        with self._settled:
            self._owed, self._doubt, self._right, self._tried = {}, CONTENT, set(), set()

    def settle(self) -> None:
        """Ends all waiting: what is there is what there is."""
        with self._settled:
            self._owed, self._doubt = {}, frozenset()
            self._settled.notify_all()

    def put(self, path: str, content: bytes) -> bool:
        """Writes a page ahead of all plans; tells whether it is another one now. Who plans it later makes it anew."""
        new = self._standing(path, content) is None
        if new:
            self._write(path, content)
        with self._settled:
            # Also of a page that is new, so that it goes again where nobody comes to plan it.
            row = self._rows.get(path) or Row(b"", UNKNOWN, needs_at(path, content), ())
            self._rows[path] = row._replace(key=b"", mark=UNKNOWN)
            self._right.add(path)
            self._settled.notify_all()
        return new

    def plan(
        self,
        outputs: Collection[Planned],
        *,
        world: bytes,
        holds: Callable[[Leads], bool],
        doubt: frozenset[str] = frozenset(),
    ) -> None:
        """Notes which of the files are owed; what else ends on one of `doubt` stays in doubt.

        `world` stands for all addresses that links may lead to, and `holds` tells whether they still lead where they led.
        """
        known: Callable[[Leads], bool] = (lambda _leads: True) if world == self._world else holds
        paths = [output.path for output in outputs]
        owed = {output.path: output for output in outputs if not self._kept(output, known)}
        with self._settled:
            self._owed |= owed
            self._doubt &= doubt
            self._right.update(paths)  # as soon as those that are owed are made
            if world != self._world:
                self._world = b""  # until all of them have been looked at
            self._settled.notify_all()

    def make(self, path: str) -> bool:
        """Makes an owed file; tells whether it is another one now."""
        output = self._owed[path]
        content = output.make()
        leads, mark = output.leads(), self._standing(path, content)
        row = Row(output.key, mark or self._write(path, content), needs_at(path, content), leads)
        with self._settled:
            self._rows[path] = row
            del self._owed[path]
            self._settled.notify_all()
        return mark is None

    def spoil(self, path: str) -> None:
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
        with self._settled:
            paths, self._asked = self._asked, [path for path in self._asked if self._doubtful(path)]
        yield from (path for path in paths if path in self._owed)

    @property
    def wanted(self) -> bool:
        """Whether somebody waits for a file."""
        return bool(self._asked)

    def waited_for(self, endings: Collection[str]) -> bool:
        """Tells whether somebody waits for a file in doubt that ends on one of these."""
        return any(path[path.rfind(".") :] in endings and self._doubtful(path) for path in tuple(self._asked))

    def doubted(self) -> Iterator[str]:
        """Yields the files that are in doubt and that somebody waits for, each of them once."""
        for path in tuple(self._asked):
            if path not in self._tried and self._doubtful(path):
                self._tried.add(path)
                yield path

    def finish(self, paths: Collection[str], *, world: bytes) -> None:
        """Notes that `paths` are all files, and right."""
        self._rows = {path: self._rows[path] for path in paths}
        self._folders = folders_of(self._rows)
        self._world = world
        self.settle()

    def _kept(self, output: Planned, holds: Callable[[Leads], bool]) -> bool:
        """Whether a file is what it should be, as long as nobody else has touched it."""
        row = self._rows.get(output.path)
        return row is not None and bool(output.key) and row.key == output.key and holds(row.leads)

    def _waits(self, path: str) -> bool:
        return path in self._owed or self._doubtful(path)

    def _doubtful(self, path: str) -> bool:
        ending = path[path.rfind(".") :]
        return ending in self._doubt and path in self._rows and path not in self._right

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
        try:
            mark = write_new((content,), str(new))
        except OSError:
            new.unlink(missing_ok=True)  # half a file, on a disk that is full
            raise
        bring(str(new), self._site, path, folders=self._folders)
        return mark
