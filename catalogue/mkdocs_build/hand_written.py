"""Hand-written pages with blocks: what the host made of them is kept, and the blocks are filled in when all is known."""

from collections.abc import Iterator
from functools import partial

from catalogue.building.complaint import StoppedError
from catalogue.building.template_mistakes import templates_told
from catalogue.mkdocs_build.build import Build
from catalogue.outputs.blocks import fill_slots
from catalogue.outputs.output import Planned, digest


def take_shells(build: Build) -> None:
    """Takes the pages with slots out of the folder of what the host has made.

    Raises StoppedError where it has made none, since templates of the site's own leave the page empty.
    """
    for path in build.slots:
        file = build.staging / path
        if build.given.own and not file.exists():
            raise StoppedError(build.project.words("build.no-frame", folder=build.given.own.parent))
        build.shells[path] = file.read_text(encoding="utf-8")
        file.unlink()


def filled_pages(build: Build, *, inputs: bytes) -> Iterator[Planned]:
    """Yields the hand-written pages with blocks, which may show anything that `inputs` stand for: all of the other pages."""
    for path, shell in build.shells.items():
        key = digest(inputs, shell.encode(), repr(build.slots[path]).encode())
        yield Planned(path, key, partial(_filled, path, build))


def _filled(path: str, build: Build) -> bytes:
    with templates_told(build.project.words):
        page = path.removesuffix("index.html")
        return fill_slots(build.shells[path], build.slots[path], page=page, workshop=build.site.workshop).encode()
