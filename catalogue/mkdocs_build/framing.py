"""Framing: the host's page rendered once a kind of page, and our pages put into it."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link
from mkdocs.structure.pages import Page as HostPage

from catalogue.mkdocs_build.state import Build
from catalogue.outputs import frame
from catalogue.outputs.cures import cure
from catalogue.outputs.output import Output, Page


def framed(build: Build, config: MkDocsConfig) -> Iterator[Output]:
    """Yields our pages as finished files.

    Pages of one kind, section and depth share a frame. With the setting `frames: false` the host renders every page
    by itself: slower by far, and the same bytes.
    """
    frames: dict[tuple[str, str], frame.Frame] = {}
    alone: dict[str, Output] = {}
    near = _deep_entries(build)
    # All that can fail is done before the first page is handed over, so that no site is left half new.
    for page in build.made.pages:
        slots = frame.slots(page)
        if not build.project.settings.frames or page.address.split("/")[1] in near.get(_section(page.address), ()):
            html = render_page(page, build=build, config=config)
            alone[page.address] = Output(f"{page.address}index.html", html.encode())
        elif (page.kind, slots.address) not in frames:
            html = render_page(slots, build=build, config=config)
            frames[page.kind, slots.address] = frame.cut(html, address=slots.address)
    for page in build.made.pages:
        yield alone.get(page.address) or frames[page.kind, frame.slot_address(page.address)].fill(page)


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


def render_page(page: Page, *, build: Build, config: MkDocsConfig) -> str:
    """Returns the HTML the host makes of a page of ours; its section is the active entry of the navigation."""
    assert build.nav is not None
    assert build.files is not None
    assert build.env is not None
    links = [link for link in links_of(build.nav.items) if link.url == f"{_section(page.address)}/"]
    for link in links:
        link.active = True
    try:
        context = get_context(build.nav, build.files, config, _host_page(page, config))
        return cure(build.env.get_template("main.html").render(context), build.project.words)
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
