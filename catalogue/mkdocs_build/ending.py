"""The ending of a preview: what Ctrl+C and the system's wish to end do to it, at a moment when nothing is half done."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from mkdocs.livereload import LiveReloadServer


class Ending:
    """Ends the server when it is asked to, once; the next time ends the program as it does anywhere else.

    An exception raised wherever the program just is, as Python does on Ctrl+C, can fall between a lock and the note that
    it is held: then the thread that listens for saved files and the one that ends wait for each other for ever. Hence a
    server that waits is only told, and hears it within a quarter of a second; work that takes long is broken off.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._working = False

    def listen(self) -> None:
        """Takes over what the two signals do, for the rest of the program."""
        if threading.current_thread() is threading.main_thread():  # Python lets no other one
            for wish in (signal.SIGINT, signal.SIGTERM):
                signal.signal(wish, self._asked)

    @contextmanager
    def work(self) -> Iterator[None]:
        """What is done in here is broken off by KeyboardInterrupt."""
        self._working = True
        try:
            yield
        finally:
            self._working = False

    def _asked(self, wish: int, frame: FrameType | None) -> None:  # noqa: ARG002 - Python's signature
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.default_int_handler)
        # Also where the exception is lost, as in what Python calls when it throws something away.
        self._server._shutdown = True
        if self._working:
            raise KeyboardInterrupt
