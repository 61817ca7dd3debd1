"""Projects: a folder with settings and content, opened, checked and built; shared by the command line and the adapter."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader

from catalogue.building.complaint import StoppedError, report, stop
from catalogue.building.moments import PREVIOUS, BadMomentError, Moments, find_moments
from catalogue.building.previous import MissingError, fetch
from catalogue.checks.check import check
from catalogue.checks.subject import Subject
from catalogue.model.catalogue import Catalogue
from catalogue.model.inventory import PUBLISHED, Inventory
from catalogue.model.offer import Offer
from catalogue.model.outline import outline
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.settings import Settings
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.calendar.ledger import BadLedger, Ledger, read
from catalogue.outputs.markdown_body import BodyRenderer
from catalogue.outputs.site import Site, build
from catalogue.outputs.templating import Icon, Templates
from catalogue.reading.places import Places
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import NAME, read_settings
from catalogue.reading.translations import read_translation


@dataclass(frozen=True)
class Project:
    """A folder whose content is free of errors."""

    root: Path
    settings: Settings
    catalogue: Catalogue
    inventory: Inventory

    @cached_property
    def words(self) -> Translation:
        """The words of the catalogue's language."""
        return read_translation(self.settings.language)

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything lies on the site."""
        return Addresses(self.words)

    @property
    def assets(self) -> Iterable[str]:
        """The files beside courses that are published with them: pictures and documents, no vocabularies."""
        hidden = f"{self.settings.courses}/"
        for path in self.inventory.files:
            below = path.removeprefix(hidden)
            public = path.startswith(hidden) and not any(part[0] in "._" for part in below.split("/"))
            if public and path.lower().endswith(PUBLISHED):
                yield path

    def build(self, renderer: BodyRenderer, *, moments: Moments, icon: Icon, last: Path) -> Site:
        """Returns the site; `last` is the folder of the last local build, whose ledger is read unless told otherwise."""
        templates = Templates(self._loader(), words=self.words, icon=icon)

        @cache
        def render(slug: str) -> str:
            offer = self.catalogue.by_slug[slug]
            return renderer.render(offer, self.addresses.offer(offer))

        def rendered(offer: Offer) -> str:
            return render(offer.slug)

        site = build(
            self.catalogue,
            today=moments.today,
            stamp=moments.stamp,
            previous=self._ledger(last),
            templates=templates,
            render=rendered,
        )
        problems = (*site.problems, *(self._dead_link(path, link) for path, link in renderer.dead))
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise self.stop(problems)
        if problems:
            print(report(self.root, problems, self.words), file=sys.stderr)
        return site

    def _dead_link(self, path: str, link: str) -> Problem:
        """A link to a file that is there but is no page of the site, for instance one that mkdocs.yml excludes."""
        offer = next(offer for offer in self.catalogue.offers if offer.path == path)
        mark = next((mark for mark in outline(offer.body) if mark.text == link), None)
        place = Place(path, mark.line, mark.column) if mark else Place(path, offer.body.line)
        return Problem("dead-link", place, {"value": link[:80], "suggestion": ""})

    def _loader(self) -> ChoiceLoader:
        own = [FileSystemLoader(self.root / self.settings.templates)] if self.settings.templates else []
        return ChoiceLoader([*own, PackageLoader("catalogue")])

    def _ledger(self, last: Path) -> Ledger | None:
        place = os.environ.get(PREVIOUS) or self.settings.previous
        local = last / self.addresses.ledger()
        try:
            content = fetch(place, root=self.root) if place else local.read_bytes() if local.is_file() else None
            shown = place or str(local)
            return (
                None
                if content is None
                else read(content, path=shown, site=self.settings.site, zone=self.settings.timezone)
            )
        except BadLedger as error:
            raise self.stop((error.problem,)) from None
        except MissingError as error:
            raise StoppedError(self.words("build.previous-missing", place=place, reason=error)) from None

    def stop(self, problems: Iterable[Problem]) -> StoppedError:
        """Reports the problems and returns the exception to raise."""
        return stop(self.root, tuple(problems), self.words)


def open_project(root: Path, *, name: str = NAME, known: Mapping[str, str] | None = None) -> Project:
    """Reads and checks the project in `root`; reports all problems and raises StoppedError when one is an error."""
    settings, problems = read_settings(root, name=name, known=known)
    if settings is None:
        raise stop(root, problems, read_translation("de"))
    words = read_translation(settings.language)
    try:
        today = find_moments(root, zone=settings.timezone).today
    except BadMomentError as error:
        raise StoppedError(words(f"build.bad-moment.{error.name}", value=error.value)) from None
    reading = read_catalogue(root, settings)
    subject = Subject(reading.catalogue, reading.inventory, today, Places(root), reading.torn, reading.written)
    found = (*problems, *reading.problems, *check(subject))
    if any(problem.severity is Severity.ERROR for problem in found):
        raise stop(root, found, words)
    if found:
        print(report(root, found, words), file=sys.stderr)
    return Project(root=root, settings=settings, catalogue=reading.catalogue, inventory=reading.inventory)
