"""State: what this process remembers between two events: the build under way, offers of earlier ones, the host's command.

The host calls plain functions, so that there is no other place for it.
"""

import time
from pathlib import Path
from typing import NamedTuple

from catalogue.building.memory import Memory
from catalogue.mkdocs_build.build import Build
from catalogue.model.translation import Translation

# The build that the host's events belong to: one, none before the first.
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


class Aim(NamedTuple):
    """Where the site of a build is to be published, and the words for what has to be said before its settings are read."""

    site_dir: Path
    words: Translation


# The one of the build under way, or none.
_aims: list[Aim] = []


def take_aim(aim: Aim) -> None:
    """Notes where a build is to publish its site."""
    _aims[:] = [aim]


def aimed() -> Aim | None:
    """Returns what was noted for the build under way, if it has come so far."""
    return _aims[-1] if _aims else None
