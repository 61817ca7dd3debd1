"""Framing: the host's page rendered once a kind of page, and our pages put into it."""

from collections.abc import Iterator
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
    frames: dict[tuple[str, str, int], frame.Frame] = {}
    for page in build.made.pages:
        if not build.project.settings.frames:
            yield Output(f"{page.address}index.html", render_page(page, build=build, config=config).encode())
            continue
        section, depth = page.address.partition("/")[0], page.address.count("/")
        key = (page.kind, section, depth)
        if key not in frames:
            html = render_page(frame.slots(page.kind, depth), build=build, config=config, section=section)
            frames[key] = frame.cut(html, depth=depth)
        yield frames[key].fill(page)


def render_page(page: Page, *, build: Build, config: MkDocsConfig, section: str | None = None) -> str:
    """Returns the HTML the host makes of a page of ours.

    `section` is the first folder of the address, whose entry in the navigation is shown as the active one; it is
    told apart from the address only for the page of slots.
    """
    assert build.nav is not None
    assert build.files is not None
    assert build.env is not None
    active = f"{page.address.partition('/')[0] if section is None else section}/"
    links = [link for link in links_of(build.nav.items) if link.url == active]
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
