"""The host's events of one page: what is looked at and mended of a hand-written one."""

from html import escape
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from catalogue.checks.written import unknown_blocks
from catalogue.mkdocs_build.searching import written_page
from catalogue.mkdocs_build.state import current
from catalogue.model.anchors import TOP
from catalogue.model.body import Body
from catalogue.outputs.blocks import slotted


def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Escapes what the theme would print raw, and refuses blocks that do not exist."""
    project = current().project
    for key in ("title", "description", "author"):
        if page.meta.get(key) is not None:
            page.meta[key] = escape(str(page.meta[key]))
    problems = tuple(unknown_blocks(Body(markdown), path=f"{project.settings.docs}/{page.file.src_uri}"))
    if problems:
        stopped = project.complaints.stop(problems)
        raise Abort(str(stopped)) from stopped
    return markdown


def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Marks where a hand-written page wants generated blocks, and remembers its own words for the search."""
    if written := written_page(html, page):
        current().written.append(written)
    if "title" not in page.meta and not page.is_homepage:
        # The theme would print it unescaped.
        page.meta["title"] = escape(Markup(page.title or "").striptags())  # noqa: S704 - only to take the tags out
    for anchors in (page.links_to_anchors or {}).values():  # the host would warn of this one, which needs no heading
        for top in [each for each in anchors if each.lower() == TOP]:
            del anchors[top]
    text, slots = slotted(html)
    if slots:
        current().slots[page.file.dest_uri] = slots
    return text


def on_page_context(context: Any, page: HostPage, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG001
    """Gives hand-written pages their edit link without a `repo_url`, which would make browsers ask another server."""
    settings = current().project.settings
    if settings.edit:
        page.edit_url = settings.edit.replace("{path}", f"{settings.docs}/{page.file.src_uri}")
    return context
