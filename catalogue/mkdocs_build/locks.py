"""Locks: the rights to build that this process holds, one for each folder."""

from pathlib import Path

from catalogue.building.lock import Lock

# By folder, wherever its path leads from.
_locks: dict[Path, Lock] = {}


def lock_of(folder: Path) -> Lock:
    """Returns the lock of a folder: that of a project, or the one that its site lies in, which may be the same."""
    place = folder.resolve()
    return _locks.setdefault(place, Lock(place))


def let_others_build() -> None:
    """Gives back all rights to build."""
    for lock in _locks.values():
        lock.give_back()
