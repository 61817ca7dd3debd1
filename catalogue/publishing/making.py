"""Making: planned files to files beside the published folder, but only those that are not there as they should be."""

import filecmp
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct, field

from catalogue.crew import Crew
from catalogue.outputs.output import Beginning, DeadLink, Leads, Planned
from catalogue.outputs.policy import Needs, needs_of
from catalogue.publishing.manifest import Manifest, Row
from catalogue.publishing.standing import Mark, Standing, mark_of

# So many files are made in one go: enough to make the handing out cheap, few enough to end together.
CHUNK = 64
# So few are made by the process that asks. What more of them need, offers that wake above all, another one may hold.
FEW = 8
NOTHING = Needs()
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Made(Struct, frozen=True):
    """What making gave: by path, the file to move into the published folder (None: it lies where it will stay).

    `rows` are for the next manifest, in the order of the outputs; `dead` are the links that lead nowhere.
    """

    files: dict[str, str | None]
    rows: dict[str, Row]
    dead: list[DeadLink]


class Place(Struct, frozen=True):
    """Where files go: the published folder `site`, in which stands what is `there`, by way of the folder `bench`.

    Files are made on the bench, which lies on the same disk. The `first` time, when nothing is published yet, they lie
    there as they will lie in the site, so that the bench can become it. Otherwise they have numbers for names, and a
    process that makes files at the same time as another one has a `room` of its own ("ahead/").
    """

    site: Path
    there: Standing
    bench: Path
    first: bool = False
    room: str = ""

    def file(self, number: int, path: str) -> str:
        """Returns where to make the file that will lie at `path`; `number` is one of its own."""
        return f"{self.bench}/{path if self.first else f'{self.room}{number // CHUNK}/{number}'}"

    def way(self, file: str) -> str | None:
        """Returns from where a file that was made is to be moved; None where it lies as it will lie in the site."""
        return None if self.first else file


def make(
    outputs: Sequence[Planned],
    *,
    place: Place,
    before: Manifest,
    holds: Callable[[Leads], bool],
    crew: Crew,
    dead: Callable[[], Sequence[DeadLink]] = tuple,
    later: Callable[[], Sequence[Planned]] = tuple,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Made:
    """Makes what is not in the folder already; what `before` tells of a file counts only while nobody touched it.

    `holds` tells whether links still lead where they led; `dead` is called in each process after a share of the work
    and returns the links that were met in it and lead nowhere; `progress` hears how many of how many files are done. `later` is asked for more
    outputs when all others are made.
    """
    making = _Making(place, before, holds, crew, dead)
    making.some(outputs, progress)
    making.some(later(), lambda _done, _all: None)
    return making.made


class _Making(Struct, frozen=True):
    """The work of making files, lot by lot."""

    place: Place
    before: Manifest
    holds: Callable[[Leads], bool]
    crew: Crew
    dead: Callable[[], Sequence[DeadLink]]
    made: Made = field(default_factory=lambda: Made({}, {}, []))
    folders: set[str] = field(default_factory=set)

    def some(self, outputs: Sequence[Planned], progress: Callable[[int, int], None]) -> None:
        """Makes those of `outputs` that are not there as they should be."""
        rows = dict(self._standing(outputs))
        todo = [output for output in outputs if output.path not in rows]
        files = self.made.files
        files.update(dict.fromkeys(rows))
        first = len(files)  # the number of a file is its own

        def share(start: int, end: int) -> tuple[list[tuple[Row, str | None]], Sequence[DeadLink]]:
            return [_made(todo[at], self.place, first + at, self.folders) for at in range(start, end)], self.dead()

        done = 0
        apart = len(todo) > FEW
        with closing(self.crew.share(share, len(todo), chunk=CHUNK, alike=True, apart=apart)) as parts:
            for found, dead in parts:
                for row, file in found:
                    rows[todo[done].path], files[todo[done].path] = row, file
                    done += 1
                self.made.dead.extend(dead)
                progress(done, len(todo))
        self.made.rows.update((each.path, rows[each.path]) for each in outputs)

    def _standing(self, outputs: Sequence[Planned]) -> Iterator[tuple[str, Row]]:
        """Yields the rows of those that stand as they should: mostly all of tens of thousands."""
        before, there, holds = self.before.rows, self.place.there.files, self.holds
        for path, key, *_ in outputs:
            row = before.get(path)
            if row is None or not key:
                continue
            known, mark, _, leads = row
            if known == key and there.get(path) == mark and (not leads or holds(leads)):
                yield path, row


def _made(output: Planned, place: Place, number: int, folders: set[str]) -> tuple[Row, str | None]:
    """Makes a file where it is to be moved from; `folders` are those that are known to be there."""
    if output.pieces:
        return _made_in_pieces(output, output.pieces(), place, number, folders)
    content = output.make()
    leads = output.leads()
    needs = needs_at(output.path, content)
    mark = place.there.files.get(output.path)
    if mark is not None and mark[0] == len(content) and (place.site / output.path).read_bytes() == content:
        return Row(output.key, mark, needs, leads), None
    file = place.file(number, output.path)
    _ready(file.rpartition("/")[0], folders)
    return Row(output.key, write_new((content,), file), needs, leads), place.way(file)


def needs_at(path: str, content: bytes) -> Needs:
    """Returns what the file at a path needs the policy to allow; only pages need anything."""
    return needs_of(content) if path.endswith(".html") else NOTHING


def _made_in_pieces(
    output: Planned, pieces: Iterable[bytes], place: Place, number: int, folders: set[str]
) -> tuple[Row, str | None]:
    file, site = place.file(number, output.path), place.site / output.path
    _ready(file.rpartition("/")[0], folders)
    made = write_new(pieces, file)
    filecmp.clear_cache()  # it goes by size and time
    mark = place.there.files.get(output.path)
    if mark is not None and mark[0] == made[0] and filecmp.cmp(file, site, shallow=False):
        os.unlink(file)  # noqa: PTH108
        return Row(output.key, mark, NOTHING, ()), None
    return Row(output.key, made, NOTHING, ()), place.way(file)


def _ready(folder: str, known: set[str]) -> None:
    """Makes a folder, mostly in another that is there: pathlib would make a path of each, and os.makedirs look first."""
    if folder in known:
        return
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass  # another process was first
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    known.add(folder)


def write_new(pieces: Iterable[bytes], file: str) -> Mark:
    """Writes a file that is not there yet, with as few calls of the system as can be: there are tens of thousands. Returns its mark.

    Raises OSError.
    """
    new = os.open(file, _NEW, 0o666)
    try:
        for piece in pieces:
            rest = piece
            if isinstance(piece, Beginning):
                os.lseek(new, 0, os.SEEK_SET)
            while rest:
                rest = rest[os.write(new, rest) :]
        return mark_of(os.fstat(new))
    except OSError as error:
        error.filename = file  # the system does not say where there was no room
        raise
    finally:
        os.close(new)
