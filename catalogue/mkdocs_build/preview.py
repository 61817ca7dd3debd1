"""The preview under `serve`: what was saved shows at once, the rest follows, and a mistake is told on every page."""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from catalogue.building.complaint import StoppedError
from catalogue.mkdocs_build.answer import in_few_pieces, refuse
from catalogue.mkdocs_build.ending import Ending
from catalogue.mkdocs_build.failure import report_of, tell_terminal
from catalogue.mkdocs_build.first import FirstPages
from catalogue.mkdocs_build.host_settings import load_settings
from catalogue.mkdocs_build.readers import Readers, file_at
from catalogue.mkdocs_build.refresh import refresh, small
from catalogue.mkdocs_build.release import stock_of
from catalogue.mkdocs_build.rest import OvertakenError, Rest
from catalogue.mkdocs_build.state import current, started
from catalogue.mkdocs_build.visitors import is_invited
from catalogue.mkdocs_build.watch import Watch
from catalogue.publishing.stock import Stock
from catalogue.reading.uncollected import uncollected

_NOTE = '<div role="alert" class="tc-report"><p><strong>{title}</strong></p><pre>{report}</pre></div></body>'
# Seconds: an editor writes a file in several steps, and a request waits at most so long for its page to be right.
SETTLING, PATIENCE = 0.01, 60.0


class Preview:
    """Takes the host's server over: which files changed, what is built for it, and when browsers are told."""

    def __init__(self, server: LiveReloadServer, builder: Callable[..., Any]) -> None:
        self._server = server
        self._builder = builder
        self._changed: set[str] = set()
        self._owed: set[str] = set()
        self._readers = Readers(server.mount_path)
        self._watch = Watch(server, current().project.root, self._note_change)
        self._ending = Ending(server)
        self._report = self._told = ""

    def install(self) -> None:
        """Puts itself in the places of the server's own builder, observer and pages."""
        server = self._server
        inject: Callable[[bytes, int], bytes] = server._inject_js_into_html
        error_page = server.error_handler

        def with_report(content: bytes, epoch: int) -> bytes:
            html = inject(content, epoch)
            if not self._report:
                return html
            title = current().project.words("build.preview")
            note = _NOTE.format(title=escape(title), report=escape(self._report))
            return html.replace(b"</body>", note.encode("utf-8", "replace"), 1)

        def at_no_page(code: int) -> bytes | None:
            """Who asks for a page that is not there yet is told what keeps it from being there, and shown it as soon as it is."""
            content = error_page(code)
            return with_report(content, server._visible_epoch) if content else content

        server.builder = self.rebuild
        server.set_app(self._answer)
        server._inject_js_into_html = with_report  # type: ignore[method-assign]
        server.error_handler = at_no_page
        server._log_poll_request = self._note_reader  # type: ignore[assignment]
        server.build_delay = SETTLING
        self._watch.begin()
        self._watch.catch_up(started())
        self._ending.listen()

    def _note_change(self, paths: Collection[str]) -> None:
        with self._server._rebuild_cond:
            self._changed.update(paths)
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def _note_reader(self, url: str | None, request_id: str) -> None:  # noqa: ARG002 - the host's signature
        """Every open page asks whether it has changed; the address stands in the request."""
        self._readers.asks(url)

    def _answer(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answers a request when what it asks for is right, however much else is still to be made."""
        server = self._server
        called = urlsplit(server.url).hostname or ""
        if not is_invited(environ.get("HTTP_HOST", ""), at=str(server.server_address[0]), called=called):
            return refuse(start_response, current().project.words)
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith(server.mount_path) and not path.startswith("/livereload/"):
            page = file_at(path.removeprefix(server.mount_path))
            if page.endswith(".html"):
                self._readers.fetches(path)
            with server._epoch_cond:
                # What has been saved while the host builds is built next; until then its pages are not right.
                server._epoch_cond.wait_for(self._caught_up, timeout=PATIENCE)
            if stock := stock_of(current().site_dir):
                stock.wait_for(page, patience=PATIENCE)
        return in_few_pieces(server.serve_request(environ, start_response))

    def _caught_up(self) -> bool:
        return self._server._visible_epoch == self._server._wanted_epoch and not self._server._want_rebuild

    def rebuild(self) -> None:
        """Builds what the changed files ask for; the host's server calls this, and tells browsers afterwards."""
        with self._server._rebuild_cond:
            changed, self._changed = self._changed | self._owed, set()
        began = time.time_ns()
        self._watch.follow(self._folders(), since=began)
        self._owed = changed  # until they are built: what was saved beside a mistake is not lost when that is mended
        stock = stock_of(current().site_dir)
        try:
            with self._ending.work(), uncollected():
                self._build({_relative(path, current().project.root) for path in changed}, stock)
            self._report, self._owed = "", set()
        except OvertakenError:
            return  # pages stay in doubt, and what was saved meanwhile is built at once
        except (Exception, SystemExit) as error:
            self._report = self._report_of(error)
            tell_terminal(error, self._report)
        if stock:
            stock.settle()
        self._watch.follow(self._folders(), since=began)
        if self._report != self._told:
            self._tell_browsers()

    def _report_of(self, error: BaseException) -> str:
        return report_of(error, current().project.words, site=Path(self._server.root))

    def _folders(self) -> Iterator[Path]:
        """The folders that the settings name now, of which some may have been made, or named, since the preview began."""
        build = current()
        settings, frame = build.project.settings, build.tools and build.tools.config.theme.custom_dir
        yield from (
            build.project.root / name for name in (settings.courses, settings.docs, settings.templates, frame) if name
        )

    def _build(self, changed: set[str], stock: Stock | None) -> None:
        build = current()
        if not changed or not stock or not build.done or not small(changed, build.project.settings):
            self._build_by_the_host()
            return
        stock.doubt()
        first = FirstPages(build, changed)
        self._show_first(first, stock)
        if not refresh(build, Rest(stock, first, self._overtaken, self._readers.files, self._tell_browsers)):
            self._build_by_the_host()
            self._tell_browsers()

    def _build_by_the_host(self) -> None:
        load_settings(current().given.config_file, quiet=True)  # which tells better what is wrong with them
        self._builder()

    def _show_first(self, first: FirstPages, stock: Stock) -> None:
        """Shows the pages of what was saved, or what is wrong there; all else that is wrong is found when all is checked."""
        shown = self._readers.files()
        try:
            new = [page.path for page in first.of(shown) if stock.put(page.path, page.content)]
        except StoppedError as stopped:
            stock.settle()  # what is there stays as it is
            self._report = self._report or self._report_of(stopped)
        else:
            if shown.isdisjoint(new):
                self._let_in()
                return
            self._report = ""
        self._tell_browsers()

    def _overtaken(self) -> bool:
        return bool(self._changed) or self._server._shutdown

    def _tell_browsers(self) -> None:
        """Lets open pages load anew, once for what has been built so far."""
        server, self._told = self._server, self._report
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


def _relative(path: str, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()
