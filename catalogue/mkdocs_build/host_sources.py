"""Host sources: the files that the host reads for its own pages, and whether they are still those it has read."""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from catalogue.building.moments import EPOCH, find_today, host_day
from catalogue.caching.sighting import Sight, WayOutError, files_below, sighted, unchanged, untouched
from catalogue.mkdocs_build.others import others_have_a_say
from catalogue.model.settings import Settings
from catalogue.model.term import VOCABULARY_FOLDER

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Signs that the settings are made of more than their file and what it names.
_ELSEWHERE = (b"INHERIT", b"!ENV")
# What templates of the theme call the minute of the build.
_CLOCK = b"build_date_utc"


class HostSources(Struct, frozen=True):
    """What the host reads: `files`, and all that is in `folders`.

    A folder comes with the name that the paths in it begin with. The files of `offers`, and the folder of the
    vocabularies, are left out: the host reads none of them. `seen` tells how each file was when it was looked at, and
    `moment` what of the time of a build stands in the host's pages.
    """

    files: tuple[str, ...]
    folders: tuple[tuple[str, str], ...]
    offers: frozenset[str]
    moment: tuple[str, ...]
    seen: Mapping[str, Sight | None] = field(default_factory=dict)

    def paths(self) -> Iterator[str]:
        """Yields the files that are there now. Raises WayOutError."""
        yield from self.files
        for folder, name in self.folders:
            yield from files_below(folder, name, but=self.offers)

    def stood(self, since: int) -> bool:
        """Tells whether nobody has touched any of it since a moment (nanoseconds since 1970)."""
        return all(sight is None or sight.latest < since for sight in self.seen.values()) and untouched(self.seen)

    def strangers(self, *, moment: tuple[str, ...]) -> frozenset[str] | None:
        """Returns the files that are there now and were not; None where the host would read at that `moment` anything else but them."""
        try:
            paths = frozenset(self.paths())
        except (OSError, WayOutError):
            return None
        stands = self.moment == moment and unchanged(self.seen, paths & self.seen.keys())
        return paths - self.seen.keys() if stands else None


def moment_of(settings: Settings) -> tuple[str, ...]:
    """Returns what of the time of a build stands in the host's pages. Raises BadVariableError."""
    return find_today(zone=settings.timezone).isoformat(), host_day().isoformat(), os.environ.get(EPOCH, "")


def host_sources(config: "MkDocsConfig", settings: Settings, offers: Collection[str]) -> HostSources | None:
    """Returns what the host is about to read, as it stands now; None where that cannot be known, or others have a say in it.

    `offers` are the files of offers, relative to the root of the project.
    """
    root = Path(config.config_file_path).parent
    if others_have_a_say(config):
        return None
    try:
        if any(sign in Path(config.config_file_path).read_bytes() for sign in _ELSEWHERE):
            return None
        if config.theme.custom_dir and _by_the_clock(config.theme.custom_dir):
            return None
        own = (settings.courses, settings.guides, settings.templates or "")
        names = [name for name in own if name and not name.startswith(f"{settings.docs}/")]
        folders = [(os.fspath(root / name), name) for name in (settings.docs, *names)]
        folders += [(config.theme.custom_dir, "theme")] if config.theme.custom_dir else []
        loaded: Any = config.hooks  # the modules by their names, whatever the host's types say
        hooks = [str(hook.__file__) for hook in loaded.values()]
        found = HostSources(
            files=(config.config_file_path, *hooks),
            folders=tuple(folders),
            offers=frozenset((*offers, *_vocabularies(settings))),
            moment=moment_of(settings),
        )
        return replace(found, seen=sighted(found.paths()))
    except (OSError, WayOutError):
        return None


def _by_the_clock(folder: str) -> bool:
    """Tells whether templates show the time, so that each build has something new to say. Raises OSError."""
    return any(_CLOCK in path.read_bytes() for path in Path(folder).rglob("*.html"))


def _vocabularies(settings: Settings) -> tuple[str, ...]:
    """The folder of the vocabularies, unless the host publishes it with all else that lies among its pages."""
    return () if settings.courses.startswith(f"{settings.docs}/") else (f"{settings.courses}/{VOCABULARY_FOLDER}",)
