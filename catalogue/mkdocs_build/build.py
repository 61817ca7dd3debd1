"""A build: everything that is known of it between two events of the host, from the settings to the published folder."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.building.bodies import Bodies
from catalogue.building.fresh_index import Joined
from catalogue.building.kept_index import LastIndex
from catalogue.building.kept_leaves import LastLeaves
from catalogue.building.last_calendars import LastCalendars
from catalogue.building.project import Project
from catalogue.crew import Errand
from catalogue.mkdocs_build.beside import staging_of
from catalogue.mkdocs_build.given import Given
from catalogue.mkdocs_build.host_sources import HostSources
from catalogue.outputs.blocks import Slot
from catalogue.outputs.frame import Frame
from catalogue.outputs.policy import Needs, needs_of, together
from catalogue.outputs.search.own_pages import own_pages
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
    # What the last build left of calendars, pages and index, until this one has its own to leave: of the pages when they are
    # planned, of the calendars when they are bound (those bound ahead: when their files are fetched), of the index when its
    # files are.
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
    # Whether plugins or hooks of the site's own have a say in all that is made.
    others_say: bool = False
    # Those of them that change pages and are not asked about ours, by name.
    kept_out: str = ""
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
    # The paths of all else that the host made, and what its pages need the policy to allow.
    host: frozenset[str] = frozenset()
    needs: Needs = field(default_factory=Needs)
    # Whether the host is left out: then all that it made stands in the published folder already.
    hostless: bool = False
    # What spares this build to make a parser of bodies, where an earlier one has kept it.
    dialect: bytes = b""

    @property
    def searched(self) -> list[WrittenPage]:
        """The pages of no offer and no term that the search finds: our own, and the hand-written ones."""
        catalogue = self.project.catalogue.published()
        return [*own_pages(catalogue, words=self.project.words), *self.written]

    @property
    def staging(self) -> Path:
        """The folder into which the host puts what it makes."""
        return staging_of(self.site_dir)

    def stage(self, path: str, content: bytes) -> None:
        """Writes a file of ours beside those of the host, in the place of one of its name."""
        file = self.staging / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def note_host_files(self) -> None:
        """Notes what the host has made beside pages with blocks, and what its pages need the policy to allow."""
        files = [file for file in self.staging.rglob("*") if file.is_file()]
        self.host = frozenset(file.relative_to(self.staging).as_posix() for file in files)
        self.needs = together(needs_of(file.read_bytes()) for file in files if file.suffix == ".html")

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


def offer_targets(project: Project) -> dict[str, str]:
    """Returns the addresses of the offers' pages by their files."""
    return {offer.path: project.addresses.offer(offer) for offer in project.catalogue.published().offers}
