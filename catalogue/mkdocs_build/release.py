"""The release: all files of a site made, and the published folder brought up to date."""

import shutil
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from catalogue.building.bodies import dead_link
from catalogue.building.cache import cache_of
from catalogue.building.kept_index import keep_index
from catalogue.building.kept_leaves import keep_leaves
from catalogue.building.last_calendars import LaidPacks, keep_calendars
from catalogue.building.previous import found_at
from catalogue.building.processes import crew_from_environment, progress
from catalogue.building.unused import unused
from catalogue.caching.sweeping import note_folder
from catalogue.mkdocs_build.ahead import call_off, place_of
from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.framing import framed
from catalogue.mkdocs_build.hand_written import filled_pages
from catalogue.mkdocs_build.searching import search_files
from catalogue.outputs.output import DeadLink, Planned
from catalogue.outputs.policy import header_files, headers, together
from catalogue.publishing.making import Made, Place, make
from catalogue.publishing.manifest import Manifest, Row, read_manifest, write_manifest
from catalogue.publishing.mirror import mirror
from catalogue.publishing.standing import UNKNOWN, Standing, folders_of
from catalogue.publishing.stock import Stock
from catalogue.reading.uncollected import uncollected
from catalogue.wishes import brought_to_an_end

# What was published in this process, by folder: the preview builds into one that is gone afterwards.
_published: dict[Path, Stock] = {}


def publish(build: Build) -> None:
    """Makes what has changed and brings it into the published folder, together with what the host has made.

    Nothing there is touched before everything is made. Raises StoppedError, and HostNeededError where the host was
    left out and a page needs it.
    """
    if build.joining and not build.hostless:  # else they were known from the beginning
        build.joining.give(build.searched)
    with uncollected(spared=not build.preview):
        outputs = _outputs(build)
    place = build.ahead.place if build.ahead else place_of(build)
    if not build.ahead:
        shutil.rmtree(place.bench, ignore_errors=True)
    try:
        _bring(build, outputs, place)
        build.done = True
    finally:
        call_off(build)
        shutil.rmtree(place.bench, ignore_errors=True)


def _outputs(build: Build) -> list[Planned]:
    """All files to be made here."""
    ahead = build.ahead.paths if build.ahead else ()
    files = [file for file in build.site.files if file.path not in ahead]
    pages = [*framed(build, build.site.leaves), *filled_pages(build, inputs=build.leaves.inputs)]
    # offers.json takes as much room as the offers that wake for their pages, and gives it back for these.
    return [*files, *pages] if build.ahead else [*pages, *files]


def _bring(build: Build, outputs: list[Planned], place: Place) -> None:
    before, world = _last(build), build.bodies.world
    made = make(
        outputs,
        place=place,
        before=before,
        holds=build.bodies.hold if before.world != world else lambda _leads: True,
        crew=crew_from_environment(),
        dead=build.bodies.dead,
        later=partial(search_files, build),
        progress=progress(build.project.words, "pages"),
    )
    outputs.clear()  # they take as much room as what is written at the end
    laid = _fetch_ahead(build, made)
    tell_dead(build, made.dead)
    _stage_headers(build, made.rows.values())
    # A preview's folder goes with it: who ends that need not wait.
    with nullcontext() if build.preview else brought_to_an_end():
        _move(build, made, place)
        _remember(build, Manifest(made.rows, world), laid)


def _move(build: Build, made: Made, place: Place) -> None:
    """Moves what was made to where it is seen."""
    if place.first:
        mirror(build.staging, place.bench, more=dict.fromkeys(made.files), there=Standing())
        place.bench.rename(build.site_dir)
        return
    try:
        standing = dict.fromkeys(build.host) if build.hostless else {}
        mirror(build.staging, build.site_dir, more={**standing, **made.files}, there=place.there)
    except BaseException:
        _published.pop(build.site_dir, None)  # nobody knows how far it came
        raise


def _fetch_ahead(build: Build, made: Made) -> LaidPacks | None:
    """Waits for what another process has made meanwhile: adds its files to `made`, and its calendars to `build`.

    Returns the packs of the calendars that it has laid beside those of the last publication; None without such a process.
    """
    if build.ahead is None:
        return None
    files, laid = build.ahead.result()
    build.calendars = build.ahead.bound.last
    made.rows.update(files.rows)
    made.files.update(files.files)
    return laid


def round_off(build: Build, paths: Collection[str], stock: Stock) -> None:
    """Ends a change in the preview that leaves the host's own files as they are, when all of `paths` have been made.

    What is gone goes, and what tells of the whole site follows.
    """
    _stage_headers(build, [stock.rows[path] for path in paths])
    anew = {path.relative_to(build.staging).as_posix() for path in build.staging.rglob("*")}
    marks = {path: row.mark for path, row in stock.rows.items()}
    there = Standing({**dict.fromkeys(build.host, UNKNOWN), **marks}, folders_of((*build.host, *marks)))
    try:
        mirror(build.staging, build.site_dir, more=dict.fromkeys([*(build.host - anew), *paths]), there=there)
    finally:
        shutil.rmtree(build.staging, ignore_errors=True)
    stock.finish(paths, world=build.bodies.world)
    _settle_calendars(build)
    build.done = True


def tell_dead(build: Build, links: Sequence[DeadLink]) -> None:
    """Tells of links that lead to no page of the site, each with its file. Raises StoppedError."""
    build.project.tell([dead_link(build.project.catalogue, path, link) for path, link in links])


def stock_of(site_dir: Path) -> Stock | None:
    """Returns what stands in a folder that this process has published into."""
    return _published.get(site_dir)


def _stage_headers(build: Build, rows: Collection[Row]) -> None:
    for output in header_files(headers(together((build.needs, *(row.needs for row in rows))))):
        build.stage(output.path, output.content)


def _last(build: Build) -> Manifest:
    """What the last build put into the folder."""
    known = _published.get(build.site_dir)
    if known:
        return Manifest(known.rows, known.world)
    if build.ahead:
        return build.ahead.before
    file = cache_of(build.project.root).manifest(build.site_dir)
    return read_manifest(file) if file and not build.preview else Manifest()


def _settle_calendars(build: Build) -> None:
    if not build.calendars.stand:
        ledger, noted = build.site_dir / build.project.addresses.ledger(), cache_of(build.project.root).ledger
        build.calendars = build.calendars.published(found_at(ledger, noted=noted).mark)


def _remember(build: Build, manifest: Manifest, laid: LaidPacks | None) -> None:
    cache = cache_of(build.project.root)
    file = cache.manifest(build.site_dir)
    _settle_calendars(build)
    if build.preview:
        _published[build.site_dir] = Stock(build.site_dir, manifest)
    elif file and (folder := cache.made()):
        write_manifest(file, manifest)
        keep_calendars(folder, build.calendars, laid)
        keep_leaves(folder, build.leaves)
        keep_index(folder, build.index)
        note_folder(file, build.site_dir, unused=unused)
