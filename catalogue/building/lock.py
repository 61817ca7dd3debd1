"""The lock: one build in a folder at a time, for two would take what they make from one another."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks, and nobody builds there by the clock
    fcntl = None  # type: ignore[assignment]


class Lock:
    """The right to build in a folder; the system takes it back when the process ends, however it ends."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._open: int | None = None

    def take(self, *, waiting: Callable[[], None]) -> bool:
        """Takes the right, which may be had already; `waiting` is called when another process has it.

        Returns whether another one had it. Where the system knows no locks, as on some network disks, or lets nobody look
        into the folder, the right is everybody's.
        """
        if fcntl is None or self._open is not None:
            return False
        with suppress(OSError):
            self._open = os.open(self._root, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
            try:
                fcntl.flock(self._open, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(self._open, fcntl.LOCK_EX)
                return True
        return False

    def give_back(self) -> None:
        """Lets another process build."""
        if self._open is not None:
            os.close(self._open)
            self._open = None
