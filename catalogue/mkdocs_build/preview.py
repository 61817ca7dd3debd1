"""The preview under `serve`: what was saved shows at once, the rest follows, and a mistake is told on every page."""

import os
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from catalogue.building.complaint import StoppedError
from catalogue.mkdocs_build.first import FirstPages
from catalogue.mkdocs_build.refresh import refresh, small
from catalogue.mkdocs_build.release import stock_of
from catalogue.mkdocs_build.rest import OvertakenError, Rest
from catalogue.mkdocs_build.state import current
from catalogue.publishing.stock import Stock
from catalogue.reading.uncollected import uncollected

_NOTE = '<div role="alert" class="tc-report"><p><strong>{title}</strong></p><pre>{report}</pre></div></body>'
# Seconds: an editor writes a file in several steps; an open page asks once a minute whether it has changed, and at once
# when it has arrived.
SETTLING, STILL_SEEN, ON_ITS_WAY = 0.01, 90.0, 5.0
# So many seconds a request waits at most for its page to be right.
PATIENCE = 60.0
# What happens to a file without changing it.
_IDLE = ("opened", "closed", "closed_no_write")


class Preview:
    """Takes the host's server over: which files changed, what is built for it, and when browsers are told."""

    def __init__(self, server: LiveReloadServer, builder: Callable[..., Any]) -> None:
        self._server = server
        self._builder = builder
        self._changed: set[str] = set()
        self._owed: set[str] = set()
        self._seen: dict[str, float] = {}
        self._guard = threading.Lock()
        self._report = ""

    def install(self) -> None:
        """Puts itself in the places of the server's own builder, observer and pages."""
        server = self._server
        inject: Callable[[bytes, int], bytes] = server._inject_js_into_html

        def with_report(content: bytes, epoch: int) -> bytes:
            html = inject(content, epoch)
            title = current().project.words("build.preview")
            note = _NOTE.format(title=escape(title), report=escape(self._report)).encode() if self._report else b""
            return html.replace(b"</body>", note, 1) if note else html

        server.builder = self.rebuild
        server.set_app(self._answer)
        server._inject_js_into_html = with_report  # type: ignore[method-assign]
        server._log_poll_request = self._note_reader  # type: ignore[assignment]
        server.build_delay = SETTLING
        self._observe()

    def _observe(self) -> None:
        """Hears of changes from the system itself, where it tells of them; the host looks twice a second."""
        observer = Observer()
        handler = FileSystemEventHandler()
        handler.on_any_event = self._note_change  # type: ignore[method-assign]
        try:
            for path in self._server._watched_paths:
                observer.schedule(handler, path, recursive=True)
            observer.start()
        except OSError:
            # The system watches no more folders for us.
            for path in self._server._watched_paths:
                self._server.observer.schedule(handler, path, recursive=True)
            return
        observer.stop()
        observer.join()
        self._server.observer = observer = Observer()  # type: ignore[assignment]
        for path in self._server._watched_paths:
            self._server._watch_refs[path] = observer.schedule(handler, path, recursive=True)

    def _note_change(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in _IDLE:
            return
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        with self._server._rebuild_cond:
            self._changed.update(path for path in paths if not _passing(path))
            if self._changed:
                self._server._want_rebuild = True
                self._server._rebuild_cond.notify_all()

    def _note_reader(self, url: str | None, request_id: str) -> None:  # noqa: ARG002 - the host's signature
        """Every open page asks whether it has changed; the address stands in the request."""
        self._note("/" + (url or "").partition("//")[2].partition("/")[2], STILL_SEEN)

    def _note(self, path: str, seconds: float) -> None:
        """Takes a page for open for some time."""
        with self._guard:
            self._seen[path] = max(self._seen.get(path, 0), time.monotonic() + seconds)

    def _readers(self) -> set[str]:
        """The addresses of the pages that are open somewhere."""
        mount, now = self._server.mount_path, time.monotonic()
        with self._guard:
            open_ones = [path for path, until in self._seen.items() if now < until]
        return {path.removeprefix(mount).partition("#")[0].partition("?")[0] for path in open_ones}

    def _answer(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answers a request when what it asks for is right, however much else is still to be made."""
        server = self._server
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith(server.mount_path) and not path.startswith("/livereload/"):
            page = path + "index.html" if path.endswith("/") else path
            if page.endswith(".html"):
                self._note(path.removesuffix("index.html"), ON_ITS_WAY)  # what is on its way is as good as open
            with server._epoch_cond:
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            if stock := stock_of(current().site_dir):
                stock.wait_for(page.removeprefix(server.mount_path), patience=PATIENCE)
        return server.serve_request(environ, start_response)

    def rebuild(self) -> None:
        """Builds what the changed files ask for; the host's server calls this, and tells browsers afterwards."""
        with self._server._rebuild_cond:
            changed, self._changed = self._changed | self._owed, set()
        self._owed = changed  # until they are built: what was saved beside a mistake is not lost when that is mended
        stock, report = stock_of(current().site_dir), self._report
        try:
            with uncollected():
                self._build({_relative(path, current().project.root) for path in changed}, stock)
            self._report, self._owed = "", set()
        except OvertakenError:
            return  # pages stay in doubt, and what was saved meanwhile is built at once
        except (Exception, SystemExit) as error:
            self._report = report_of(error)
            if not isinstance(error, StoppedError | SystemExit) and not isinstance(error.__cause__, StoppedError):
                traceback.print_exception(error)
        if stock:
            stock.settle()
        if self._report != report:
            self._tell_browsers()

    def _build(self, changed: set[str], stock: Stock | None) -> None:
        build = current()
        if not changed or not stock or not build.done or not small(changed, build.project.settings):
            self._builder()
            return
        stock.doubt()
        shown = self._readers()
        first = FirstPages(build, changed)
        new = [page.path for page in first.of(shown) if stock.put(page.path, page.content)]
        if shown.isdisjoint(path.removesuffix("index.html") for path in new):
            self._let_in()
        else:
            self._report = ""
            self._tell_browsers()
        if not refresh(build, Rest(stock, first, self._overtaken, self._readers, self._tell_browsers)):
            self._builder()
            self._tell_browsers()

    def _overtaken(self) -> bool:
        return bool(self._changed) or self._server._shutdown

    def _tell_browsers(self) -> None:
        """Lets open pages load anew, once for what has been built so far."""
        server = self._server
        with server._epoch_cond:
            if server._visible_epoch == server._wanted_epoch:
                server._wanted_epoch += 1
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    def _let_in(self) -> None:
        """Lets requests pass, which wait as long as another edition is wanted; what is open may stay."""
        server = self._server
        with server._epoch_cond:
            server._wanted_epoch = server._visible_epoch
            server._epoch_cond.notify_all()


def _passing(path: str) -> bool:
    """Files that editors write beside the one that is meant."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913"


def _relative(path: str, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def report_of(error: BaseException) -> str:
    """Returns what went wrong: the report on the content, or the error itself."""
    for cause in (error, error.__cause__):
        if isinstance(cause, StoppedError) and cause.report:
            return cause.report
    return f"{type(error).__name__}: {error}" if not isinstance(error, SystemExit) else str(error)
