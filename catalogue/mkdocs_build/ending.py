"""The ending of a preview: what Ctrl+C and the system's wish to end do to it, at a moment when nothing is half done."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from mkdocs.livereload import LiveReloadServer

from catalogue.mkdocs_build.release import stock_of

# Files: to delete so many takes a second and more, for which nobody should have to wait.
MANY = 5_000
_DELETING = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"


class Ending:
    """Ends the server when it is asked to, once; the next time ends the program as it does anywhere else.

    An exception raised wherever the program just is, as Python does on Ctrl+C, can fall between a lock and the note that
    it is held: then the thread that listens for saved files and the one that ends wait for each other for ever. Hence a
    server that waits is only told, and hears it within a quarter of a second; work that takes long is broken off.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._working = False
        self.deleting: subprocess.Popen[bytes] | None = None

    def listen(self) -> None:
        """Takes over what the two signals do, for the rest of the program, and what is left to do when the server has ended."""
        shut_down, site = self._server.shutdown, Path(self._server.root)

        def end(wait: bool = False) -> None:
            shut_down(wait)
            stock = stock_of(site)
            if stock and len(stock.rows) > MANY:
                self.deleting = let_go(site)

        self._server.shutdown = end  # type: ignore[method-assign]
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


def let_go(site: Path) -> subprocess.Popen[bytes] | None:
    """Lets another process delete the site of a preview, which the host would do, and wait for it, if it still found one."""
    gone = site.with_name(f"{site.name}.gone")
    command = (sys.executable, "-I", "-S", "-c", _DELETING, str(gone))
    no = subprocess.DEVNULL
    try:
        site.rename(gone)
        # In a session of its own: who presses Ctrl+C twice does not end it.
        return subprocess.Popen(command, stdin=no, stdout=no, stderr=no, start_new_session=True)  # noqa: S603 - fixed
    except OSError:
        if gone.exists():
            gone.rename(site)
        return None
