"""Rendering: pages of ours through the host's templates, as it renders its own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page as HostPage

from catalogue.mkdocs_build.build import HostTools
from catalogue.mkdocs_build.files import CatalogueFile
from catalogue.mkdocs_build.others import asked
from catalogue.model.translation import Translation
from catalogue.outputs.cures import cure
from catalogue.outputs.output import Page
from catalogue.outputs.rare_styles import linked

# Pages that lie below another one, as their crumbs say, and not in its folder.
_ABOVE = {"programme": "course"}


def render_page(page: Page, *, tools: HostTools, words: Translation, asking: bool = False) -> str:
    """Returns the HTML the host makes of a page of ours; its section is the active entry of the navigation.

    Where we are `asking` others, they change the page as they change those of the host. Raises StoppedError where they fail.
    """
    assert tools.nav is not None
    assert tools.env is not None
    config, host = tools.config, _host_page(page, tools.config)
    if asking and page.source:
        _tell_others(host, tools, words)
    links = _leading_to(page, links_of(tools.nav.items), words)
    for link in links:
        link.active = True
    try:
        context = get_context(tools.nav, tools.files, config, host)
        if asking and page.source:
            context = asked("page_context", context, config, words, page=host, nav=tools.nav)
        html = linked(cure(tools.env.get_template("main.html").render(context), words))
    finally:
        for link in links:
            link.active = False
    return str(asked("post_page", html, config, words, page=host)) if asking else html


def _tell_others(host: HostPage, tools: HostTools, words: Translation) -> None:
    """Tells others of the page of an offer, as the host tells of its own before it renders them.

    There is no Markdown of it, of which some note what the frame is to show: the day of the last change, for instance.
    """
    config, files = tools.config, tools.files
    asked("pre_page", host, config, words, files=files)
    host.markdown = ""
    asked("page_markdown", host.markdown, config, words, page=host, files=files)
    host.content = asked("page_content", host.content, config, words, page=host, files=files)


def _leading_to(page: Page, links: Iterable[Link], words: Translation) -> list[Link]:
    """The links to the section of a page, or else to the page above it."""
    known: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        known[link.url].append(link)
    above = f"{words(f'path.{_ABOVE[page.kind]}')}/" if page.kind in _ABOVE else ""
    return known[page.address.partition("/")[0] + "/"] or known[above]


def _host_page(page: Page, config: MkDocsConfig) -> HostPage:
    """A page of the host with our words; the theme prints title and description raw, so they are escaped here.

    Its address ends with a slash, also where those of the host's own pages end with ".html".
    """
    file = File.generated(config, f"{page.address}index.md", content="")
    file.url, file.dest_uri = page.address, page.path
    if page.source:  # which tells others how old it is, and of whom
        file.generated_by, file.abs_src_path = None, str(Path(config.config_file_path).parent / page.source)
    host = HostPage(None, file, config)
    host.meta = {"title": escape(page.title), "description": escape(page.description), "hide": ["navigation", "toc"]}
    host.content = page.body
    return host


def links_of(items: Any) -> list[Link]:
    """Returns the links of the navigation at any depth."""
    found = [item for item in items if isinstance(item, Link)]
    return found + [link for item in items if item.children for link in links_of(item.children)]


def unnamed_entries(nav: Navigation) -> list[Link | HostPage]:
    """Returns the entries that do not say what they are called, and of which the host knows no title either."""
    ours = [page for page in nav.pages if isinstance(page.file, CatalogueFile)]
    entries: list[Link | HostPage] = [*links_of(nav.items), *ours]
    return [entry for entry in entries if not entry.title]


def deep_entries(nav: Navigation) -> Mapping[str, frozenset[str]]:
    """Returns the second folders, by section, that the navigation leads into: pages there see its links written otherwise."""
    found: dict[str, set[str]] = {}
    for url in (*(link.url for link in links_of(nav.items)), *(page.url for page in nav.pages)):
        section, _, below = url.partition("/")
        if below and "://" not in url:
            found.setdefault(section, set()).add(below.partition("/")[0])
    return {section: frozenset(folders) for section, folders in found.items()}
