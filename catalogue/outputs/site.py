"""The site: everything the generator makes of a catalogue, as values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from catalogue.model.offer import Offer
from catalogue.outputs.calendar.calendars import Calendars
from catalogue.outputs.exchange import exchange
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.leaf import Laid, Leaf, StandingLeaves, laid_out
from catalogue.outputs.news import news
from catalogue.outputs.output import Page, Planned
from catalogue.outputs.pages.agenda import agenda_pages
from catalogue.outputs.pages.gone import gone_pages
from catalogue.outputs.pages.listing import listing_pages
from catalogue.outputs.pages.offer import offer_page
from catalogue.outputs.pages.programme import programme_pages
from catalogue.outputs.pages.scripted import scripted_page
from catalogue.outputs.pages.subscribe import choice_pages, subscribe_page
from catalogue.outputs.pages.term import contacts_page, term_pages
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.redirects import redirects
from catalogue.outputs.search.host import SearchRecord, search_records
from catalogue.outputs.styles import styles


class Site(Struct, frozen=True, dict=True):
    """What is to be published: pages still to be made and framed, and other files.

    `bind` gives the calendars and `others` the files that are no pages and none of theirs; nothing is asked for before
    it is wanted. `known` are all pages where the last build made them of the same: then none is laid out before it is
    made. `standing` gives those of the others that would be laid out as the last build has kept them. `before` is how
    pages were laid out a moment ago in this process, by their addresses; None where no later build will ask how they are
    now. `heed` is called now and then and may break off what takes long.
    """

    workshop: Workshop
    bind: Callable[[], Calendars]
    others: Callable[[], Iterable[Planned]]
    prints: Fingerprints
    known: tuple[Leaf, ...] = ()
    standing: Callable[[], StandingLeaves] = StandingLeaves
    before: Mapping[str, Laid] | None = None
    heed: Callable[[], None] = lambda: None

    @cached_property
    def calendars(self) -> Calendars:
        """The calendars."""
        return self.bind()

    @cached_property
    def files(self) -> tuple[Planned, ...]:
        """All files but pages."""
        return (*self.calendars.files, *self.others())

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All pages, each by what it is made of."""
        return (*self.lasting, *self.gone)

    @property
    def addresses(self) -> list[str]:
        """The addresses of all pages, in their order."""
        return [leaf.address for leaf in self.leaves]

    @property
    def mapped(self) -> list[str]:
        """Those that the map of the site lists: nobody should be led to a course that is gone."""
        return [leaf.address for leaf in self.lasting]

    @property
    def paths(self) -> set[str]:
        """The paths of all files, those of pages among them."""
        return {leaf.path for leaf in self.leaves} | {file.path for file in self.files}

    @cached_property
    def lasting(self) -> tuple[Leaf, ...]:
        """The pages of what is in the catalogue: those of the offers, then the others."""
        return self.known or (*self._noted(self._lay_out()), *self.lists)

    @cached_property
    def lists(self) -> tuple[Leaf, ...]:
        """Those of them that are of no single offer, which need not wait for those of the offers."""
        if self.known:
            return tuple(leaf for leaf in self.known if not leaf.source)
        pages = self._lists.values()
        # Where many offers differ, hardly any list says what it said, and to find that takes longer than a fingerprint.
        before = {} if self.before is not None and not self.workshop.steady else self.before
        return tuple(
            self._noted(
                laid_out(pages, self.prints.lists, before=before, heed=self.heed, standing=self._standing.lists)
            )
        )

    @property
    def laid(self) -> Mapping[str, Laid]:
        """How those pages are laid out by their addresses; as they were `before` where they are known."""
        if self.known or self.before is None:
            return self.before or {}
        _ = self.lasting
        return self._laid

    @cached_property
    def _laid(self) -> dict[str, Laid]:
        return {}

    @cached_property
    def _standing(self) -> StandingLeaves:
        return self.standing()

    def _noted(self, pages: Iterable[Laid]) -> Iterator[Leaf]:
        """The leaves of pages that are laid out, which is kept where somebody will ask."""
        for each in pages:
            if self.before is not None:
                self._laid[each.leaf.address] = each
            yield each.leaf

    def _lay_out(self) -> Iterator[Laid]:
        """The pages of the offers; those that say what they said `before` as they were laid out then."""
        workshop, offers = self.workshop, self.workshop.catalogue.offers
        places = {offer.slug: workshop.addresses.offer(offer) for offer in offers if offer.slug in workshop.steady}
        known = self.before or {}
        steady = {slug: known[place] for slug, place in places.items() if place in known}
        steady |= {slug: Laid(leaf, ()) for slug, leaf in self._standing.offers.items()}
        own = (offer_page(offer, workshop) for offer in offers if offer.slug not in steady)
        anew = laid_out(own, self.prints, before=self.before, heed=self.heed)
        for offer in offers:
            yield steady.get(offer.slug) or next(anew)

    @cached_property
    def gone(self) -> tuple[Leaf, ...]:
        """The pages of courses that are gone, of which only the calendars tell."""
        laid = laid_out(self._gone.values(), self.prints, before=None, heed=self.heed)
        return tuple(each.leaf for each in laid)

    def page(self, leaf: Leaf) -> Page:
        """Returns one page, laid out."""
        if leaf.source:
            others = tuple(self.workshop.catalogue.by_slug[slug] for slug in leaf.related)
            return offer_page(self._offers[leaf.source], self.workshop, others=others)
        return self._lists.get(leaf.address) or self._gone[leaf.address]

    @property
    def records(self) -> Iterator[SearchRecord]:
        """What a search of the host must know."""
        return search_records(self.workshop)

    @cached_property
    def _offers(self) -> Mapping[str, Offer]:
        return {offer.path: offer for offer in self.workshop.catalogue.offers}

    @cached_property
    def _lists(self) -> Mapping[str, Page]:
        """The pages that are of no single offer."""
        found: dict[str, Page] = {}
        for page in _pages(self.workshop):
            self.heed()
            found[page.address] = page
        return found

    @cached_property
    def _gone(self) -> Mapping[str, Page]:
        pages = gone_pages(self.workshop, self.calendars.ledger, taken=self._taken)
        return {page.address: page for page in pages}

    def _taken(self) -> set[str]:
        """The addresses at which something lies."""
        pages = {leaf.address for leaf in self.known}
        if not pages:
            pages = {*self._lists, *map(self.workshop.addresses.offer, self.workshop.catalogue.offers)}
        return pages | {file.path.removesuffix("index.html") for file in self.files}


def other_files(
    workshop: Workshop, *, prints: Fingerprints, world: bytes, lines: Callable[[], Mapping[str, bytes]], key: bytes
) -> Iterator[Planned]:
    """Yields the files that are no pages and no calendars.

    `world` stands for all that is the same for all pages: settings, templates and the program, not the day and not what
    terms say. `prints` stand for offers with all that is shown of their terms on this day. `lines` gives what offers.json says of each offer, by its
    file, and `key` stands for all of it.
    """
    yield from exchange(workshop.catalogue, lines=lines, key=key)
    yield from redirects(workshop, prints=prints, world=world)
    yield news(workshop, prints=prints, world=world)
    yield from styles(workshop, world=world)


def _pages(workshop: Workshop) -> Iterator[Page]:
    """The pages that are of no single offer."""
    yield from listing_pages(workshop)
    yield from agenda_pages(workshop)
    yield from term_pages(workshop)
    yield from programme_pages(workshop)
    yield subscribe_page(workshop)
    yield scripted_page("search", workshop)
    yield from choice_pages(workshop)
    yield scripted_page("marks", workshop)
    if "contacts" in workshop.catalogue.lists:
        yield contacts_page(workshop)
