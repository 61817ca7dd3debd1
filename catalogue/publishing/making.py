"""Making: planned files to files beside the published folder, but only those that are not there as they should be."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from catalogue.crew import Crew
from catalogue.outputs.output import Leads, Planned
from catalogue.outputs.policy import Needs, needs_of
from catalogue.publishing.manifest import Manifest, Row
from catalogue.publishing.standing import Mark, Standing, mark_of

T = TypeVar("T")
# So many files are made in one go: enough to make the handing out cheap, few enough to end together.
CHUNK = 64
NOTHING = Needs()


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """What making gave: by path, the file to move into the published folder (None: what stands there is right).

    `rows` are for the next manifest; `said` is what was noticed on the way.
    """

    files: dict[str, Path | None]
    rows: dict[str, Row]
    said: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where files go: the published folder with what stands there, and a folder beside it, on the same disk, to make them in.

    Where nothing is published yet, the files lie in that folder as they will lie in the site, so that it can become it.
    """

    site: Path
    there: Standing
    staging: Path
    first: bool = False

    def file(self, number: int, path: str) -> str:
        """Returns where to make the file that will lie at `path`; `number` is one of its own."""
        full = f"{self.staging}/{path if self.first else f'{number // CHUNK}/{number}'}"
        os.makedirs(full.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - pathlib would make a path of each
        return full


def make(
    outputs: Sequence[Planned],
    *,
    place: Place,
    before: Manifest,
    holds: Callable[[Leads], bool],
    crew: Crew,
    said: Callable[[], Sequence[T]] = tuple,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Made[T]:
    """Makes what is not in the folder already; what `before` tells of a file counts only while nobody touched it.

    `holds` tells whether links still lead where they led; `said` is called in each process after a share of the work
    and returns what was noticed in it; `progress` hears how many of how many files are done.
    """
    known = {output.path: row for output in outputs if (row := _standing(output, place, before, holds)) is not None}
    todo = [output for output in outputs if output.path not in known]
    rows, files = dict(known), dict.fromkeys(known, None) if known else {}
    heard: list[T] = []

    def share(start: int, end: int) -> tuple[list[tuple[Row, Path | None]], Sequence[T]]:
        return [_made(todo[at], place, at) for at in range(start, end)], said()

    done = 0
    with closing(crew.share(share, len(todo), chunk=CHUNK)) as parts:
        for found, noticed in parts:
            for row, file in found:
                rows[todo[done].path], files[todo[done].path] = row, file
                done += 1
            heard += noticed
            progress(done, len(todo))
    return Made(files, rows, tuple(heard))


def _standing(output: Planned, place: Place, before: Manifest, holds: Callable[[Leads], bool]) -> Row | None:
    """The row of a file that stands as it should."""
    row = before.rows.get(output.path)
    if row is None or not output.key or row.key != output.key or place.there.files.get(output.path) != row.mark:
        return None
    return row if holds(row.leads) else None


def _made(output: Planned, place: Place, number: int) -> tuple[Row, Path | None]:
    content = output.make()
    leads = output.leads()
    needs = needs_of(content) if output.path.endswith(".html") else NOTHING
    mark = place.there.files.get(output.path)
    if mark is not None and mark[0] == len(content) and (place.site / output.path).read_bytes() == content:
        return Row(output.key, mark, needs, leads), None
    file = place.file(number, output.path)
    return Row(output.key, _written(content, file), needs, leads), Path(file)


def _written(content: bytes, file: str) -> Mark:
    """Writes a file with as few calls of the system as can be: there are tens of thousands."""
    new = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(new, rest) :]
        return mark_of(os.fstat(new))
    finally:
        os.close(new)


def rows_of(outputs: Sequence[Planned], made: Made[T]) -> Iterator[tuple[str, Row]]:
    """Yields the rows in the order of the outputs, so that the same site has the same manifest."""
    for output in outputs:
        yield output.path, made.rows[output.path]
