"""Serves a built site as a city's web server would: with the strict policy, and the 404 page for what is not there."""

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

INLINE = re.compile(r"<script(?![^>]*(?:src=|application/))[^>]*>(.*?)</script>", re.DOTALL)


def inline_scripts(site: Path) -> set[str]:
    """Returns the inline scripts of all pages that a browser would run."""
    return {script for page in site.rglob("*.html") for script in INLINE.findall(page.read_text(encoding="utf-8"))}


def policy(site: Path) -> str:
    """Returns the Content-Security-Policy under which the site has to work."""
    hashes = sorted(
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline_scripts(site)
    )
    allowed = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self' mailto:"
    )


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, site: Path, rules: str, **options: Any) -> None:
        self.site, self.rules = site, rules
        super().__init__(*arguments, directory=str(site), **options)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.rules)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves `site` and yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=site, rules=policy(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
