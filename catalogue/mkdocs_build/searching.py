"""Searching: what the host knows and our search index needs, its hand-written pages, and the scripts as they are delivered."""

import re
from html import unescape
from pathlib import Path

from mkdocs.structure.pages import Page as HostPage

from catalogue.mkdocs_build.state import Build
from catalogue.outputs.output import Output
from catalogue.outputs.scripts import slim
from catalogue.outputs.search.index import search_index
from catalogue.outputs.search.tokens import WrittenPage

SCRIPTS = "assets/catalogue"
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
_HEADING = re.compile(r"<h([2-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)


def written_page(html: str, page: HostPage) -> WrittenPage | None:
    """Returns a hand-written page as the index takes it; none for the home page and one that is kept out of the search."""
    wish = page.meta.get("search")
    if page.is_homepage or (isinstance(wish, dict) and wish.get("exclude")):
        return None
    return WrittenPage(
        address=page.file.url.removeprefix("./"),
        title=_plain(str(page.title or "")),
        summary=_plain(str(page.meta.get("description") or "")),
        headings=tuple(_plain(match[2]) for match in _HEADING.finditer(html)),
        text=_plain(html),
    )


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def search_files(build: Build) -> tuple[Output, ...]:
    """Returns the index of the whole site, hand-written pages included."""
    workshop = build.made.workshop
    return search_index(workshop.catalogue, words=workshop.words, pages=build.written)


def slim_scripts(staging: Path) -> None:
    """Takes comments and indentation from our scripts in the folder that is about to be published."""
    for file in sorted((staging / SCRIPTS).rglob("*.js")):
        file.write_text(slim(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
