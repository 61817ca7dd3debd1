"""The preview under `serve`: what was saved shows at once, the rest follows, and a mistake is told on every page."""

import os
import threading
import time
import traceback
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from catalogue.building.complaint import StoppedError
from catalogue.mkdocs_build.refresh import first_pages, refresh, small
from catalogue.mkdocs_build.release import touched
from catalogue.mkdocs_build.state import current
from catalogue.outputs.output import Output
from catalogue.reading.uncollected import uncollected

_NOTE = '<div role="alert" class="tc-report"><p><strong>{title}</strong></p><pre>{report}</pre></div></body>'
# Seconds: an editor writes a file in several steps, and asks once a minute whether a page has changed.
SETTLING, STILL_SEEN = 0.01, 90.0
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
        path = (url or "").partition("//")[2].partition("/")[2]
        with self._guard:
            self._seen["/" + path] = time.monotonic()

    def _readers(self) -> set[str]:
        """The addresses of the pages that are open somewhere."""
        mount, now = self._server.mount_path, time.monotonic()
        with self._guard:
            open_ones = [path for path, when in self._seen.items() if now - when < STILL_SEEN]
        return {path.removeprefix(mount).partition("#")[0].partition("?")[0] for path in open_ones}

    def rebuild(self) -> None:
        """Builds what the changed files ask for; the host's server calls this, and tells browsers afterwards."""
        with self._server._rebuild_cond:
            changed, self._changed = self._changed | self._owed, set()
        self._owed = changed  # until they are built: what was saved beside a mistake is not lost when that is mended
        try:
            with uncollected():
                self._build({_relative(path, current().project.root) for path in changed})
            self._report, self._owed = "", set()
        except (Exception, SystemExit) as error:
            self._report = report_of(error)
            if not isinstance(error, StoppedError | SystemExit) and not isinstance(error.__cause__, StoppedError):
                traceback.print_exception(error)

    def _build(self, changed: set[str]) -> None:
        build = current()
        if not changed or not build.done or not small(changed, build.project.settings):
            self._builder()
            return
        readers = self._readers()
        before = {address: _content(build.site_dir, address) for address in readers}
        for output in first_pages(build, changed, readers):
            _write(build.site_dir, output)
            touched(build.site_dir, output.path)
        shown = {address: _content(build.site_dir, address) for address in readers}
        if shown != before:
            self._report = ""
            self._tell_browsers()
        if not refresh(build):
            self._builder()
        if shown == before or shown != {address: _content(build.site_dir, address) for address in readers}:
            self._new_edition()

    def _tell_browsers(self) -> None:
        server = self._server
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    def _new_edition(self) -> None:
        """What browsers show is not what it was when they were told; they will be told once more."""
        with self._server._epoch_cond:
            self._server._wanted_epoch += 1


def _passing(path: str) -> bool:
    """Files that editors write beside the one that is meant."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913"


def _relative(path: str, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _content(site_dir: Path, address: str) -> bytes:
    try:
        return (site_dir / address / "index.html").read_bytes()
    except OSError:
        return b""


def _write(site_dir: Path, output: Output) -> None:
    """Replaces a page as a whole, so that no browser sees half of it."""
    part = site_dir / f".{os.getpid()}.new"
    part.write_bytes(output.content)
    part.replace(site_dir / output.path)


def report_of(error: BaseException) -> str:
    """Returns what went wrong: the report on the content, or the error itself."""
    for cause in (error, error.__cause__):
        if isinstance(cause, StoppedError) and cause.report:
            return cause.report
    return f"{type(error).__name__}: {error}" if not isinstance(error, SystemExit) else str(error)
