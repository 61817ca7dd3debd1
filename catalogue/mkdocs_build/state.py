"""The state of a build of the host, from its settings to the published folder."""

from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from catalogue.building.project import Project
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.outputs.site import Site


@dataclass
class Build:
    """One build of the host, from its settings to the published folder."""

    project: Project
    site_dir: Path
    staging: Path
    site: Site | None = None
    files: Files | None = None
    nav: Navigation | None = None
    env: Environment | None = None
    written: list[WrittenPage] = field(default_factory=list)

    @property
    def made(self) -> Site:
        """The site, which every event after on_files may count on."""
        assert self.site is not None
        return self.site


# The host calls plain functions, so what it builds at the moment is kept here.
_builds: list[Build] = []


def begin(build: Build) -> None:
    """Makes `build` the one that the events which follow belong to."""
    _builds[:] = [build]


def current() -> Build:
    """Returns the build that is under way."""
    return _builds[-1]


def unfinished() -> tuple[Build, ...]:
    """Returns the builds that have begun."""
    return tuple(_builds)
