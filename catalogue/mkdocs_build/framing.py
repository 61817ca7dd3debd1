"""Framing: the host's page rendered once a kind of page, and our pages put into it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import escape
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link
from mkdocs.structure.pages import Page as HostPage

from catalogue.building.template_mistakes import templates_told
from catalogue.mkdocs_build.state import Build
from catalogue.outputs import frame
from catalogue.outputs.cures import cure
from catalogue.outputs.leaf import Leaf
from catalogue.outputs.output import Leads, Page, Planned, digest
from catalogue.outputs.rare_styles import linked


def framed(build: Build, leaves: Iterable[Leaf]) -> Iterator[Planned]:
    """Yields pages of ours as files to be made.

    Pages of one kind, section and depth share a frame. With the setting `frames: false` the host renders every page
    by itself: slower by far, and the same bytes.
    """
    near = _deep_entries(build)
    keys: dict[int, bytes] = {}
    foreseeable = build.set_up.bodies.foreseeable
    texts = build.project.wholes
    for leaf in leaves:
        around = frame_of(leaf.address, leaf.kind, build, near)
        if around is None:
            yield Planned(leaf.path, b"", partial(_alone, leaf, build), partial(_leads, leaf, build))
            continue
        known = keys.get(id(around)) or keys.setdefault(id(around), digest(build.set_up.world, around.key))
        key = digest(known, leaf.key, texts.get(leaf.source, b"")) if foreseeable or not leaf.source else b""
        yield Planned(leaf.path, key, partial(_framed, leaf, around, build), partial(_leads, leaf, build))


def frame_of(address: str, kind: str, build: Build, near: Mapping[str, set[str]] | None = None) -> frame.Frame | None:
    """Returns the frame that the page at an address shares with others of its kind.

    None for one that the host has to render alone.
    """
    deep = _deep_entries(build) if near is None else near
    if not build.project.settings.frames or address.split("/")[1] in deep.get(_section(address), ()):
        return None
    shared = kind, frame.slot_address(address)
    if shared not in build.frames:
        slots = frame.slots(address, kind)
        build.frames[shared] = frame.cut(render_page(slots, build=build), address=slots.address)
    return build.frames[shared]


def _alone(leaf: Leaf, build: Build) -> bytes:
    with templates_told(build.project.words):
        return render_page(build.made.page(leaf), build=build).encode()


def _framed(leaf: Leaf, around: frame.Frame, build: Build) -> bytes:
    return filled(build.made.page(leaf), around, build)


def filled(page: Page, around: frame.Frame, build: Build) -> bytes:
    """Returns the finished file of a page. Raises StoppedError for a mistake in a template."""
    with templates_told(build.project.words):
        return around.fill(page).content


def _leads(leaf: Leaf, build: Build) -> Leads:
    return build.set_up.bodies.leads(leaf.source) if leaf.source else ()


def _section(address: str) -> str:
    return address.partition("/")[0]


def _deep_entries(build: Build) -> Mapping[str, set[str]]:
    """The second folders, by section, that the navigation leads into: pages there see its links written otherwise."""
    assert build.nav is not None
    found: dict[str, set[str]] = {}
    for url in (*(link.url for link in links_of(build.nav.items)), *(page.url for page in build.nav.pages)):
        section, _, below = url.partition("/")
        if below and "://" not in url:
            found.setdefault(section, set()).add(below.partition("/")[0])
    return found


def render_page(page: Page, *, build: Build) -> str:
    """Returns the HTML the host makes of a page of ours; its section is the active entry of the navigation."""
    assert build.nav is not None
    assert build.files is not None
    assert build.env is not None
    links = [link for link in links_of(build.nav.items) if link.url == f"{_section(page.address)}/"]
    for link in links:
        link.active = True
    try:
        context = get_context(build.nav, build.files, build.config, _host_page(page, build.config))
        return linked(cure(build.env.get_template("main.html").render(context), build.project.words))
    finally:
        for link in links:
            link.active = False


def _host_page(page: Page, config: MkDocsConfig) -> HostPage:
    """A page of the host with our words; the theme prints title and description raw, so they are escaped here."""
    host = HostPage(None, File.generated(config, f"{page.address}index.md", content=""), config)
    host.meta = {"title": escape(page.title), "description": escape(page.description), "hide": ["navigation", "toc"]}
    host.content = page.body
    return host


def links_of(items: Any) -> list[Link]:
    """Returns the links of the navigation at any depth."""
    found = [item for item in items if isinstance(item, Link)]
    return found + [link for item in items if item.children for link in links_of(item.children)]
