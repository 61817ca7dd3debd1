"""The host's events: each takes one step of our build."""

import logging
import os
import shutil
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from catalogue.building.bodies import is_missing_text
from catalogue.building.cache import cache_of
from catalogue.building.complaint import StoppedError
from catalogue.building.processes import collect_seldom
from catalogue.building.project import Project
from catalogue.building.system_trouble import trouble_in
from catalogue.building.template_mistakes import mistake_in
from catalogue.caching.kept_bytecode import KeptBytecode
from catalogue.mkdocs_build.ahead import call_off
from catalogue.mkdocs_build.build import HostTools, offer_targets
from catalogue.mkdocs_build.dressing import is_dropped
from catalogue.mkdocs_build.files import SiteFiles, assets_of, link_target, of_theme, strayed
from catalogue.mkdocs_build.given import given_by
from catalogue.mkdocs_build.guard import (
    EXCLUDED,
    footer_addresses,
    refuse_clashes,
    refuse_foreign,
    refuse_other_files,
    refused,
)
from catalogue.mkdocs_build.hand_written import take_shells
from catalogue.mkdocs_build.locks import let_others_build
from catalogue.mkdocs_build.others import failed_in
from catalogue.mkdocs_build.planning import plan_build
from catalogue.mkdocs_build.release import publish
from catalogue.mkdocs_build.rendering import deep_entries, links_of, unnamed_entries
from catalogue.mkdocs_build.searching import join_scripts
from catalogue.mkdocs_build.state import aimed, begun, current, start
from catalogue.mkdocs_build.theme_styles import spare_styles
from catalogue.mkdocs_build.theme_templates import ThemeTemplates
from catalogue.model.inventory import left_by_editor
from catalogue.outputs.blocks import WORD

log = logging.getLogger("mkdocs.catalogue")


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - the host's signature
    """Notes whether this is the preview."""
    start(command)
    collect_seldom()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Plans the whole site of the catalogue; takes our Markdown out of the host's hands, leaving it to be linked to."""
    build = current()
    settings = build.project.settings
    addresses = offer_targets(build.project)
    _take_out(files, config, build.project, addresses)
    targets = {
        f"{settings.docs}/{file.src_uri}": file.url.removeprefix("./")
        for file in files
        if not of_theme(file, config) and file.inclusion not in EXCLUDED
    }
    beside = {path: link_target(path, address, config, docs=settings.docs) for path, address in addresses.items()}
    for path in sorted(assets_of(build.project)):
        asset = f"{build.project.addresses.word('course')}/{path.removeprefix(settings.courses + '/')}"
        beside[path] = File.generated(config, asset, abs_src_path=str(build.project.root / path))
        targets[path] = beside[path].url
    for file in beside.values():
        files.append(file)
    files = SiteFiles(files, beside=beside, docs=settings.docs)
    build.targets = targets | addresses
    build.given = given_by(config)  # once more: another plugin may have changed the settings
    build.tools = HostTools(config, files)
    try:
        plan_build(build)
        refuse_clashes(build, files)  # the calendars, which others may bind, are waited for here
    except StoppedError as stopped:
        raise Abort(str(stopped)) from stopped
    config.extra["catalogue_footer"] = footer_addresses(build, files)
    return files


def _take_out(files: Files, config: MkDocsConfig, project: Project, addresses: Mapping[str, str]) -> None:
    """Takes out what the host is not to make: offers, what strayed in among them, and what nobody needs.

    Plugins that have noted the file of an offer, to lead to it from elsewhere, find the address of its page there.
    """
    docs = f"{project.settings.docs}/"
    own = {path.removeprefix(docs) for path in project.inventory.slugs}
    for file in list(files):
        path = docs + file.src_uri
        stray = not of_theme(file, config) and strayed(path, project.settings, project.linked)
        if stray or file.src_uri in own or _unwanted(file, config):
            files.remove(file)
            file.url = addresses.get(path, file.url)
        if stray and file.is_documentation_page() and not (project.root / path).exists():
            log.warning(project.words("build.generated", path=path))


