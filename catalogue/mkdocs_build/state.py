"""The state of a build of the host, from its settings to the published folder."""

import os
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.building.bodies import Bodies
from catalogue.building.fresh_index import Joined
from catalogue.building.kept_index import LastIndex
from catalogue.building.kept_leaves import LastLeaves
from catalogue.building.last_calendars import LastCalendars
from catalogue.building.lock import Lock
from catalogue.building.memory import Memory
from catalogue.building.project import Project
from catalogue.crew import Errand
from catalogue.mkdocs_build.given import Given
from catalogue.mkdocs_build.host_sources import HostSources
from catalogue.outputs.blocks import Slot
from catalogue.outputs.frame import Frame
from catalogue.outputs.policy import Needs
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.outputs.site import Site
from catalogue.publishing.standing import Standing

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from catalogue.mkdocs_build.ahead import Ahead


class HostNeededError(Exception):
    """What is built without the host wants something of it after all."""


@dataclass
class HostTools:
    """What the host renders pages with, which it makes anew for each build."""

    config: "MkDocsConfig"
    files: "Files"
    nav: "Navigation | None" = None
    env: "Environment | None" = None


@dataclass
class Build:
    """One build, from the host's settings to the published folder."""

    project: Project
    site_dir: Path
    # What the host's settings say about our pages.
    given: Given
    # Whether it is one of the preview, into a folder that goes when that ends.
    preview: bool = False
    # Whether it has been published.
    done: bool = False

    # Our site, the bodies of offers, and what stands for everything that is the same for all pages: there since on_files.
    site: Site = field(init=False, repr=False)
    bodies: Bodies = field(init=False, repr=False)
    world: bytes = b""
    # What the last build left, then what this one leaves: of the calendars, the pages and the index.
    calendars: LastCalendars = field(default_factory=LastCalendars)
    leaves: LastLeaves = field(default_factory=LastLeaves)
    index: LastIndex = field(default_factory=LastIndex)

    # Other processes: one looks at what stands in the published folder, one joins the index, and one binds the
    # calendars and makes all files that are no pages.
    looking: Errand[Standing] | None = None
    joining: Errand[Joined] | None = None
    ahead: "Ahead | None" = None

    # The host itself; a build without it has none.
    tools: HostTools | None = None
    # What it reads, where it can be left out as long as that stays the same.
    sources: HostSources | None = None
    # The addresses of all files that links may lead to, by the paths of those.
    targets: Mapping[str, str] = field(default_factory=dict)
    # Hand-written pages: their words, the places in them for our blocks, and the pages with such places as the host made them.
    written: list[WrittenPage] = field(default_factory=list)
    slots: dict[str, tuple[Slot, ...]] = field(default_factory=dict)
    shells: dict[str, str] = field(default_factory=dict)
    # The frames of our pages, and the second folders, by section, that the navigation leads into.
    frames: dict[tuple[str, str], Frame] = field(default_factory=dict)
    deep: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # The paths of all else that it made, whether it is left out, so that this stands in the published folder already, and
    # what its pages want of the policy.
    host: frozenset[str] = frozenset()
    hostless: bool = False
    needs: Needs = field(default_factory=Needs)
    # What spares this build to make a parser of bodies, where an earlier one has kept it.
    dialect: bytes = b""

    @property
    def staging(self) -> Path:
        """The folder into which the host puts what it makes."""
        return staging_of(self.site_dir)

    def stage(self, path: str, content: bytes) -> None:
        """Writes a file of ours beside those of the host, in the place of one of its name."""
        file = self.staging / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    @property
    def taken(self) -> Collection[str]:
        """The paths at which the host has something of its own, pages with blocks as well."""
        return self.host | self.shells.keys()

    @property
    def first(self) -> bool:
        """Whether nothing stands where the site is to be published: what is kept of the last one helps little then."""
        return not os.path.lexists(self.site_dir)

    @property
    def rendering(self) -> HostTools:
        """What the host renders pages with. Raises HostNeededError in a build without it."""
        if self.tools is None:
            raise HostNeededError
        return self.tools


def staging_of(site_dir: Path) -> Path:
    """Returns the folder, beside the one that is published, into which the host puts what it makes."""
    return site_dir.with_name(f".{site_dir.name}.building")


def offer_targets(project: Project) -> dict[str, str]:
    """Returns the addresses of the offers' pages by their files."""
    return {offer.path: project.addresses.offer(offer) for offer in project.catalogue.published().offers}


# The host calls plain functions, so what it builds at the moment is kept here: one build, none before the first.
_builds: list[Build] = []


def begin(build: Build) -> None:
    """Makes `build` the one that the events which follow belong to."""
    _builds[:] = [build]


def follow(build: Build) -> None:
    """Begins a build after another one into the same folder, if there is one: what that has left is used again."""
    before = begun()
    if before and before.preview and build.preview and before.site_dir == build.site_dir:
        build.calendars, build.leaves, build.index = before.calendars, before.leaves, before.index
    begin(build)


def current() -> Build:
    """Returns the build that is under way."""
    return _builds[-1]


def begun() -> Build | None:
    """Returns the build that has begun last, whether it is done or not; None where none has."""
    return _builds[-1] if _builds else None


# The rights to build, by folder wherever its path leads from; the host calls plain functions, so it is held here.
_locks: dict[Path, Lock] = {}


def lock_of(folder: Path) -> Lock:
    """Returns the lock of a folder: that of a project, or the one that its site lies in, which may be the same."""
    place = folder.resolve()
    return _locks.setdefault(place, Lock(place))


def let_others_build() -> None:
    """Gives back all rights to build."""
    for lock in _locks.values():
        lock.give_back()


# The offers of a project that is built again and again.
_memories: dict[Path, Memory] = {}


def memory_of(root: Path) -> Memory:
    """Returns what the builds of this process remember of the project in `root`."""
    return _memories.setdefault(root.resolve(), Memory())


# What the host was started for, and when, in nanoseconds.
_commands: list[tuple[str, int]] = []


def start(command: str) -> None:
    """Notes what the host was started for: "build" or "serve"."""
    _commands[:] = [(command, time.time_ns())]


def started() -> int:
    """Returns when the host was started, before it has read anything."""
    return _commands[-1][1]


def previewing() -> bool:
    """Tells whether the host shows the site in the making."""
    return bool(_commands) and _commands[-1][0] == "serve"
