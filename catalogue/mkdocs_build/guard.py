"""Guards: what must be so before a build may touch the folder it publishes into."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import CountHandler

from catalogue.building.own_templates import lost_link
from catalogue.building.project import Project
from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.files import CatalogueFile
from catalogue.mkdocs_build.others import files_after_us
from catalogue.outputs.foreign_loads import foreign_load, has_styles

log = logging.getLogger("mkdocs.catalogue")
# A folder that holds these is a site which MkDocs or the catalogue has built before.
SIGNS = ("404.html", "sitemap.xml")
THEME = "material"
# Files of the host that are not published.
EXCLUDED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def guard(config: MkDocsConfig, project: Project, site_dir: Path) -> None:
    """Ends the build when it would publish over sources or over files of somebody else, or with another theme."""
    if config.theme.name != THEME:
        raise Abort(project.words("build.theme", name=config.theme.name, known=THEME))
    if config.theme.custom_dir and (link := lost_link(Path(config.theme.custom_dir))):
        raise Abort(project.words("build.leads-nowhere", path=link, target=link.readlink()))
    source = _source_touched(site_dir.resolve(), project)
    if source:
        raise Abort(project.words("build.site-over-sources", path=site_dir, source=source))
    if _foreign(site_dir):
        raise Abort(project.words("build.site-not-empty", path=site_dir))
    above = next(folder for folder in site_dir.resolve().parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise Abort(project.words("build.not-writable", path=above))


def refused(config: MkDocsConfig) -> bool:
    """Tells whether the host will end this build, which is strict and has had warnings; it would do so when all is published."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return config.strict and any(counter.get_counts() for counter in counters)


def footer_addresses(build: Build, files: Files) -> dict[str, dict[str, str]]:
    """Returns the addresses of the links at the foot of every page: by setting, and by what they are called.

    Ends the build where there is no such page.
    """
    settings = build.project.settings
    special = {name: getattr(settings, name) for name in ("plain_language", "sign_language")}
    found = {"footer": dict(settings.footer), **{name: {name: target} for name, target in special.items() if target}}
    for key, links in found.items():
        for name, target in links.items():
            links[name] = target if "://" in target else _address(build, files, target)
            if not links[name]:
                raise Abort(build.project.words("build.footer", name=name, value=target, docs=settings.docs, key=key))
    return found


def _address(build: Build, files: Files, target: str) -> str:
    """The address of a page as a link at the foot names it: by its file, or by its address (plain-language/); empty without one."""
    if file := files.get_file_from_path(target):
        published = file.inclusion not in EXCLUDED and not isinstance(file, CatalogueFile)
        return file.url if published else ""
    path = f"{target}/index.html"
    there = path in build.site.paths or any(each.dest_uri == path and each.inclusion not in EXCLUDED for each in files)
    return f"{target}/" if there else ""


def refuse_other_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Ends the build when a plugin has put files of its own making in the place of all, so that the host would render offers."""
    if build.project.catalogue.published().offers and not any(isinstance(file, CatalogueFile) for file in files):
        raise Abort(build.project.words("build.other-files", names=files_after_us(config.plugins)))


def refuse_foreign(build: Build) -> None:
    """Ends the build when a page of the host makes browsers ask another server, because of a plugin or a template.

    Tells of styles within pages, which the policy keeps browsers from applying.
    """
    styled = ""
    for page in sorted(build.staging.rglob("*.html")):
        html, path = page.read_bytes(), page.relative_to(build.staging).as_posix()
        if address := foreign_load(html, own=build.project.settings.url):
            raise Abort(build.project.words("build.foreign", path=path, value=address[:120]))
        styled = styled or (path if has_styles(html) else "")
    if styled and not build.preview:
        log.info(build.project.words("build.styles", path=styled))


def refuse_clashes(build: Build, files: Files) -> None:
    """Ends the build when a hand-written page or a picture lies where the catalogue puts a page of its own."""
    ours = build.site.paths
    for file in files:
        if file.dest_uri in ours and not isinstance(file, CatalogueFile) and file.inclusion not in EXCLUDED:
            raise Abort(build.project.words("build.address-taken", path=file.src_uri, value=file.url))


def _source_touched(site_dir: Path, project: Project) -> str:
    """The folder of sources that lies in the folder to publish into, or the other way round; empty when none does."""
    root = project.root.resolve()
    if root.is_relative_to(site_dir):
        return "."
    settings = project.settings
    folders = (settings.courses, settings.guides, settings.docs, settings.templates, "hooks", ".git")
    for folder in (name for name in folders if name):
        source = root / folder
        if source.exists() and (site_dir.is_relative_to(source) or source.is_relative_to(site_dir)):
            return folder
    return ""


def _foreign(site_dir: Path) -> bool:
    if not site_dir.is_dir():
        return site_dir.exists()
    visible = any(entry.name[0] != "." for entry in site_dir.iterdir())
    return visible and not all((site_dir / name).is_file() for name in SIGNS)
