"""The site: everything the generator makes of a catalogue, as values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.calendars import Calendars
from catalogue.outputs.exchange import exchange
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.leaf import Leaf, leaves_of
from catalogue.outputs.output import Page, Planned
from catalogue.outputs.pages.agenda import agenda_pages
from catalogue.outputs.pages.gone import gone_pages
from catalogue.outputs.pages.listing import listing_pages
from catalogue.outputs.pages.marks import marks_page
from catalogue.outputs.pages.offer import offer_page, offer_pages
from catalogue.outputs.pages.programme import programme_pages
from catalogue.outputs.pages.search import search_page
from catalogue.outputs.pages.subscribe import choice_pages, subscribe_page
from catalogue.outputs.pages.term import contacts_page, term_pages
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.redirects import redirects
from catalogue.outputs.search.host import SearchRecord, search_records
from catalogue.outputs.styles import styles


@dataclass(frozen=True)
class Site:
    """What is to be published: pages still to be made and framed, other files, and problems of the outputs.

    Where the pages are `known` already, none is laid out before it is wanted.
    """

    workshop: Workshop
    calendars: Calendars
    files: tuple[Planned, ...]
    prints: Fingerprints
    known: tuple[Leaf, ...] = field(default=())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the outputs."""
        return self.calendars.problems

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """All pages, each by what it is made of."""
        return self.known or tuple(leaves_of(self.pages, self.prints))

    @property
    def pages(self) -> Iterator[Page]:
        """All pages, laid out: those of the offers, then the others."""
        yield from offer_pages(self.workshop)
        yield from self._others.values()

    def page(self, leaf: Leaf) -> Page:
        """Returns one page, laid out."""
        return offer_page(self._offers[leaf.source], self.workshop) if leaf.source else self._others[leaf.address]

    @property
    def records(self) -> Iterator[SearchRecord]:
        """What a search of the host must know."""
        return search_records(self.workshop)

    @cached_property
    def _offers(self) -> Mapping[str, Offer]:
        return {offer.path: offer for offer in self.workshop.catalogue.offers}

    @cached_property
    def _others(self) -> Mapping[str, Page]:
        pages = {page.address: page for page in _pages(self.workshop)}
        offers = {self.workshop.addresses.offer(offer) for offer in self.workshop.catalogue.offers}
        taken = pages.keys() | offers | {file.path.removesuffix("index.html") for file in self.files}
        gone = gone_pages(self.workshop, self.calendars.ledger, taken=taken)
        return {**pages, **{page.address: page for page in gone}}


def build(
    workshop: Workshop,
    *,
    calendars: Calendars,
    prints: Fingerprints,
    world: bytes = b"",
    lines: Callable[[], Mapping[str, bytes]] | None = None,
    key: bytes = b"",
    known: tuple[Leaf, ...] = (),
) -> Site:
    """Returns the site of the workshop's catalogue, of which `calendars` were made.

    `prints` tell what pages are made of, and `world` stands for all that is the same for all pages; empty where that is
    not known. `lines` gives what offers.json says of each offer, by its file, where that is made already, and `key`
    stands for all of it. `known` are the pages of a site of the same arguments but for the text of offers. The same
    arguments give the same bytes.
    """
    own = (*redirects(workshop, prints=prints, world=world), *styles(workshop, world=world))
    data = exchange(workshop.catalogue, addresses=workshop.addresses, lines=lines, key=key)
    return Site(workshop, calendars, files=(*calendars.files, *data, *own), prints=prints, known=known)


def _pages(workshop: Workshop) -> Iterator[Page]:
    """The pages that are of no single offer."""
    yield from listing_pages(workshop)
    yield from agenda_pages(workshop)
    yield from term_pages(workshop)
    yield from programme_pages(workshop)
    yield subscribe_page(workshop)
    yield search_page(workshop)
    yield from choice_pages(workshop)
    yield marks_page(workshop)
    if "contacts" in workshop.lists:
        yield contacts_page(workshop)
