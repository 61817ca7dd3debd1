"""Framing: the host's page rendered once a kind of page, and our pages put into it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from catalogue.building.complaint import StoppedError
from catalogue.building.template_mistakes import templates_told
from catalogue.mkdocs_build.build import Build
from catalogue.outputs import frame
from catalogue.outputs.leaf import Leaf
from catalogue.outputs.output import Leads, Page, Planned, digest


def framed(build: Build, leaves: Iterable[Leaf]) -> Iterator[Planned]:
    """Yields pages of ours as files to be made.

    Pages of one kind, section and depth share a frame. With the setting `frames: false` the host renders every page
    by itself: slower by far, and the same bytes unless plugins change pages.
    """
    foreseeable, texts = build.bodies.foreseeable, build.project.wholes
    shared = _shared(build)
    for leaf in leaves:
        around, known = shared(leaf)
        if around is None:
            _ = build.rendering  # which is better missed now than when other files have been made
            yield Planned(leaf.path, b"", partial(_by_the_host, leaf, build), partial(_leads, leaf, build))
            continue
        key = digest(known, leaf.key, texts.get(leaf.source, b"")) if foreseeable or not leaf.source else b""
        yield Planned(leaf.path, key, partial(_in_frame, leaf, around, build), partial(_leads, leaf, build))


def _shared(build: Build) -> Callable[[Leaf], tuple[frame.Frame | None, bytes]]:
    """What gives the frame of a leaf and what stands for it, which is found out once for all pages that share it."""
    found: dict[tuple[str, str, int, str], tuple[frame.Frame | None, bytes]] = {}

    def of(leaf: Leaf) -> tuple[frame.Frame | None, bytes]:
        section, _, below = leaf.address.partition("/")
        inner = below.partition("/")[0] if section in build.deep else ""
        shape = leaf.kind, section, below.count("/"), inner
        if shape not in found:
            around = frame_of(leaf.address, leaf.kind, build)
            found[shape] = around, digest(build.world, around.key) if around else b""
        return found[shape]

    return of


def frame_of(address: str, kind: str, build: Build) -> frame.Frame | None:
    """Returns the frame that the page at an address shares with others of its kind.

    None for one that the host has to render alone. Raises HostNeededError where the host has not made it and is left out.
    """
    if alone(address, build):
        return None
    shared = kind, frame.slot_address(address)
    if shared not in build.frames:
        slots = frame.slots(address, kind)
        build.frames[shared] = _cut(slots, build)
    return build.frames[shared]


def _cut(slots: Page, build: Build) -> frame.Frame:
    """The frame of a page of slots. Raises StoppedError where templates of the site's own for the theme leave no place for them."""
    html = _rendered(slots, build)
    try:
        return frame.cut(html, address=slots.address)
    except frame.FrameMismatchError as error:
        if build.given.own is None:
            raise  # the theme is another than we know
        raise StoppedError(build.project.words("build.no-frame", folder=build.given.own.parent)) from error


def alone(address: str, build: Build) -> bool:
    """Tells whether the host has to render a page by itself: as wished, or as the navigation leads to its neighbours."""
    section, _, below = address.partition("/")
    return not build.project.settings.frames or below.partition("/")[0] in build.deep.get(section, ())


def _by_the_host(leaf: Leaf, build: Build) -> bytes:
    with templates_told(build.project.words):
        return _rendered(build.site.page(leaf), build).encode()


def _rendered(page: Page, build: Build) -> str:
    """The page as the host makes it; where it renders all pages, others change them as well."""
    tools = build.rendering
    from catalogue.mkdocs_build.rendering import render_page

    asking = build.others_say and not build.project.settings.frames
    return render_page(page, tools=tools, words=build.project.words, asking=asking)


def _in_frame(leaf: Leaf, around: frame.Frame, build: Build) -> bytes:
    return filled(build.site.page(leaf), around, build)


def filled(page: Page, around: frame.Frame, build: Build) -> bytes:
    """Returns the finished file of a page. Raises StoppedError for a mistake in a template."""
    with templates_told(build.project.words):
        return around.fill(page).content


def _leads(leaf: Leaf, build: Build) -> Leads:
    return build.bodies.leads(leaf.source) if leaf.source else ()
