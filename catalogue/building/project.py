"""Projects: a folder whose content was read and checked, and how its site is planned; shared by commands and adapter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path

from jinja2 import ChoiceLoader, PackageLoader
from msgspec import Struct
from msgspec.structs import replace

from catalogue.building.built import Built
from catalogue.building.cache import cache_of
from catalogue.building.complaint import Complaints, StoppedError
from catalogue.building.derived import briefs_in, lines_in, passed_in, terms_in
from catalogue.building.kept_calendars import Binding
from catalogue.building.kept_leaves import LastLeaves
from catalogue.building.last_calendars import LastCalendars
from catalogue.building.last_ledger import LastLedger
from catalogue.building.moments import Moments
from catalogue.building.own_templates import OwnTemplates, lost_link
from catalogue.building.previous import MissingError
from catalogue.building.processes import crew_from_environment, progress
from catalogue.building.renamed_courses import SINCE_THE_LAST
from catalogue.building.template_mistakes import telling_mistakes
from catalogue.building.unbound_calendars import UnboundCalendars
from catalogue.caching.kept_code import KeptCode
from catalogue.caching.part import Part
from catalogue.model.catalogue import Catalogue
from catalogue.model.inventory import Inventory
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.settings import Settings
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.calendar.calendars import Calendars
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import Planned, digest
from catalogue.outputs.pages.former import formers_of
from catalogue.outputs.pages.workshop import Render, Workshop
from catalogue.outputs.shown import OnDay, Said
from catalogue.outputs.site import Site, other_files
from catalogue.outputs.templating import Icon, Templates
from catalogue.reading.places import Places
from catalogue.reading.translations import read_translation
from catalogue.views.brief import Brief


class Project(Struct, frozen=True, dict=True):
    """A folder whose content is free of errors.

    `linked` are the files beside offers that are published. `fronts` has a digest of the front matter of each offer by its file, `wholes` one of all of it; `derive` gives what is
    made of the offers in packs, by its name ("entries", "lines"). What takes long calls `heed` now and then, which may
    break it off. `remarks` is what was found about the settings.
    """

    root: Path
    settings: Settings
    catalogue: Catalogue
    inventory: Inventory
    linked: frozenset[str]
    fronts: Mapping[str, bytes]
    wholes: Mapping[str, bytes]
    derive: Callable[[str], Sequence[Part]]
    heed: Callable[[], None]
    remarks: tuple[Problem, ...]

    @cached_property
    def entries(self) -> tuple[Part, ...]:
        """What the search says of the offers, in packs."""
        return tuple(sorted(self.derive("entries"), key=lambda part: part.mark))

    @cached_property
    def lines(self) -> tuple[Part, ...]:
        """What offers.json says of the offers, in packs."""
        return tuple(sorted(self.derive("lines"), key=lambda part: part.mark))

    @cached_property
    def words(self) -> Translation:
        """The words of the catalogue's language."""
        return read_translation(self.settings.language)

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything lies on the site."""
        return Addresses(self.words)

    def build(
        self,
        render: Render,
        *,
        moments: Moments,
        templates: Templates,
        world: bytes,
        site_dir: Path,
        calendars: LastCalendars,
        leaves: LastLeaves,
        again: bool = False,
    ) -> Built:
        """Returns the site, of which nothing is made yet. Raises StoppedError.

        `world` stands for what is the same for all pages, `site_dir` is the folder of the last build, and `calendars` and
        `leaves` are what that left. A preview builds `again` and again: then the layout of each page is remembered.
        """
        published, ledger = self.catalogue.published(), LastLedger(self.root, self.settings, site_dir)
        self.tell(ledger.remarks(published, today=moments.today))
        binding = partial(self._binding, published, moments, ledger, calendars)
        unbound = self._unbound(binding, since_preview=again and not ledger.told)
        fronts = [self._said.own[offer.path] for offer in published.offers]
        around = digest(world, self._terms, f"{moments.today:%Y-%m}".encode())  # in lists, the month of today is marked
        inputs = digest(around, moments.today.isoformat().encode(), *fronts)
        briefs = None if again else cache(lambda: briefs_in(self.derive("briefs")))
        passed = cache(lambda: self._passed(moments.today, briefs))
        prints = self._said.on(moments.today, passed)
        workshop = Workshop(published, moments.today, templates, render, briefs)
        formers = cache(lambda: formers_of(workshop, OnDay(self._said.own, passed)))
        site = Site(
            workshop,
            bind=lambda: unbound.bound.calendars,
            others=lambda: self._others(workshop, prints, world, fronts),
            prints=prints,
            known=leaves.when(inputs),
            standing=partial(leaves.standing, workshop, around, formers),
            before=leaves.laid if again else None,
            heed=self.heed,
        )
        return Built(site, inputs, around, formers, unbound)

    def _others(
        self, workshop: Workshop, prints: Fingerprints, world: bytes, fronts: Iterable[bytes]
    ) -> Iterable[Planned]:
        key = digest(repr(self.settings).encode(), *fronts, *(part.mark for part in self.lines))
        files = other_files(workshop, prints=prints, world=world, lines=lambda: lines_in(self.lines), key=key)
        return telling_mistakes(files, self.words)

    def _passed(self, today: date, briefs: Callable[[], Mapping[str, Brief]] | None) -> Mapping[str, int]:
        """How many days that count have passed of each offer; `briefs` where they are read in any case."""
        if briefs is None:
            return passed_in(self.derive("briefs"), today)
        return {path: brief.passed(today) for path, brief in briefs().items()}

    def _unbound(self, begin: Callable[[], Binding], *, since_preview: bool) -> UnboundCalendars:
        tell = partial(self.tell_of_calendars, since_preview=since_preview)
        return UnboundCalendars(begin, tell, stop=lambda problem: self.complaints.stop((problem,)))

    def tell_of_calendars(self, calendars: Calendars, *, since_preview: bool = False) -> None:
        """Reports what is wrong with them. Raises StoppedError.

        With `since_preview`, the last publication was an earlier build of the same preview, to which nobody has subscribed:
        what changed since then is not told.
        """
        places = Places(self.root)
        found = [each for each in calendars.problems if not (since_preview and each.code in SINCE_THE_LAST)]
        self.tell([replace(each, place=_within(each.place, places)) for each in found])

    @cached_property
    def _terms(self) -> bytes:
        """What stands for all that the vocabularies say."""
        return digest(repr(self.catalogue.vocabularies).encode())

    def _binding(self, published: Catalogue, moments: Moments, ledger: LastLedger, last: LastCalendars) -> Binding:
        try:
            stand = ledger.found.mark if ledger.found else b""
        except MissingError as error:
            raise StoppedError(self.words("build.previous-missing", place=ledger.place, reason=error)) from None
        return Binding(
            catalogue=published,
            shown=self._said.shown,
            inputs=digest(self._terms, *(self.fronts[offer.path] for offer in published.offers)),
            edition=Edition(settings=self.settings, words=self.words, today=moments.today, stamp=moments.stamp),
            stand=stand,
            previous=ledger.read,
            last=last,
            world=digest(repr(self.settings).encode()),
            crew=crew_from_environment(),
            progress=progress(self.words, "calendars", heed=self.heed),
        )

    @cached_property
    def _said(self) -> Said:
        own = self.wholes if self.settings.templates else self.fronts
        return Said(self.fronts, own, lambda: terms_in(self.derive("terms")))

    def own_templates(self) -> OwnTemplates:
        """Returns the site's own templates as they are now. Raises StoppedError."""
        folder = self.root / self.settings.templates if self.settings.templates else None
        if folder and (link := lost_link(folder)):
            raise StoppedError(self.words("build.leads-nowhere", path=link, target=link.readlink()))
        return OwnTemplates(folder)

    def templates(self, icon: Icon, own: OwnTemplates) -> Templates:
        """Returns the templates of the site, its `own` before the package's."""
        folder = cache_of(self.root).folder
        code = KeptCode(folder / "templates") if folder else None
        return Templates(ChoiceLoader([own, PackageLoader("catalogue")]), words=self.words, icon=icon, kept=code)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Reports problems, warnings only once; raises StoppedError when one of them is an error."""
        found = [each for each in problems if each.severity is Severity.ERROR or repr(each) not in self._told]
        self.complaints.tell(found)
        self._told.update(map(repr, found))

    @cached_property
    def _told(self) -> set[str]:
        return set()  # the calendars are bound again where the host takes over

    @cached_property
    def complaints(self) -> Complaints:
        """How problems of the project are told."""
        return Complaints(self.root, self.words, self.settings.courses)


def _within(place: Place, places: Places) -> Place:
    """Where in the file of a course it says what calendars have something to say about."""
    return places(place.path, "sessions") if place.path.endswith(".md") else place
