"""Ahead: what other processes make of a build while this one lays out the pages and the host makes its own."""

import shutil
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from catalogue.building.built import Built
from catalogue.building.cache import cache_of
from catalogue.building.kept_calendars import Bound
from catalogue.building.last_calendars import LaidPacks, lay_packs
from catalogue.building.processes import crew_from_environment
from catalogue.building.project import Project
from catalogue.crew import Crew, Errand
from catalogue.mkdocs_build.beside import bench_of
from catalogue.mkdocs_build.build import Build
from catalogue.outputs.calendar.calendars import Calendars
from catalogue.outputs.output import Planned
from catalogue.publishing.making import Made, Place, make
from catalogue.publishing.manifest import Manifest, read_manifest
from catalogue.publishing.standing import Standing, standing

# Bytes of a manifest whose files, thousands of them, are better looked at by another process.
MUCH = 500_000


class Result(NamedTuple):
    """What the other process sends back: the files, with rows for those alone that changed, and the packs it has written."""

    files: Made
    laid: LaidPacks


class Ahead(Struct, frozen=True, dict=True):
    """The process that binds the calendars and makes all files that are no pages, and the place where it makes them.

    `before` tells what the last build has put into the published folder. `others` are the paths of the files that are no
    calendars: those of the calendars are known only when they are bound.
    """

    place: Place
    errand: Errand[Result]
    others: frozenset[str]
    before: Manifest

    @cached_property
    def bound(self) -> Bound:
        """The calendars; whoever asks waits until they are bound."""
        bound: Bound = self.errand.heard()
        return replace(bound, calendars=replace(bound.calendars, files=_named(bound.last.files)))

    @property
    def paths(self) -> frozenset[str]:
        """The paths of the files that are made there."""
        return self.others.union(file.path for file in self.bound.calendars.files)

    def result(self) -> tuple[Made, LaidPacks]:
        """Returns what came of it, to be asked for once: all files with their rows, and the packs."""
        paths = self.paths  # what is said on the way comes before the result
        files, laid = self.errand.result()
        files = replace(files, files={**dict.fromkeys(paths), **files.files})
        files.rows.update((path, self.before.rows[path]) for path in files.files if path not in files.rows)
        return files, laid


def place_of(build: Build) -> Place:
    """Returns where the files of a build are to be made."""
    there = build.looking.result() if build.looking else standing(build.site_dir)
    build.looking = None
    return Place(build.site_dir, there, bench_of(build.site_dir), first=build.first)


def look_around(root: Path, site_dir: Path) -> Errand[Standing] | None:
    """Begins to look at what stands in the published folder of the project in `root`, where that is much."""
    manifest = cache_of(root).manifest(site_dir)
    crew = crew_from_environment()
    if crew.size > 1 and manifest and manifest.exists() and manifest.stat().st_size > MUCH:
        return crew.errand(lambda _ask, _say: standing(site_dir))
    return None


def binds_ahead(build: Build) -> bool:
    """Tells whether another process binds the calendars.

    It does where there is other work meanwhile: nothing that the last build published is there, or pages have to be laid
    out. A preview sends nobody.
    """
    if build.preview or crew_from_environment().size < 2:
        return False
    return _manifest(build) is None or not build.site.known


def _manifest(build: Build) -> Path | None:
    """Where it stands what was put into the published folder, if that is there."""
    file = cache_of(build.project.root).manifest(build.site_dir)
    return file if file and file.exists() and not build.first else None


def _cleared(build: Build) -> Place:
    """Where to make files; nothing is there of another time."""
    place = place_of(build)
    shutil.rmtree(place.bench, ignore_errors=True)
    return place


def bind_ahead(build: Build, built: Built) -> None:
    """Lets another process bind the calendars, and make what is new of them and of all other files that are no pages.

    Afterwards `build.ahead` is that process, and the calendars of `build.site` are what it tells of them.
    """
    built.calendars.prepare()  # while all processes are still there: the other one could send nobody
    manifest = _manifest(build)
    before = read_manifest(manifest) if manifest else Manifest()
    place, site = _cleared(build), build.site
    folder, ledger = cache_of(build.project.root).made(), build.project.addresses.ledger()
    others = tuple(site.others())
    given_away = _named((file.path, file.key) for file in others)

    def task(_ask: object, say: Callable[[Bound], None]) -> Result:
        bound = built.calendars.bind_quietly()
        calendars, last = bound.calendars, bound.last
        # Of what is kept, the files are named as well.
        say(Bound(replace(calendars, files=(), packs={}, remnant=None), replace(last, packs=dict, remnant=None)))
        laid = lay_packs(folder, last.packs() or {}) if folder and last.fresh else LaidPacks()
        # The others and the ledger as long as no events lie unpacked.
        files = [*others, *sorted(calendars.files, key=lambda file: file.path != ledger)]
        del bound, calendars, last  # the packs take as much room as what is made next
        made = make(files, place=replace(place, room="ahead/"), before=before, holds=lambda _: True, crew=Crew())
        files.clear()  # so do they, and the result when it is sent
        rows = {path: row for path, row in made.rows.items() if before.rows.get(path) != row}
        return Result(Made({path: file for path, file in made.files.items() if file}, rows, []), laid)

    paths = frozenset(file.path for file in others)
    build.ahead = ahead = Ahead(place, crew_from_environment().errand(task), paths, before)
    build.site = replace(site, bind=lambda: _told(ahead.bound, build.project), others=lambda: given_away)


def _told(bound: Bound, project: Project) -> Calendars:
    project.tell_of_calendars(bound.calendars)
    return bound.calendars


def _named(files: Iterable[tuple[str, bytes]]) -> tuple[Planned, ...]:
    """The files, by their paths and keys, for whoever needs to know which they are and does not make them."""
    return tuple(Planned(path, key, _given_away) for path, key in files)


def _given_away() -> bytes:
    raise AssertionError("made by another process")


def call_off(build: Build) -> None:
    """Ends what is still under way for a build, and leaves nothing of what was made for it beside the published folder."""
    for errand in (build.looking, build.joining, build.ahead.errand if build.ahead else None):
        if errand:
            errand.close()
    if build.ahead:
        shutil.rmtree(build.ahead.place.bench, ignore_errors=True)
    shutil.rmtree(build.staging, ignore_errors=True)
