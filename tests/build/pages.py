"""Reading built pages: their links, ids and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

VOID = {"img", "input", "link", "meta", "br", "hr", "source", "path", "wbr"}


@dataclass
class Parsed(HTMLParser):
    """One page: where it links to, which ids it has, its headings and its scripts' types."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    language: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.links += [values[name] for name in ("href", "src") if name in values]
        self.handlers += [name for name in values if name.startswith("on")]
        if "id" in values:
            self.ids.append(values["id"])
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(tag)
        if tag == "script":
            self.scripts.append(values.get("type", ""))
        if tag == "html":
            self.language = values.get("lang", "")


def parse(html: str) -> Parsed:
    """Returns what a page holds."""
    parsed = Parsed()
    parsed.feed(html)
    parsed.close()
    return parsed


def pages_of(site: Path) -> dict[str, str]:
    """Returns the HTML of every page by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))
    }


def target_of(link: str, *, page: str) -> tuple[str, str] | None:
    """Returns the file of the site a link leads to and its fragment; None for other places."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    file = normpath(join(dirname(page), path)) if path else page
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        file = normpath(join(file, "index.html"))
    return file.lstrip("/") if path.startswith("/") else file, unquote(parts.fragment)
