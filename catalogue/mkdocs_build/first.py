"""First pages: those of offers, made of what was saved a moment ago before all else is read or checked."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.framing import filled, frame_of
from catalogue.mkdocs_build.icons import OwnIcons, icons_in
from catalogue.model.offer import KINDS, Course, Guide, Offer
from catalogue.model.problem import Problem, Severity
from catalogue.model.reference import Context
from catalogue.model.term import VOCABULARY_FOLDER
from catalogue.outputs.output import Output
from catalogue.outputs.pages.offer import offer_page
from catalogue.outputs.templating import Templates
from catalogue.reading.share import Source, read_share
from catalogue.reading.vocabulary import read_vocabularies


class FirstPages(Struct, frozen=True, dict=True):
    """The pages that a change can be shown on at once; `changed` are files relative to the root.

    What the other offers say is taken as it was in `build`, the last one.
    """

    build: Build
    changed: Collection[str]

    def of(self, seen: Collection[str]) -> Iterator[Output]:
        """Yields the pages of the offers that changed; where more has, those that are `seen` too.

        Raises StoppedError for a mistake in one of those files, which is told where all others are told as well.
        """
        wanted = [*self.changed]
        if not all(path.endswith(".md") for path in self.changed):
            wanted += (source for address, source in self._sources.items() if f"{address}index.html" in seen)
        offers, problems = self._read(dict.fromkeys(wanted))
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise self.build.project.complaints.stopped(problems)
        return self._pages(offers)

    def at(self, address: str) -> Output | None:
        """Returns the page of an offer at an address; None where there is none, or a mistake in its file."""
        source = self._sources.get(address)
        offers, problems = self._read([source] if source else [])
        return None if problems else next(self._pages(offers), None)

    def _read(self, paths: Iterable[str]) -> tuple[tuple[Offer, ...], list[Problem]]:
        build, root = self.build, self.build.project.root
        known = {offer.path: KINDS[offer.kind] for offer in build.site.workshop.catalogue.offers}
        kinds = ((path, known.get(path) or self._kind(path)) for path in paths)
        sources: list[Source] = [(path, kind) for path, kind in kinds if kind and (root / path).is_file()]
        if not sources:
            return (), []
        share = read_share(root, sources, self._context)
        # One that cannot be read has just been renamed.
        return share.offers, [problem for problem in share.problems if problem.code != "unreadable-file"]

    def _pages(self, offers: tuple[Offer, ...]) -> Iterator[Output]:
        workshop = self.build.site.workshop.with_offers(offers, templates=self._templates)
        for offer in offers:
            page = offer_page(offer, workshop)
            frame = frame_of(page.address, page.kind, self.build)
            taken = self._sources.get(page.address, offer.path) != offer.path or page.path in self.build.taken
            if frame is not None and not taken and not offer.draft:
                yield Output(page.path, filled(page, frame, self.build))

    def _kind(self, path: str) -> type[Offer] | None:
        """What an offer is that has just come, or that nobody could see before; None for a file that is no offer."""
        settings = self.build.project.settings
        folders: dict[str, type[Offer]] = {f"{settings.courses}/": Course, f"{settings.guides}/": Guide}
        folder = next((folder for folder in folders if path.startswith(folder)), "")
        hidden = any(part[0] in "._" for part in path.removeprefix(folder).split("/"))
        return None if hidden or not path.endswith(".md") else folders.get(folder)

    @cached_property
    def _sources(self) -> dict[str, str]:
        """The files of the offers' pages by their addresses."""
        return {leaf.address: leaf.source for leaf in self.build.site.lasting if leaf.source}

    @cached_property
    def _context(self) -> Context:
        project = self.build.project
        zone = project.settings.timezone
        if any(path.startswith(f"{project.settings.courses}/{VOCABULARY_FOLDER}/") for path in self.changed):
            read = read_vocabularies(project.root, project.settings)
            return Context(zone=zone, terms=read.terms, spoilt=read.spoilt)
        vocabularies = self.build.site.workshop.catalogue.vocabularies
        terms = {name: {term.id: term for term in group} for name, group in vocabularies.items()}
        return Context(zone=zone, terms=terms)

    @cached_property
    def _templates(self) -> Templates:
        project, own = self.build.project, self.build.project.settings.templates
        if own and any(path.startswith(f"{own}/") for path in self.changed):
            given = self.build.given
            return project.templates(icons_in(given.icons, OwnIcons(given.own)), project.own_templates())
        return self.build.site.workshop.templates
