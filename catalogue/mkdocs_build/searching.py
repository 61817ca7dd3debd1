"""Searching: what the host knows and our search index needs, its hand-written pages, and the scripts as they are delivered."""

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from msgspec.structs import astuple

from catalogue.building.cache import cache_of
from catalogue.building.fresh_index import begin_joining, index_files
from catalogue.building.kept_index import read_index
from catalogue.building.processes import crew_from_environment
from catalogue.caching.kept_value import kept_value
from catalogue.mkdocs_build.build import Build
from catalogue.outputs.output import Planned, digest
from catalogue.outputs.search.tokens import WrittenPage

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as HostPage

SCRIPTS = "assets/catalogue"
# Code says what one types, and may be wrong on purpose: then it would be known as a word, and no longer be taken for the right one.
_TAG = re.compile(r"<(script|style|pre)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
_HEADING = re.compile(r"<h([2-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)


def written_page(html: str, page: "HostPage") -> WrittenPage | None:
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
    return unicodedata.normalize("NFC", " ".join(unescape(_TAG.sub(" ", html)).split()))


def join_index(build: Build) -> None:
    """Begins to bring the index up to date in another process, if any offer or term has changed; not in the preview."""
    folder = cache_of(build.project.root).folder
    if folder and not (build.preview or build.first):
        build.index = read_index(folder)
    if not build.preview:
        build.joining = begin_joining(
            build.project.catalogue.published(),
            build.project.entries,
            words=build.project.words,
            last=build.index,
            folder=folder if folder and folder.is_dir() else None,
            crew=crew_from_environment(),
            pages=build.searched if build.hostless else None,
        )


def search_files(build: Build) -> tuple[Planned, ...]:
    """Returns the files of the index of the whole site, hand-written pages included; waits for who brings it up to date.

    `build.index` is then what the next build will want of it.
    """
    workshop = build.site.workshop
    indexed = index_files(
        workshop.catalogue,
        build.project.entries,
        words=workshop.words,
        pages=build.searched,
        last=build.index,
        errand=build.joining,
    )
    build.index, build.joining = indexed.last, None
    return indexed.files


def join_scripts(build: Build) -> None:
    """Joins our scripts in the folder that is about to be published into the few files that browsers load."""
    # Loaded here, since a build that finds its site as it was needs none of it.
    from catalogue.outputs.scripts.delivery import File, deliver

    folder = build.staging / SCRIPTS
    sources = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.js"))}
    texts = {name: path.read_text(encoding="utf-8") for name, path in sources.items()}
    key = digest(repr(sorted(texts.items())).encode())
    made = kept_value(cache_of(build.project.root).made(), "scripts", key, lambda: list(map(astuple, deliver(texts))))
    files = [File(*each) for each in made]
    for module in (module for file in files for module in file.modules):
        sources[module].unlink()
    for file in files:
        (folder / file.path).write_text(file.text, encoding="utf-8", newline="\n")
    # Node alone asks for it, and Node runs the modules where they are written.
    (folder / "search/package.json").unlink(missing_ok=True)
