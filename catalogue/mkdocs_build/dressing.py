"""Dressing: our stylesheet, script and icon in the host's settings, and our cures in its finished pages."""

from typing import Any, cast

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as HostPage

from catalogue.mkdocs_build.state import current
from catalogue.outputs.cures import cure
from catalogue.outputs.favicon import favicon
from catalogue.outputs.markdown_extensions import Alignment, GenderStar
from catalogue.outputs.rare_styles import linked
from catalogue.outputs.styles import STYLESHEET

SCRIPT = "assets/catalogue/catalogue.js"
# The theme's own scripts: our pages need none of them, and what is not there asks no other host.
HOST_SCRIPTS = "assets/javascripts/"
HOST_FAVICON = "assets/images/favicon.png"
# Tells Node that our scripts are modules; no browser asks for it.
FOR_NODE = "assets/catalogue/search/package.json"


def dress(config: MkDocsConfig, *, colour: str) -> None:
    """Puts our stylesheet before the site's own, so that those win, our script as a module, and an icon in the colour."""
    script = ExtraScriptValue(SCRIPT)
    script.type = "module"
    config.extra_css.insert(0, STYLESHEET)
    config.extra_javascript.insert(0, script)
    config.markdown_extensions += cast("list[str]", [GenderStar(), Alignment()])
    if config.theme.get("favicon") == HOST_FAVICON:
        config.theme["favicon"] = favicon(colour)


def is_dropped(file: File) -> bool:
    """Tells whether a file of the theme is one that no page of ours asks for, so that it is not published."""
    return file.src_uri.startswith(HOST_SCRIPTS) or file.src_uri in (HOST_FAVICON, FOR_NODE)


# Before any plugin: one that makes a page shorter leaves nothing by which the faults are known.
@event_priority(100)
def on_post_page(output: str, page: HostPage, config: MkDocsConfig) -> str:  # noqa: ARG001 - the host's signature
    """Mends a hand-written page."""
    return linked(cure(output, current().project.words))


@event_priority(100)
def on_post_template(output_content: str, template_name: str, config: Any) -> str:  # noqa: ARG001
    """Mends the page for addresses that do not exist."""
    return linked(cure(output_content, current().project.words)) if template_name == "404.html" else output_content
