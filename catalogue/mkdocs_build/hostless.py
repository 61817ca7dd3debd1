"""Hostless builds: the site brought up to date without the host, where that would only make the same again."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path

from msgspec.structs import replace

from catalogue.building.bodies import world_of
from catalogue.building.cache import cache_of
from catalogue.building.kept_leaves import read_leaves
from catalogue.building.last_ledger import LastLedger
from catalogue.building.project import Project
from catalogue.building.variable import BadVariableError
from catalogue.crew import Errand
from catalogue.mkdocs_build.ahead import call_off, look_around
from catalogue.mkdocs_build.beside import take_place
from catalogue.mkdocs_build.build import Build, HostNeededError, offer_targets
from catalogue.mkdocs_build.files import beside_offers
from catalogue.mkdocs_build.host_sources import moment_of
from catalogue.mkdocs_build.kept_host import KeptHost, leaves_digest, name_of, read_host, write_host
from catalogue.mkdocs_build.locks import let_others_build, take_project
from catalogue.mkdocs_build.mentions import Placed, mentioned
from catalogue.mkdocs_build.opening import hand_on, opened
from catalogue.mkdocs_build.planning import plan_build
from catalogue.mkdocs_build.release import publish
from catalogue.model.translation import Translation
from catalogue.outputs.pages.gone import KIND
from catalogue.publishing.standing import Standing, mark_of
from catalogue.reading.translations import read_translation
from catalogue.reading.uncollected import uncollected


def build_site(config_file: Path, *, site_dir: Path | None, strict: bool) -> tuple[Project, Path]:
    """Brings the site up to date, with the host where it has to be asked; returns its project and where it lies.

    Raises StoppedError, or what the host raises.
    """
    built = build_hostless(config_file, site_dir=site_dir)
    if built is None:
        from catalogue.mkdocs_build.commands import run_build

        built = run_build(config_file, site_dir=site_dir, strict=strict)
    return built


def build_hostless(config_file: Path, *, site_dir: Path | None) -> tuple[Project, Path] | None:
    """Brings the site up to date without the host; returns its project and where it lies, None where the host has to be asked.

    Then nothing was published, this process goes on to hold the right to build, and what was read is not read again.
    Raises StoppedError.
    """
    root, name = config_file.absolute().parent, name_of(config_file, site_dir)
    kept = read_host(root, name)
    if kept is None:
        return None
    words, built = read_translation(kept.settings.language), None
    try:
        waited = take_project(root, words=words)
        kept = read_host(root, name) if waited else kept  # which finds what another build has left
        if kept:
            take_place(kept.site_dir, words=words)
        come = newcomers(kept) if kept else None
        built = _built(kept, words, name, come) if kept and come is not None else None
    except BaseException:
        let_others_build()
        raise
    if kept is None or built is None:
        return None
    let_others_build()
    return built, kept.site_dir


def newcomers(kept: KeptHost) -> frozenset[str] | None:
    """Returns the files that have come and may be offers, relative to the root; None where the host has to be asked.

    It has to be asked if it would read anything else anew, or if what it made is no longer where it was put; and when a
    calendar ledger begins, which only a build with the host tells.
    """
    try:
        come = kept.sources.strangers(moment=moment_of(kept.settings))
    except BadVariableError:
        return None  # which a build with the host tells
    if come is None or not kept.published or LastLedger(kept.given.root, kept.settings, kept.site_dir).begins:
        return None
    found = frozenset(Path(os.path.relpath(path, kept.given.root)).as_posix() for path in come)
    folders = (f"{kept.settings.courses}/", f"{kept.settings.guides}/")
    return found if all(path.startswith(folders) and path.endswith(".md") for path in found) else None


def _built(kept: KeptHost, words: Translation, name: str, come: frozenset[str]) -> Project | None:
    """Reads the project and builds it; None where it turns out that the host has to be asked, which goes on with what was read."""
    looking = look_around(kept.given.root, kept.site_dir)
    try:
        with uncollected(spared=True):
            project = opened(kept.given, words=words, settled=kept.settled)
    except BaseException:
        if looking:
            looking.close()
        raise
    build = _begun(kept, project, looking)
    shutil.rmtree(build.staging, ignore_errors=True)
    try:
        _bring_up_to_date(build, kept, name, come)
    except HostNeededError:
        hand_on(project)
        return None
    finally:
        call_off(build)
    return project


def _begun(kept: KeptHost, project: Project, looking: Errand[Standing] | None) -> Build:
    """The build, with all that the host would have given it."""
    return Build(
        project=project,
        site_dir=kept.site_dir,
        given=kept.given,
        looking=looking,
        written=list(kept.written),
        slots=dict(kept.slots),
        shells=dict(kept.shells),
        targets={**kept.targets, **offer_targets(project)},
        frames=dict(kept.frames),
        deep=kept.deep,
        host=frozenset(kept.marks),
        hostless=True,
        needs=kept.needs,
        sources=kept.sources,
        dialect=kept.dialect,
    )


def _bring_up_to_date(build: Build, kept: KeptHost, name: str, come: frozenset[str]) -> None:
    """Plans and publishes the build, and keeps what has changed of what the host made: its map of the site.

    Nothing is published where the host is needed after all, which raises HostNeededError: if a file that has `come` is no
    offer, if one of its own pages may show what has changed, or if one of our pages lies where it has put a file.
    """
    world, offers = world_of(build.targets), build.project.inventory.slugs
    if beside_offers(build.project) != kept.beside:
        raise HostNeededError  # which copies them, or no longer does
    if build.project.catalogue.lists != kept.lists or not come <= offers.keys():
        raise HostNeededError
    if world != kept.world and _host_shows_them(build, kept):
        raise HostNeededError
    plan_build(build)
    if not build.site.paths.isdisjoint(build.taken):
        raise HostNeededError  # which refuses to build that
    maps = _maps_anew(build, kept)
    for path, content in maps.items():
        build.stage(path, content)
    build.host -= maps.keys()
    publish(build)
    if maps or come or world != kept.world:
        marks = {**kept.marks, **{path: mark_of((build.site_dir / path).stat()) for path in maps}}
        sources = replace(kept.sources, offers=kept.sources.offers | offers.keys())
        write_host(replace(kept, sources=sources, world=world, leaves=leaves_digest(build), marks=marks), name)


def _host_shows_them(build: Build, kept: KeptHost) -> bool:
    """Whether the host has to make something for offers that came or went: a page of its own, or a frame."""
    folder = cache_of(build.project.root).folder
    leaves = read_leaves(folder).leaves if folder else ()
    before = {(leaf.source, leaf.address) for leaf in leaves if leaf.source}
    if world_of({**kept.targets, **dict(before)}) != kept.world:
        return True  # somebody has built into another folder since
    now = set(offer_targets(build.project).items())
    return not _has_frame(before - now, build) or mentioned(before ^ now, build)


def _has_frame(gone: Collection[Placed], build: Build) -> bool:
    """Whether there is a frame for the pages that tell of courses that are `gone`, or no need of one."""
    courses = f"{build.project.addresses.word('course')}/"
    return any(kind == KIND for kind, _ in build.frames) or not any(place.startswith(courses) for _, place in gone)


def _maps_anew(build: Build, kept: KeptHost) -> dict[str, bytes]:
    """The map of the site by path, plain and pressed; nothing where it lists the pages that it listed last time."""
    if leaves_digest(build) == kept.leaves:
        return {}
    if kept.map is None:
        raise HostNeededError
    return kept.map.files(build.site.mapped)
