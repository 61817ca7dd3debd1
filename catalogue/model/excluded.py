"""Excluded pages: which files below the docs folder `exclude_docs` of mkdocs.yml keeps from the site."""

import re
from collections.abc import Callable
from functools import cache

from catalogue.model.settings import Settings

# A line with a slash before its end leads from the top downwards; up to the first of these signs it means what it says.
_FROM_TOP = re.compile(r"(?=.*/.)(?!.*//)/?([^\s/*?\[\]\\][^\s*?\[\]\\]*)")


def excluded(settings: Settings) -> Callable[[str], bool]:
    """Returns what tells whether a file, relative to the root of the project, is kept from the site."""
    lines = settings.excluded.splitlines()
    beginnings = _beginnings(lines)
    if beginnings == ():
        return lambda _: False
    below = f"{settings.docs}/"

    @cache
    def match() -> Callable[[str], bool]:
        # MkDocs brings it, and reads these lines with it as well. It takes as long to load as a thousand sources to look at.
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(lines).match_file

    def left_out(path: str) -> bool:
        inner = path.removeprefix(below)
        return inner != path and (beginnings is None or inner.startswith(beginnings)) and match()(inner)

    return left_out


def _beginnings(lines: list[str]) -> tuple[str, ...] | None:
    """Returns with what a file begins that these lines may mean; None where that may be any file."""
    meant = [line.rstrip() for line in lines if line.strip() and not line.startswith(("#", "!"))]
    found = [_FROM_TOP.match(line) for line in meant]
    return tuple(line[1] for line in found if line) if all(found) else None
