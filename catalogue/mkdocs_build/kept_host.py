"""The kept host: what the host made when it was asked last, for builds that it would only make the same for again."""

import hashlib
import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from catalogue.building.cache import Cache, cache_of
from catalogue.building.unused import unused
from catalogue.caching.sealed import read_sealed_bytes, write_sealed_bytes
from catalogue.caching.sweeping import note_folder
from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.files import beside_offers
from catalogue.mkdocs_build.framing import alone
from catalogue.mkdocs_build.given import Given
from catalogue.mkdocs_build.host_sources import HostSources
from catalogue.mkdocs_build.site_map import MAP, PRESSED, MapFrame, frame_of_map
from catalogue.model.problem import Problem
from catalogue.model.settings import Settings
from catalogue.outputs.blocks import Slot
from catalogue.outputs.frame import Frame
from catalogue.outputs.output import digest
from catalogue.outputs.policy import Needs
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.publishing.standing import Mark, mark_of
from catalogue.reading.settings_file import FOLDERS, Settled


class KeptHost(Struct, frozen=True):
    """What a build takes from the host. Fields that a `Build` has too are the same as there; the others:

    `settings` and `remarks` are the settings of the project, and what was found about them. `targets` are without the
    offers here, while `world` stands for the addresses of both. `leaves` stands for the pages that the map of the site
    lists; `map` is the frame of that map, None if it has a form that we do not know. `lists` are the vocabularies that have
    terms, `beside` the files beside offers that are published. `marks` tell how the host's files stand in the published folder, by path.
    """

    sources: HostSources
    settings: Settings
    remarks: tuple[Problem, ...]
    given: Given
    site_dir: Path
    targets: Mapping[str, str]
    world: bytes
    leaves: bytes
    map: MapFrame | None
    lists: frozenset[str]
    beside: frozenset[str]
    frames: Mapping[tuple[str, str], Frame]
    deep: Mapping[str, frozenset[str]]
    slots: Mapping[str, tuple[Slot, ...]]
    shells: Mapping[str, str]
    written: tuple[WrittenPage, ...]
    needs: Needs
    dialect: bytes
    marks: Mapping[str, Mark]

    @property
    def settled(self) -> Settled | None:
        """The settings, unless a folder that they name is gone."""
        named = filter(None, (getattr(self.settings, name) for name in FOLDERS))
        there = all((self.given.root / folder).is_dir() for folder in named)
        return (self.settings, self.remarks) if there else None

    @property
    def published(self) -> bool:
        """Tells whether the host's files stand in the published folder as it has made them."""
        return all(_mark(self.site_dir / path) == mark for path, mark in self.marks.items())


def drop_host(root: Path, name: str) -> None:
    """Forgets what was kept for the builds called `name`."""
    file = _file(cache_of(root), name)
    if file:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def read_host(root: Path, name: str) -> KeptHost | None:
    """Returns what was kept for the builds called `name` of the project in `root`, if there is anything."""
    file = _file(cache_of(root), name)
    content = read_sealed_bytes(file) if file else None
    return pickle.loads(content) if content else None  # noqa: S301 - our own, and sealed


def keep_host(build: Build, name: str, *, began: int) -> None:
    """Keeps what the host has made for `build`, which is published, for later builds of that `name`.

    `began` is when the host began to read (nanoseconds since 1970). Nothing is kept where nobody could tell later whether
    the host would make the same again.
    """
    if build.sources is None or not build.sources.stood(began):
        return
    if not build.bodies.foreseeable or any(alone(address, build) for address in build.site.addresses):
        return
    with suppress(pickle.PicklingError, TypeError, AttributeError):
        write_host(_kept(build, build.sources), name)


def write_host(kept: KeptHost, name: str) -> None:
    """Writes what is kept for later builds of that name."""
    cache = cache_of(kept.given.root)
    file = _file(cache, name)
    if file and cache.made():
        write_sealed_bytes(file, pickle.dumps(kept, protocol=5))
        note_folder(file, kept.site_dir, unused=unused)


def leaves_digest(build: Build) -> bytes:
    """Returns what stands for the addresses of all pages of the site."""
    return digest("\n".join(build.site.addresses).encode())


def name_of(config_file: Path, site_dir: Path | None) -> str:
    """Returns the name of builds with these settings into a folder; None is the one that the settings name."""
    into = os.fsencode(site_dir.resolve()) if site_dir else b""
    return hashlib.sha256(os.fsencode(config_file.absolute()) + b"\0" + into).hexdigest()[:16]


def _kept(build: Build, sources: HostSources) -> KeptHost:
    offers = build.project.inventory.slugs
    return KeptHost(
        sources=sources,
        settings=build.project.settings,
        remarks=build.project.remarks,
        given=build.given,
        site_dir=build.site_dir,
        targets={path: address for path, address in build.targets.items() if path not in offers},
        world=build.bodies.world,
        leaves=leaves_digest(build),
        map=_map(build),
        lists=build.project.catalogue.lists,
        beside=beside_offers(build.project),
        frames=build.frames,
        deep=build.deep,
        slots=build.slots,
        shells=build.shells,
        written=tuple(build.written),
        needs=build.needs,
        dialect=build.bodies.dialect,
        marks={path: mark_of((build.site_dir / path).stat()) for path in sorted(build.host)},
    )


def _map(build: Build) -> MapFrame | None:
    try:
        text, pressed = ((build.site_dir / name).read_bytes() for name in (MAP, PRESSED))
    except OSError:
        return None
    return frame_of_map(text, pressed, build.site.mapped, base=build.project.settings.url)


def _file(cache: Cache, name: str) -> Path | None:
    return cache.folder / f"host-{name}.bin" if cache.folder else None


def _mark(path: Path) -> Mark | None:
    try:
        return mark_of(path.stat())
    except OSError:
        return None
