"""The waiting room: while the first build of a preview fails, its address tells what is to be mended, until somebody saves."""

import os
import time
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from catalogue.mkdocs_build.answer import REFUSED, refusal
from catalogue.mkdocs_build.visitors import is_invited
from catalogue.mkdocs_build.watch import latest
from catalogue.model.inventory import left_by_editor
from catalogue.model.translation import Translation

# Seconds between two looks at the files.
_PAUSE = 0.3
# Loads anew when it says something else: another report, or the preview itself.
_PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<style>:root {{ color-scheme: light dark }} body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif }} pre {{ overflow: auto }}</style>
</head><body><main><h1>{title}</h1><p>{text}</p><pre role="alert">{report}</pre></main><script>
let shown;
setInterval(async () => {{
  try {{
    const now = await (await fetch(location.href, {{ cache: "no-store" }})).text();
    if (shown !== undefined && shown !== now) location.reload();
    shown = now;
  }} catch {{ }}
}}, 500);
</script></body></html>
"""


def wait_for_change(report: str, *, words: Translation, address: str, root: Path, since: int) -> None:
    """Shows a report at `address` (host:port) until a file below `root` is another one than at `since` (nanoseconds since 1970)."""
    title, text = words("serve.waiting"), words("serve.waiting-text")
    page = _PAGE.format(language=words.language, title=escape(title), text=escape(text), report=escape(report))
    host, _, port = address.rpartition(":")

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            invited = is_invited(self.headers.get("Host", ""), at=host)
            content = page.encode("utf-8", "replace") if invited else refusal(words)
            self.send_response(503 if invited else REFUSED)
            for name, value in {
                "Content-Type": f"text/{'html' if invited else 'plain'}; charset=utf-8",
                "Content-Length": str(len(content)),
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nobody wants to read of each look."""

    names = {path for path, _ in _files(root)}
    with ThreadingHTTPServer((host, int(port)), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            while not _changed(names, root, since):
                time.sleep(_PAUSE)
        finally:
            server.shutdown()


def _changed(names: set[str], root: Path, since: int) -> bool:
    files = dict(_files(root))
    return files.keys() != names or any(moment > since for moment in files.values())


def _files(root: Path) -> Iterator[tuple[str, int]]:
    """Yields all files but hidden ones and those of other programs, with the moments of their last change."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name[0] != "." and name not in ("node_modules", "__pycache__")]
        for name in names:
            if not left_by_editor(name):
                path = os.path.join(folder, name)  # noqa: PTH118 - of ten thousand files, several times a second
                yield path, latest(path)
