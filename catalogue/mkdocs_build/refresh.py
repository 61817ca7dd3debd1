"""Refreshing: the site brought up to date in the preview, as far as the host's own files stay as they are."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property

from mkdocs.commands.build import _build_theme_template

from catalogue.building.kept_leaves import LastLeaves
from catalogue.building.project import Project
from catalogue.mkdocs_build.build import Build, offer_targets
from catalogue.mkdocs_build.files import beside_offers
from catalogue.mkdocs_build.framing import framed
from catalogue.mkdocs_build.hand_written import filled_pages
from catalogue.mkdocs_build.locks import let_others_build
from catalogue.mkdocs_build.mentions import mentioned
from catalogue.mkdocs_build.opening import opened
from catalogue.mkdocs_build.planning import bodies_of, plan_site
from catalogue.mkdocs_build.release import round_off
from catalogue.mkdocs_build.rest import Rest
from catalogue.mkdocs_build.searching import search_files
from catalogue.mkdocs_build.site_map import MAP
from catalogue.mkdocs_build.state import begin
from catalogue.model.settings import Settings
from catalogue.outputs.output import Planned


def small(changed: Collection[str], settings: Settings) -> bool:
    """Tells whether a change of files, relative to the root, is one of offers, vocabularies or the site's templates alone."""
    folders = tuple(f"{folder}/" for folder in (settings.courses, settings.guides))
    own = f"{settings.templates}/" if settings.templates else None
    return all(
        (path.startswith(folders) and path.endswith((".md", ".yml"))) or (own is not None and path.startswith(own))
        for path in changed
    )


def refresh(build: Build, rest: Rest) -> bool:
    """Brings the published folder up to date; False when the host has to build it anew.

    Raises StoppedError when the content has errors, OvertakenError when more was saved meanwhile: then `build` goes
    on to be the last one, and what was written stays where it is still right.
    """
    done = False
    try:
        done = _refreshed(build, rest)
    finally:
        if not done:
            begin(build)
        rest.end()
        let_others_build()
    return done


def _refreshed(build: Build, rest: Rest) -> bool:
    if build.others_say:
        return False  # what they make of all this, only the host can let them
    project = opened(build.given, words=build.project.words, heed=rest.heed)
    targets = _targets(project, build)
    if targets is None:
        return False
    new = replace(build, project=project, targets=targets, dialect=build.bodies.dialect)
    new.bodies = build.bodies if targets is build.targets else bodies_of(new)
    built = plan_site(new)
    if new.world == build.world and new.site.workshop.today == build.site.workshop.today:
        new.site.workshop.follow(build.site.workshop)
    begin(new)
    plans = _Plans(new, built.inputs)
    if not plans.carry_out(rest):
        return False
    new.leaves = LastLeaves(built.inputs, new.site.lasting, new.site.laid)
    rest.make(new, plans.pages)
    files = [*plans.index, *plans.calendars, *plans.others]
    rest.make(new, files, last=[project.addresses.ledger()])
    new.calendars = built.calendars.bound.last
    if new.site.mapped != build.site.mapped:
        _map(new)
    round_off(new, [file.path for file in (*plans.pages, *files)], rest.stock)
    return True


class _Plans:
    """All files of a build, of which nothing is worked out before it is wanted; `inputs` as in `Built`."""

    def __init__(self, build: Build, inputs: bytes) -> None:
        self._build = build
        self._inputs = inputs

    def carry_out(self, rest: Rest) -> bool:
        """Plans all files: those first that somebody waits for, else lists, pages of offers, the index, calendars.

        False where a hand-written page lies where one of ours belongs, which the host's way of building refuses.
        """
        plans = {"lists": {".html"}, "offers": {".html"}, "index": {".bin"}, "calendars": {".ics"}, "others": {".json"}}
        while plans:
            waited = (name for name, endings in plans.items() if rest.stock.waited_for(endings))
            name = next(waited, next(iter(plans)))
            del plans[name]
            outputs: tuple[Planned, ...] = getattr(self, name)
            if not self._build.host.isdisjoint(output.path for output in outputs):
                return False
            # A page that nobody plans is one of an offer that is gone: until it is deleted, nobody is shown it.
            rest.plan(self._build, outputs, doubt=frozenset({".html"}).union(*plans.values()))
        return True

    @property
    def pages(self) -> tuple[Planned, ...]:
        """All pages of what is in the catalogue."""
        return (*self.lists, *self.offers)

    @cached_property
    def lists(self) -> tuple[Planned, ...]:
        """The pages that are of no single offer, and those written by hand that show some of the catalogue."""
        build = self._build
        return (*framed(build, build.site.lists), *filled_pages(build, inputs=self._inputs))

    @cached_property
    def offers(self) -> tuple[Planned, ...]:
        """The pages of the offers, with which all pages are laid out."""
        return tuple(framed(self._build, (leaf for leaf in self._build.site.lasting if leaf.source)))

    @cached_property
    def index(self) -> tuple[Planned, ...]:
        """The index of the search, which is worked out when it is asked for."""
        return search_files(self._build)

    @cached_property
    def calendars(self) -> tuple[Planned, ...]:
        """The calendars, and the ledger."""
        return self._build.site.calendars.files

    @cached_property
    def others(self) -> tuple[Planned, ...]:
        """Pages of courses that are gone, and all other files."""
        known = {file.path for file in self.calendars}
        files = (file for file in self._build.site.files if file.path not in known)
        return (*framed(self._build, self._build.site.gone), *files)


def _targets(now: Project, build: Build) -> Mapping[str, str] | None:
    """Where links may lead to now; None where the host has to know of what is other than in `build`.

    Those are settings, vocabularies, files that are no offers, those of them that something leads to, and offers that its own pages mention.
    """
    before = build.project
    files = before.inventory.slugs.keys() | now.inventory.slugs.keys()
    if now.settings != before.settings or now.catalogue.lists != before.catalogue.lists:
        return None
    if beside_offers(now) != beside_offers(before):
        return None
    if not now.inventory.files ^ before.inventory.files <= files:
        return None
    old, new = offer_targets(before), offer_targets(now)
    if old == new:
        return build.targets
    if mentioned(old.items() ^ new.items(), build):
        return None
    return {path: address for path, address in build.targets.items() if path not in files} | new


def _map(build: Build) -> None:
    """Lets the host write its map of the site, which tells of all pages."""
    tools = build.rendering
    config = tools.config
    assert tools.env is not None
    assert tools.nav is not None
    site_dir, config.site_dir = config.site_dir, str(build.staging)
    try:
        build.staging.mkdir(exist_ok=True)
        _build_theme_template(MAP, tools.env, tools.files, config, tools.nav)
    finally:
        config.site_dir = site_dir
