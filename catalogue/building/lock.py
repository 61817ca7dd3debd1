"""The lock: one build of a project at a time, for two would take the same folders from one another."""

import os
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks, and nobody builds there by the clock
    fcntl = None  # type: ignore[assignment]


class Lock:
    """The right to build the project in a folder; the system takes it back when the process ends, however it ends."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._open: int | None = None

    def take(self, *, waiting: Callable[[], None]) -> bool:
        """Takes the right, which may be had already; `waiting` is called when another process has it.

        Returns whether another one had it.
        """
        if fcntl is None or self._open is not None:
            return False
        file = os.open(self._root, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        waited = False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            waited = True
            waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        self._open = file
        return waited

    def give_back(self) -> None:
        """Lets another process build."""
        if self._open is not None:
            os.close(self._open)
            self._open = None
