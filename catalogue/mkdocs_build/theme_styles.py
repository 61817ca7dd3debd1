"""Theme styles: the theme's stylesheet without the rules for what no page of the site has, and those for few pages apart."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from catalogue.building.cache import cache_of
from catalogue.caching.kept_value import kept_value
from catalogue.mkdocs_build.build import Build
from catalogue.outputs.output import digest
from catalogue.outputs.rare_styles import RARE_STYLESHEET, parted
from catalogue.outputs.stylesheet import without

STYLES = "assets/stylesheets"
# Parts of the theme that our templates put others in the place of, or that only its plugins print.
_PARTS = (
    "author|consent|feedback|footer|header|logo|meta|nav|overlay|pagination|path|pin|post|progress|search|select|sidebar"
    "|social|source(?!-file)|status|tabs|toggle|top|version"
)
ABSENT = re.compile(rf"\.md-(?:{_PARTS})(?![a-z])")
_NAMED = re.compile(rf"(?<![\w-])md-(?:{_PARTS})(?![a-z])")


def spare_styles(build: Build) -> None:
    """Takes out of the theme's stylesheet, in the folder that is about to be published, what its pages have no use for.

    The host's pages lie there, the error page among them, so that they tell which frame the site has: where a site shows
    a part of the theme after all, with templates or plugins of its own, nothing is left out. What few pages hold goes
    into a file of its own in any case, since they ask for that.
    """
    staging, folder = build.staging, cache_of(build.project.root).made()
    sheets = list((staging / STYLES).glob("main.*.css"))
    if len(sheets) != 1:
        build.stage(RARE_STYLESHEET, b"")
        return
    whole = any(_NAMED.search(page.read_text(encoding="utf-8", errors="replace")) for page in _shown(build))
    css, others = sheets[0].read_text(encoding="utf-8"), tuple(_others(staging, sheets[0]))
    key = digest(repr((css, others, whole)).encode())
    common, rare = kept_value(folder, "styles", key, partial(_made, css, others, whole=whole))
    build.stage(f"{STYLES}/{sheets[0].name}", common.encode())
    build.stage(RARE_STYLESHEET, rare.encode())


def _shown(build: Build) -> Iterator[Path]:
    """The host's pages, and the site's own templates for ours, which are not made yet."""
    yield from build.staging.rglob("*.html")
    own = build.project.settings.templates
    if own:
        yield from (build.project.root / own).rglob("*.html")


def _others(staging: Path, own: Path) -> Iterator[str]:
    """The other stylesheets of the site."""
    for sheet in sorted(staging.rglob("*.css")):
        if sheet not in (own, staging / RARE_STYLESHEET):
            yield sheet.read_text(encoding="utf-8", errors="replace")


def _made(css: str, others: tuple[str, ...], *, whole: bool) -> tuple[str, str]:
    """The stylesheet without what no page has, in two; one of a form that we do not know stays as it is."""
    try:
        found = parted(css if whole else without(css, ABSENT), others)
        return found.common, found.rare
    except ValueError:
        return css, ""
