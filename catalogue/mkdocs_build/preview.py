"""The preview under `serve`: while the content has an error, the last good site stays, with the report on every page."""

from collections.abc import Callable
from html import escape
from typing import Any

from mkdocs.livereload import LiveReloadServer

from catalogue.building.complaint import StoppedError

_NOTE = '<div role="alert" class="tc-report"><p><strong>{title}</strong></p><pre>{report}</pre></div></body>'


def keep_serving(server: LiveReloadServer, builder: Callable[..., Any], *, title: Callable[[], str]) -> None:
    """Lets a failed rebuild show its report in the browser instead of leaving the browser waiting.

    The host takes a build that raises for one still under way and answers no request until it has succeeded.
    """
    report = ""

    def build(*arguments: Any, **options: Any) -> None:
        nonlocal report
        try:
            builder(*arguments, **options)
            report = ""
        except (Exception, SystemExit) as error:
            report = report_of(error)

    # The one place where the host touches a page it serves.
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html

    def with_report(content: bytes, epoch: int) -> bytes:
        html = inject(content, epoch)
        note = _NOTE.format(title=escape(title()), report=escape(report)).encode() if report else b""
        return html.replace(b"</body>", note, 1) if note else html

    server.builder = build
    server._inject_js_into_html = with_report  # type: ignore[method-assign]


def report_of(error: BaseException) -> str:
    """Returns what went wrong: the report on the content, or the error itself."""
    cause = error.__cause__
    if isinstance(cause, StoppedError) and cause.report:
        return cause.report
    return f"{type(error).__name__}: {error}" if not isinstance(error, SystemExit) else str(error)
