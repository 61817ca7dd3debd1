"""The last calendars: what a publication leaves of them for the next build, in memory and on the disk."""

import marshal
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.feeds import Feed
from catalogue.outputs.calendar.pack import Pack, pack_of_plain, plain
from catalogue.outputs.calendar.since import Remnant
from catalogue.outputs.output import digest


class LastCalendars(Struct, frozen=True):
    """What the last publication left: what its calendars depend on, their files and feeds, and all shares in packs.

    `stand` stands for the ledger as it lies in the site, empty before it does. `inputs` stands for the front matter of
    all offers, `sizes` tells what is wrong with the size of each feed, by its key. `gone` are the members of the ledger
    that pages of courses that are gone need. `packs` gives the packs by number, or None when they cannot be believed.
    `remnant` is what a process that builds again and again has of them. `fresh` marks a publication that is not kept yet.
    """

    stand: bytes = b""
    world: bytes = b""
    today: str = ""
    inputs: bytes = b""
    files: tuple[tuple[str, bytes], ...] = ()
    feeds: tuple[Feed, ...] = ()
    sizes: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    gone: Mapping[str, bytes] = field(default_factory=dict)
    packs: Callable[[], Mapping[int, Pack] | None] = dict
    remnant: Remnant | None = None
    fresh: bool = False

    def published(self, stand: bytes) -> "LastCalendars":
        """Returns the same, now that `stand` stands for the ledger."""
        return self if self.stand else replace(self, stand=stand)


def read_calendars(folder: Path) -> LastCalendars:
    """Returns what was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / "calendar.bin")
    if not isinstance(value, tuple):
        return LastCalendars()
    names, files, feeds, sizes, gone, marks = value
    stand, world, today, inputs = names
    return LastCalendars(
        stand=stand,
        world=world,
        today=today,
        inputs=inputs,
        files=files,
        feeds=tuple(map(Feed._make, feeds)),
        sizes=pickle.loads(sizes),  # noqa: S301 - our own, and sealed
        gone=gone,
        packs=cache(lambda: _read_packs(folder, marks)),
    )


def _read_packs(folder: Path, marks: Mapping[int, bytes]) -> Mapping[int, Pack] | None:
    packs: dict[int, Pack] = {}
    for number, mark in marks.items():
        value = read_sealed(_file(folder, number))
        if not isinstance(value, tuple) or value[0] != mark:
            return None
        packs[number] = pack_of_plain(value[1], mark=mark)
    return packs


class LaidPacks(NamedTuple):
    """Packs laid beside those of the last publication: the marks of all by their numbers, and which are new."""

    marks: Mapping[int, bytes] = {}
    new: tuple[int, ...] = ()


def lay_packs(folder: Path, packs: Mapping[int, Pack]) -> LaidPacks:
    """Writes the packs that are not on the disk beside those of the last publication, which stay as they are."""
    marks: dict[int, bytes] = {}
    for number, pack in packs.items():
        marks[number] = pack.mark
        if not pack.mark:
            value = plain(pack)
            marks[number] = digest(marshal.dumps(value))
            write_sealed(_new(folder, number), (marks[number], value))
    return LaidPacks(marks, tuple(number for number, pack in packs.items() if not pack.mark))


def keep_calendars(folder: Path, last: LastCalendars, laid: LaidPacks | None) -> None:
    """Writes what the next build will want; packs in which nothing changed stay as they are.

    `laid` are the packs where somebody has laid them down already.
    """
    if not (last.fresh and last.stand):
        return
    if laid is None:
        packs = last.packs()
        if packs is None:
            return
        laid = lay_packs(folder, packs)
    for number in laid.new:
        with suppress(OSError):
            _new(folder, number).replace(_file(folder, number))
    names = (last.stand, last.world, last.today, last.inputs)
    feeds = [tuple(feed) for feed in last.feeds]
    sizes = pickle.dumps(dict(last.sizes))
    write_sealed(folder / "calendar.bin", (names, last.files, feeds, sizes, dict(last.gone), dict(laid.marks)))


def unnamed(folder: Path) -> Iterator[Path]:
    """Yields the files of packs in `folder` of which the last publication left no name, or that were never moved into place."""
    value = read_sealed(folder / "calendar.bin")
    if isinstance(value, tuple):
        known = {_file(folder, number) for number in value[-1]}
        yield from (file for file in folder.glob("calendar-*") if file not in known)


def _file(folder: Path, number: int) -> Path:
    return folder / f"calendar-{number}.bin"


def _new(folder: Path, number: int) -> Path:
    return folder / f"calendar-{number}.new"
