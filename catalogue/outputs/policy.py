"""The policy: what browsers may load and run on the site's pages, as the headers that three web servers send."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from catalogue.outputs.output import Output

# Files for the web server, in the site so that they are published together with the pages they were made from.
FOLDER = "_server"
# What begins something that the policy has to know of; one search for all, since pages are long. A page that somebody wrote
# by hand may have it in capitals.
_START = re.compile(rb"<[sva](?:cript|ideo|udio)", re.IGNORECASE)
_OPENED = re.compile(rb"<script\b([^>]*)>", re.IGNORECASE)
_END = re.compile(rb"</(?i:script)\s*>")
_IDLE = re.compile(rb"""\bsrc\s*=|\btype\s*=\s*["']?application/""", re.IGNORECASE)


class Needs(Struct, frozen=True):
    """What a page needs the policy to allow: its inline scripts, by their SHA-256 in Base64, and sounds or videos."""

    scripts: tuple[str, ...] = ()
    media: bool = False


def needs_of(page: bytes) -> Needs:
    """Returns what one page needs."""
    found: dict[str, None] = {}
    media, after = False, 0
    for start in _START.finditer(page):
        if start[0][1:2] not in b"sS":
            media = True
        elif start.start() >= after and (opened := _OPENED.match(page, start.start())):
            end = _END.search(page, opened.end())
            text = page[opened.end() : end.start()] if end else b""
            after = end.end() if end else after
            if text.strip() and not _IDLE.search(opened[1]):
                found[_sha256(text)] = None
    return _known(tuple(found), media)


@lru_cache(maxsize=64)  # most pages have the same few, which take room in their tens of thousands
def _known(scripts: tuple[str, ...], media: bool) -> Needs:
    return Needs(scripts, media)


@lru_cache(maxsize=64)
def _sha256(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()


def together(needs: Iterable[Needs]) -> Needs:
    """Returns what many pages need."""
    scripts: set[str] = set()
    media = False
    for each in needs:
        scripts.update(each.scripts)
        media = media or each.media
    return Needs(tuple(sorted(scripts)), media)


def content_security_policy(needs: Needs) -> str:
    """Returns the Content-Security-Policy: everything from this server alone, inline scripts by their hash only."""
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(f"'sha256-{value}'" for value in needs.scripts)],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        **({"media-src": ["'self'"]} if needs.media else {}),
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def headers(needs: Needs) -> Mapping[str, str]:
    """Returns the headers that belong to every page."""
    return {
        "Content-Security-Policy": content_security_policy(needs),
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
