"""Refreshing: the site brought up to date in the preview, as far as the host's own files stay as they are."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.commands.build import _build_theme_template

from catalogue.mkdocs_build.framing import filled, frame_of, framed
from catalogue.mkdocs_build.hand_written import written
from catalogue.mkdocs_build.icons import icons_of
from catalogue.mkdocs_build.making import plan_site
from catalogue.mkdocs_build.opening import opened
from catalogue.mkdocs_build.release import round_off
from catalogue.mkdocs_build.rest import Rest
from catalogue.mkdocs_build.searching import search_files
from catalogue.mkdocs_build.state import Build, begin, lock_of
from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Guide
from catalogue.model.reference import Context
from catalogue.model.settings import Settings
from catalogue.outputs.output import Output, Planned
from catalogue.outputs.pages.offer import offer_page
from catalogue.publishing.stock import CALENDARS, CONTENT
from catalogue.reading.share import Source, read_share
from catalogue.reading.vocabulary import FOLDER, read_vocabularies

# The host's map of the site; it presses another one beside it.
SITEMAP = "sitemap.xml"


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
        lock_of(build.project.root).give_back()
    return done


def _refreshed(build: Build, rest: Rest) -> bool:
    project = opened(build.config, heed=rest.heed)
    if project.settings != build.project.settings or project.inventory != build.project.inventory:
        return False
    new = replace(build, project=project, site=None)
    built = plan_site(new)
    if new.set_up.world == build.set_up.world:
        new.made.workshop.follow(build.made.workshop)
    new.leaves = built.leaves
    begin(new)
    pages = [*framed(new, new.made.lasting), *written(new)]
    if _taken(new, pages):
        return False
    rest.make(new, pages, doubt=CONTENT - {".html"})
    index = search_files(new)
    rest.make(new, index, doubt=CALENDARS)
    new.last = built.last
    gone = [*framed(new, new.made.gone)]
    if _taken(new, gone):
        return False
    files = [*gone, *new.made.files]
    rest.make(new, files, last=[project.addresses.ledger()])
    if [leaf.path for leaf in new.made.leaves] != [leaf.path for leaf in build.made.leaves]:
        _map(new)
    round_off(new, [file.path for file in (*pages, *index, *files)], rest.stock)
    return True


def _taken(build: Build, pages: Iterable[Planned]) -> bool:
    """A hand-written page lies where one of ours belongs, which the host's way of building refuses."""
    return not build.host.isdisjoint(page.path for page in pages)


def _map(build: Build) -> None:
    """Lets the host write its map of the site, which tells of all pages."""
    assert build.env is not None
    assert build.files is not None
    assert build.nav is not None
    config = build.config
    site_dir, config.site_dir = config.site_dir, str(build.staging)
    try:
        build.staging.mkdir(exist_ok=True)
        _build_theme_template(SITEMAP, build.env, build.files, config, build.nav)
    finally:
        config.site_dir = site_dir


def first_pages(build: Build, changed: Collection[str], seen: Collection[str]) -> Iterator[Output]:
    """Yields the pages of the offers that changed or are looked at, made before all else is read or checked.

    `changed` are files relative to the root, `seen` addresses of pages. What the other offers say is taken as it was.
    Raises StoppedError for a mistake in one of those files.
    """
    root, settings = build.project.root, build.project.settings
    own = f"{settings.courses}/{FOLDER}/"
    every = not all(path.endswith(".md") for path in changed)
    wanted = [leaf.source for leaf in build.made.leaves if leaf.source and leaf.address in seen] if every else []
    known = {
        offer.path: Course if isinstance(offer, Course) else Guide for offer in build.made.workshop.catalogue.offers
    }
    sources: list[Source] = [(path, known[path]) for path in dict.fromkeys([*changed, *wanted]) if path in known]
    sources = [(path, kind) for path, kind in sources if (root / path).is_file()]
    if not sources:
        return
    anew = any(path.startswith(own) for path in changed)
    share = read_share(root, sources, _context(root, settings, build.made.workshop.catalogue, anew=anew))
    problems = [problem for problem in share.problems if problem.code != "unreadable-file"]  # it has just been renamed
    if problems:
        build.project.tell(problems)
    own_templates = bool(settings.templates) and any(path.startswith(f"{settings.templates}/") for path in changed)
    templates = build.project.templates(icons_of(build.config)) if own_templates else build.made.workshop.templates
    workshop = build.made.workshop.with_offers(share.offers, templates=templates)
    for offer in share.offers:
        page = offer_page(offer, workshop)
        around = frame_of(page.address, page.kind, build)
        if around is not None and not offer.draft:
            yield Output(page.path, filled(page, around, build))


def _context(root: Path, settings: Settings, catalogue: Catalogue, *, anew: bool) -> Context:
    if anew:
        read = read_vocabularies(root, settings)
        return Context(zone=settings.timezone, terms=read.terms, spoilt=read.spoilt)
    terms = {name: {term.id: term for term in group} for name, group in catalogue.vocabularies.items()}
    return Context(zone=settings.timezone, terms=terms)
