"""The release: all files of a site made, and the published folder brought up to date."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from catalogue.building.cache import cache_of
from catalogue.building.kept_index import keep_index
from catalogue.building.kept_leaves import keep_leaves
from catalogue.building.last_calendars import Laid, keep_last
from catalogue.building.previous import found_at
from catalogue.building.processes import crew_from_environment, progress
from catalogue.mkdocs_build.ahead import call_off, place_of
from catalogue.mkdocs_build.framing import framed
from catalogue.mkdocs_build.hand_written import stage, take_shells, take_stock, written
from catalogue.mkdocs_build.searching import search_files
from catalogue.mkdocs_build.state import Build
from catalogue.outputs.output import Planned
from catalogue.outputs.policy import header_files, headers, together
from catalogue.publishing.making import Made, Place, make
from catalogue.publishing.manifest import Manifest, read_manifest, write_manifest
from catalogue.publishing.mirror import mirror
from catalogue.publishing.standing import UNKNOWN, Standing, folders_of
from catalogue.reading.uncollected import uncollected

# What was published in this process, by folder: the preview builds into one that is gone afterwards.
_published: dict[Path, Manifest] = {}


def publish(build: Build, *, again: bool = False) -> None:
    """Makes what has changed and brings it into the published folder, together with what the host has made.

    Nothing there is touched before everything is made. When it is done `again`, after a change that leaves the host's
    own files as they are, those stay where they stand. Raises StoppedError.
    """
    if build.errand:
        build.errand.give(build.written)
    if not again:
        take_shells(build)
        take_stock(build)
    with uncollected(spared=not build.passing):
        outputs = [*framed(build), *written(build), *(() if build.ahead else build.made.files)]
    place = build.ahead.place if build.ahead else place_of(build)
    if again and build.site_dir in _published:
        place = replace(place, there=_known_standing(build))
    if not build.ahead:
        shutil.rmtree(place.staging, ignore_errors=True)
    try:
        _bring(build, outputs, place, again=again)
        build.done = True
    finally:
        call_off(build)
        shutil.rmtree(place.staging, ignore_errors=True)
        if again:
            shutil.rmtree(build.staging, ignore_errors=True)


def _bring(build: Build, outputs: Sequence[Planned], place: Place, *, again: bool) -> None:
    bodies = build.set_up.bodies
    before, world = _last(build), bodies.world
    made = make(
        outputs,
        place=place,
        before=before,
        holds=bodies.hold if before.world != world else lambda _leads: True,
        crew=crew_from_environment(),
        said=bodies.dead,
        later=partial(search_files, build),
        progress=progress(build.project.words, "pages"),
    )
    laid = _fetch_ahead(build, made)
    build.project.tell([build.project.dead_link(path, link) for path, link in made.said])
    for output in header_files(headers(together((build.needs, *(row.needs for row in made.rows.values()))))):
        stage(build.staging / output.path, output.content)
    if place.first:
        mirror(build.staging, place.staging, more=dict.fromkeys(made.files), there=Standing())
        place.staging.rename(build.site_dir)
    else:
        anew = {path.relative_to(build.staging).as_posix() for path in build.staging.rglob("*")}
        files = {**dict.fromkeys(build.host - anew), **made.files} if again else made.files
        try:
            mirror(build.staging, build.site_dir, more=files, there=place.there)
        except BaseException:
            _published.pop(build.site_dir, None)  # nobody knows how far it came
            raise
    _remember(build, Manifest(made.rows, world), laid)


def _fetch_ahead(build: Build, made: Made[tuple[str, str]]) -> Laid | None:
    """Adds the files that others have made meanwhile, and returns what they have laid down of the calendars."""
    if build.ahead is None:
        return None
    files, laid = build.ahead.errand.result()
    made.rows.update(files.rows)
    made.files.update(files.files)
    return laid


def _known_standing(build: Build) -> Standing:
    """What stands in the folder of a preview, in which nobody else writes."""
    files = {path: row.mark for path, row in _published[build.site_dir].rows.items()}
    return Standing(files={**dict.fromkeys(build.host, UNKNOWN), **files}, folders=folders_of((*build.host, *files)))


def touched(site_dir: Path, path: str) -> None:
    """Notes that a file of a preview has been written between two builds: it is made anew whatever it is made of."""
    known = _published.get(site_dir)
    if known and path in known.rows:
        row = known.rows[path]._replace(key=b"", mark=UNKNOWN)
        _published[site_dir] = Manifest({**known.rows, path: row}, known.world)


def _last(build: Build) -> Manifest:
    """What the last build put into the folder."""
    known = _published.get(build.site_dir)
    file = cache_of(build.project.root).manifest(build.site_dir)
    return known or (read_manifest(file) if file and not build.passing else Manifest())


def _remember(build: Build, manifest: Manifest, laid: Laid | None) -> None:
    cache = cache_of(build.project.root)
    file = cache.manifest(build.site_dir)
    if build.last:
        build.last = build.last.published(found_at(build.site_dir / build.project.addresses.ledger()).mark)
    if build.passing:
        _published[build.site_dir] = manifest
    elif file and cache.folder and cache.ready():
        write_manifest(file, manifest)
        if build.last and build.leaves:
            keep_last(cache.folder, build.last, laid)
            keep_leaves(cache.folder, build.leaves)
        if build.index:
            keep_index(cache.folder, build.index)
