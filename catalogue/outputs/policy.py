"""The policy: what browsers may load and run on the site's pages, as the headers that three web servers send."""

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from catalogue.outputs.output import Output

# Files for the web server, in the site so that they are published together with the pages they were made from.
FOLDER = "_server"
_START = b"<script"
_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_DATA = re.compile(rb'\btype="application/')
_MEDIA = (b"<video", b"<audio")


@dataclass(slots=True)
class Needs:
    """What the pages seen so far need the policy to allow: inline scripts, by their text, and sounds or videos."""

    scripts: set[bytes] = field(default_factory=set)
    media: bool = False

    def see(self, page: bytes) -> None:
        """Notes what one page needs."""
        at = page.find(_START)
        while at >= 0:
            script = _SCRIPT.match(page, at)
            if script and script[2].strip() and b"src=" not in script[1] and not _DATA.search(script[1]):
                self.scripts.add(script[2])
            at = page.find(_START, script.end() if script else at + 1)
        self.media = self.media or any(mark in page for mark in _MEDIA)


def content_security_policy(scripts: Iterable[bytes], *, media: bool = False) -> str:
    """Returns the Content-Security-Policy: everything from this server alone, inline scripts by their hash only."""
    hashes = sorted(base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts)
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(f"'sha256-{value}'" for value in hashes)],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        **({"media-src": ["'self'"]} if media else {}),
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def headers(scripts: Collection[bytes], *, media: bool = False) -> Mapping[str, str]:
    """Returns the headers that belong to every page."""
    return {
        "Content-Security-Policy": content_security_policy(scripts, media=media),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


def header_files(sent: Mapping[str, str]) -> Iterator[Output]:
    """Yields the headers in the words of nginx, Apache and IIS."""
    note = "Written by `catalogue build` for exactly the pages beside it; see docs/operators/publishing.md."
    lines = "\n".join(f'add_header {name} "{value}" always;' for name, value in sent.items())
    yield Output(f"{FOLDER}/nginx.conf", f"# {note}\n{lines}\n".encode())
    lines = "\n".join(f'Header always set {name} "{value}"' for name, value in sent.items())
    yield Output(f"{FOLDER}/apache.conf", f"# {note}\n{lines}\n".encode())
    lines = "\n".join(f'    <add name="{name}" value="{value}" />' for name, value in sent.items())
    frame = f"<!-- {note} -->\n<httpProtocol>\n  <customHeaders>\n{lines}\n  </customHeaders>\n</httpProtocol>\n"
    yield Output(f"{FOLDER}/iis.config", f'<?xml version="1.0" encoding="utf-8"?>\n{frame}'.encode())
