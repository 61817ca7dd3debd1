"""Locks: the rights to build that this process holds, one for each folder."""

import sys
from pathlib import Path

from catalogue.building.lock import Lock
from catalogue.model.translation import Translation

# By folder, wherever its path leads from.
_locks: dict[Path, Lock] = {}


def lock_of(folder: Path) -> Lock:
    """Returns the lock of a folder: that of a project, or the one that its site lies in, which may be the same."""
    place = folder.resolve()
    return _locks.setdefault(place, Lock(place))


def take_project(root: Path, *, words: Translation) -> bool:
    """Takes the right to build the project in `root`; returns whether another process had it.

    Everybody takes it before the one to build into a folder: two who took them the other way round would wait for each
    other for ever.
    """
    return lock_of(root).take(waiting=lambda: print(words("build.waiting"), file=sys.stderr))


def let_others_build() -> None:
    """Gives back all rights to build."""
    for lock in _locks.values():
        lock.give_back()
