"""Theme styles: the theme's stylesheet without the rules for those of its parts that no page of the site has."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from catalogue.building.cache import cache_of
from catalogue.caching.kept_value import kept_value
from catalogue.mkdocs_build.state import Build
from catalogue.outputs.output import digest
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
    a part of the theme after all, with templates or plugins of its own, the stylesheet stays as it is.
    """
    staging, cache = build.staging, cache_of(build.project.root)
    folder = cache.folder if cache.ready() else None
    sheets = list((staging / STYLES).glob("main.*.css"))
    if not sheets or any(_NAMED.search(page.read_text(encoding="utf-8", errors="replace")) for page in _shown(build)):
        return
    for sheet in sheets:
        css = sheet.read_text(encoding="utf-8")
        spared = kept_value(folder, "styles", digest(css.encode()), partial(_spared, css))
        sheet.write_text(spared, encoding="utf-8", newline="\n")


def _shown(build: Build) -> Iterator[Path]:
    """The host's pages, and the site's own templates for ours, which are not made yet."""
    yield from build.staging.rglob("*.html")
    own = build.project.settings.templates
    if own:
        yield from (build.project.root / own).rglob("*.html")


def _spared(css: str) -> str:
    """The stylesheet without those rules; one of a form that we do not know stays as it is."""
    try:
        return without(css, ABSENT)
    except ValueError:
        return css
