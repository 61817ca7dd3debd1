"""Excluded pages: which files below the docs folder `exclude_docs` of mkdocs.yml keeps from the site."""

from collections.abc import Callable

from catalogue.model.settings import Settings


def excluded(settings: Settings) -> Callable[[str], bool]:
    """Returns what tells whether a file, relative to the root of the project, is kept from the site."""
    if not settings.excluded.strip():
        return lambda _: False
    # MkDocs brings it, and reads these lines with it as well.
    from pathspec import GitIgnoreSpec

    below, match = f"{settings.docs}/", GitIgnoreSpec.from_lines(settings.excluded.splitlines()).match_file
    return lambda path: path.startswith(below) and match(path.removeprefix(below))
