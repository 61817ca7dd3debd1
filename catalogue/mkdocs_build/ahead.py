"""Ahead: what other processes make of a build from nothing while this one lays out the pages and the host makes its own."""

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from catalogue.building.cache import cache_of
from catalogue.building.last_calendars import Laid, Last, lay_packs
from catalogue.building.processes import crew_from_environment
from catalogue.crew import Crew, Errand
from catalogue.mkdocs_build.state import Build
from catalogue.outputs.output import Planned
from catalogue.publishing.making import Made, Place, make
from catalogue.publishing.manifest import Manifest, read_manifest
from catalogue.publishing.standing import Standing, standing

# Bytes of a manifest whose files, thousands of them, are better looked at by another process.
MUCH = 500_000
# Nobody knows of links in files that are no pages.
Files = Made[None]


class Ahead(NamedTuple):
    """Where the files of a site are made already, and who makes those at `paths`, which are no pages.

    `before` tells what the last build has put into the published folder.
    """

    place: Place
    errand: Errand[tuple[Files, Laid | None]]
    paths: frozenset[str]
    before: Manifest = Manifest()


def place_of(build: Build) -> Place:
    """Returns where the files of a build are to be made."""
    beside = build.staging.with_name(f".{build.site_dir.name}.made")
    there = build.looking.result() if build.looking else standing(build.site_dir)
    build.looking = None
    return Place(build.site_dir, there, beside, first=not os.path.lexists(build.site_dir))


def look_around(root: Path, site_dir: Path) -> Errand[Standing] | None:
    """Begins to look at what stands in the published folder of the project in `root`, where that is much."""
    manifest = cache_of(root).manifest(site_dir)
    crew = crew_from_environment()
    if crew.size > 1 and manifest and manifest.exists() and manifest.stat().st_size > MUCH:
        return crew.errand(lambda _ask: standing(site_dir))
    return None


def go_ahead(build: Build) -> None:
    """Begins what another process may do meanwhile, where there is one: all files that are no pages.

    Where most of them stand already, only the large ones are begun, as long as the calendars have changed.
    """
    crew, last = crew_from_environment(), build.last
    if build.passing or crew.size < 2 or last is None or not last.fresh:
        return
    manifest = cache_of(build.project.root).manifest(build.site_dir)
    place = place_of(build)
    shutil.rmtree(place.staging, ignore_errors=True)
    if manifest and manifest.exists():
        _large_ahead(build, place, crew, manifest)
    else:
        _all_ahead(build, place, crew, last)


def _large_ahead(build: Build, place: Place, crew: Crew, manifest: Path) -> None:
    """Begins the files that are written in pieces."""
    files = [file for file in build.made.files if file.pieces]
    before = read_manifest(manifest)

    def task(_ask: object) -> tuple[Files, None]:
        own = replace(place, room="ahead/")
        return make(files, place=own, before=before, holds=lambda _: True, crew=Crew()), None

    build.ahead = Ahead(place, crew.errand(task), frozenset(file.path for file in files), before)


def _all_ahead(build: Build, place: Place, crew: Crew, last: Last) -> None:
    """Begins all of them, which `build` then no longer holds."""
    cache = cache_of(build.project.root)
    folder = cache.folder if cache.ready() else None
    packs = dict(last.packs() or {})
    files = build.made.files[::-1]  # offers.json and the ledger first, as long as no events lie unpacked
    given_away = tuple(Planned(file.path, file.key, _given_away) for file in files)
    calendars = replace(build.made.calendars, files=(), packs={})
    build.site = replace(build.made, bind=lambda: calendars, others=lambda: given_away)
    build.last = replace(last, packs=lambda: None)
    del last

    def task(_ask: object) -> tuple[Files, Laid]:
        laid = lay_packs(folder, packs) if folder else Laid()
        packs.clear()  # they take as much room as what is made next
        return make(
            files, place=replace(place, room="ahead/"), before=Manifest(), holds=lambda _: True, crew=Crew()
        ), laid

    build.ahead = Ahead(place, crew.errand(task), frozenset(file.path for file in files))


def _given_away() -> bytes:
    raise AssertionError("made by another process")


def call_off(build: Build) -> None:
    """Ends what is under way for a build that comes to nothing, and leaves nothing of it."""
    for errand in (build.looking, build.errand, build.ahead.errand if build.ahead else None):
        if errand:
            errand.close()
    if build.ahead:
        shutil.rmtree(build.ahead.place.staging, ignore_errors=True)