def _unwanted(file: File, config: MkDocsConfig) -> bool:
    """What nobody needs of the theme, and what an editor has left among hand-written pages."""
    if of_theme(file, config):
        return is_dropped(file)
    name = file.src_uri.rpartition("/")[2]
    return left_by_editor(name) and name[0] != "."  # a hidden one that the host publishes was asked for


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Tells of entries of the navigation that lead nowhere or have no name; ours are links to pages the host does not know."""
    build = current()
    refuse_other_files(build, files, config)
    build.rendering.nav, build.deep = nav, deep_entries(nav)
    known = set(build.site.addresses)
    for link in links_of(nav.items):
        if "://" not in link.url and not link.url.startswith(("/", "#")) and link.url not in known:
            log.warning(build.project.words("build.nav-not-found", value=link.url))
    unnamed = unnamed_entries(nav)
    for entry in unnamed:
        entry.title = entry.url  # better than "None"
    for url in dict.fromkeys(entry.url for entry in unnamed):
        log.warning(build.project.words("build.nav-unnamed", value=url))
    return nav


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG001
    """Tells the sitemap of our pages."""
    if template_name == "sitemap.xml":
        base = current().project.settings.url
        context["catalogue_pages"] = [base + address for address in current().site.mapped]
    return context


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Keeps the theme's templates, with ours among them, for the frames, and their code for the next build."""
    assert env.loader is not None
    env.loader = ThemeTemplates(env.loader)
    current().rendering.env = env
    if folder := cache_of(current().project.root).made():
        env.bytecode_cache = KeptBytecode(folder / "templates")
    return env


@event_priority(100)
def _index(config: MkDocsConfig) -> None:
    """Gives the host's search, where a site has it, our records before it writes its index."""
    build = current()
    index = next((plugin.search_index for plugin in config.plugins.values() if hasattr(plugin, "search_index")), None)
    if index is not None:
        for entry in index.entries:
            entry["text"] = WORD.sub("", entry["text"])
        index.entries += [{"location": r.location, "title": r.title, "text": r.text} for r in build.site.records]


@event_priority(-100)
def _publish(config: MkDocsConfig) -> None:
    """Brings the finished site over the published one, when every plugin has written its files; a refused one goes nowhere."""
    build = current()
    if refused(config):
        return
    try:
        join_scripts(build)
        spare_styles(build)
        refuse_foreign(build)
        take_shells(build)
        build.note_host_files()
        publish(build)
    except StoppedError as stopped:
        raise Abort(str(stopped)) from stopped
    finally:
        shutil.rmtree(build.staging, ignore_errors=True)
        let_others_build()
    config.site_dir = str(build.site_dir)


on_post_build = CombinedEvent(_index, _publish)


def on_build_error(error: Exception) -> None:
    """Leaves the published site as it was and nothing half-made beside it, and lets others build."""
    if build := begun():
        call_off(build)
        let_others_build()
        if trouble := trouble_in(error, build.project.words, near=build.site_dir.parent):
            raise Abort(trouble) from error
        if is_missing_text(error):  # on a page of the host, which has said on which
            raise Abort(build.project.words("build.snippet", path=build.project.settings.docs, reason=error)) from error
        own = build.given.own  # beside which lie templates of the site for the host's pages
        if own and (mistake := mistake_in(error, build.project.words, within=os.fspath(own.parent))):
            raise Abort(str(mistake)) from error
    if (aim := aimed()) and (stopped := failed_in(error, aim.words)):
        log.debug("", exc_info=error)
        raise Abort(str(stopped)) from error


def on_shutdown() -> None:
    """Leaves nobody and nothing behind of a build that was broken off."""
    build = begun()
    if build and not build.done:
        call_off(build)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001 - as above
    """Watches the course folder and the site's own templates, which the host does not know of."""
    from catalogue.mkdocs_build.preview import Preview

    project = current().project
    for folder in (project.settings.courses, project.settings.templates):
        if folder and (project.root / folder).is_dir():
            server.watch(os.fspath(project.root / folder))
    Preview(server, builder).install()
    return server
