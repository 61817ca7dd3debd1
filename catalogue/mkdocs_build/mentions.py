"""Mentions: whether the host's own pages may lead to offers that have come or gone, so that it has to make them anew."""

from collections.abc import Collection, Iterator
from pathlib import Path

from catalogue.building.bodies import world_of
from catalogue.building.cache import cache_of
from catalogue.building.kept_leaves import read_leaves
from catalogue.mkdocs_build.kept_host import KeptHost
from catalogue.mkdocs_build.state import Build, offer_targets
from catalogue.outputs.pages.gone import KIND

# Where more offers than these have come or gone, to look for all of them takes as long as to ask the host.
FEW = 100


def mentioned(build: Build, kept: KeptHost) -> bool:
    """Tells whether anything that the host has read or made holds the name of an offer that came or went, or that is not known."""
    folder = cache_of(build.project.root).folder
    leaves = read_leaves(folder).leaves if folder else ()
    before = {(leaf.source, leaf.address) for leaf in leaves if leaf.source}
    if world_of({**kept.targets, **dict(before)}) != kept.world:
        return True  # somebody has built into another folder since
    now = set(offer_targets(build.project).items())
    changed = before ^ now
    if len(changed) > FEW or not _framed(before - now, build, kept):
        return True
    # A link names the file or the address, which may have another one from the front matter.
    names = {part.encode() for each in changed for part in _names(*each)}
    return any(name in text for text in _texts(kept) for name in names)


def _framed(gone: Collection[tuple[str, str]], build: Build, kept: KeptHost) -> bool:
    """Whether there is a frame for the pages that tell of courses that are `gone`, or no need of one."""
    courses = f"{build.project.addresses.word('course')}/"
    return any(kind == KIND for kind, _ in kept.frames) or not any(place.startswith(courses) for _, place in gone)


def _names(path: str, address: str) -> Collection[str]:
    """What no link to an offer can do without: the name of its file, or the last part of its address."""
    return path.rpartition("/")[2], f"{address.rstrip('/').rpartition('/')[2]}/"


def _texts(kept: KeptHost) -> Iterator[bytes]:
    """The settings, with the navigation, and the pages as the host has made them, blocks left out or not."""
    yield from (shell.encode() for shell in kept.shells.values())
    made = (kept.site_dir / path for path in kept.marks if path.endswith(".html"))
    yield from (path.read_bytes() for path in (*map(Path, kept.sources.files), *made))
