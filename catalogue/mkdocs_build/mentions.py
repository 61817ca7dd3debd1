"""Mentions: whether the host's own pages may lead to offers that have come or gone, so that it has to make them anew."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from catalogue.mkdocs_build.build import Build

# An offer's file, and the address of its page.
Placed = tuple[str, str]
# Where more offers than these have come or gone, to look for all of them takes as long as to ask the host.
FEW = 100


def mentioned(offers: Collection[Placed], build: Build) -> bool:
    """Tells whether anything that the host has read or made for `build` holds the name of one of these offers, or that is not known."""
    if build.sources is None or len(offers) > FEW:
        return True
    # A link names the file or the address, which may have another one from the front matter.
    names = {part.encode() for each in offers for part in _names(*each)}
    return any(name in text for text in _texts(build, build.sources.files) for name in names)


def _names(path: str, address: str) -> Collection[str]:
    """What no link to an offer can do without: the name of its file, or the last part of its address."""
    return path.rpartition("/")[2], f"{address.rstrip('/').rpartition('/')[2]}/"


def _texts(build: Build, files: Iterable[str]) -> Iterator[bytes]:
    """The settings, with the navigation, and the pages as the host has made them, blocks left out or not."""
    yield from (shell.encode() for shell in build.shells.values())
    made = (build.site_dir / path for path in build.host if path.endswith(".html"))
    yield from (path.read_bytes() for path in (*map(Path, files), *made))
