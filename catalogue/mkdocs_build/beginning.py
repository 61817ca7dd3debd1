"""The beginning of a build with the host: its settings are taken over, and the content is read and checked."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority

from catalogue.building.complaint import StoppedError
from catalogue.building.last_ledger import LastLedger
from catalogue.conflict import conflict
from catalogue.mkdocs_build.ahead import look_around
from catalogue.mkdocs_build.beside import staging_of, take_place
from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.dressing import dress
from catalogue.mkdocs_build.extension_folders import settle_folders
from catalogue.mkdocs_build.given import given_by
from catalogue.mkdocs_build.guard import guard
from catalogue.mkdocs_build.host_sources import host_sources
from catalogue.mkdocs_build.locks import let_others_build, take_project
from catalogue.mkdocs_build.opening import opened
from catalogue.mkdocs_build.others import named_by_page_events, others_have_a_say
from catalogue.mkdocs_build.state import Aim, aimed, begun, follow, previewing, take_aim
from catalogue.reading.translations import read_translation
from catalogue.reading.uncollected import uncollected

log = logging.getLogger("mkdocs.catalogue")
THEME = Path(__file__).parent.with_name("theme")


@event_priority(1000)
def _aim(config: MkDocsConfig) -> None:
    """Gives the host, and plugins that note it now, the folder in which the site is made ready; says where it is published then."""
    if trouble := conflict():
        raise Abort(trouble)
    words = read_translation("de" if str(config.theme.get("language", "")).startswith("de") else "en")
    take_aim(Aim(Path(config.site_dir), words))
    config.site_dir = str(staging_of(Path(config.site_dir)))


def _open(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the content, before the host has touched anything; an error ends the build here."""
    settle_folders(config)
    given = given_by(config)
    aim = aimed()
    assert aim is not None
    site_dir, words = aim
    try:
        if not previewing():  # what is read must not be older than what another build is publishing
            take_project(given.root, words=words)
            take_place(site_dir, words=words)
        with uncollected(spared=not previewing()):
            project = opened(given, words=words)
        guard(config, project, site_dir)
        if not previewing():
            LastLedger(project.root, project.settings, site_dir).tell_beginning(project.catalogue.published())
    except StoppedError as stopped:
        let_others_build()
        raise Abort(str(stopped)) from stopped
    before = begun()
    build = Build(project=project, site_dir=site_dir, given=given, preview=previewing())
    follow(build)
    if not build.preview:
        build.looking = look_around(project.root, build.site_dir)
    build.others_say = others_have_a_say(config)
    build.kept_out = named_by_page_events(config.plugins) if project.settings.frames else ""
    if build.kept_out and not (before and before.kept_out == build.kept_out):  # a preview says it once
        log.info(project.words("build.hand-written-only", names=build.kept_out))
    build.sources = host_sources(config, project.settings, project.inventory.slugs)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    dress(config, colour=project.settings.colour)
    config.extra["catalogue_words"] = project.words
    config.extra["catalogue_contacts"] = "contacts" in project.catalogue.lists
    config.validation.nav.not_found = logging.DEBUG
    return config


on_config = CombinedEvent(_aim, _open)
