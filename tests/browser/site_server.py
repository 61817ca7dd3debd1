"""Serves a built site as a city's web server would: with the headers the build wrote, and the 404 page for what is not there."""

import gzip
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_HEADER = re.compile(r'^add_header (\S+) "([^"]+)" always;$', re.MULTILINE)


def written_headers(site: Path) -> dict[str, str]:
    """Returns the headers that the build wrote for nginx."""
    return dict(_HEADER.findall((site / "_server/nginx.conf").read_text(encoding="utf-8")))


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, site: Path, sent: Mapping[str, str], **options: Any) -> None:
        self.site, self.sent = site, sent
        super().__init__(*arguments, directory=str(site), **options)

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        body = (file if found else self.site / "404.html").read_bytes()
        kind = self.guess_type(str(file)) if found else "text/html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if "gzip" in self.headers.get("Accept-Encoding", "") and not kind.startswith("image/png"):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        for name, value in self.sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves `site` and yields its address."""
    handler = partial(_Handler, site=site, sent=written_headers(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
