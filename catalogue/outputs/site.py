"""The site: everything the generator makes of a catalogue, as values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.calendars import Calendars
from catalogue.outputs.exchange import exchange
from catalogue.outputs.output import Page, Planned, planned
from catalogue.outputs.pages.agenda import agenda_pages
from catalogue.outputs.pages.gone import gone_pages
from catalogue.outputs.pages.listing import listing_pages
from catalogue.outputs.pages.marks import marks_page
from catalogue.outputs.pages.offer import offer_pages
from catalogue.outputs.pages.programme import programme_pages
from catalogue.outputs.pages.search import search_page
from catalogue.outputs.pages.subscribe import choice_pages, subscribe_page
from catalogue.outputs.pages.term import contacts_page, term_pages
from catalogue.outputs.pages.workshop import Render, Workshop
from catalogue.outputs.redirects import redirects
from catalogue.outputs.search.host import SearchRecord, search_records
from catalogue.outputs.styles import styles
from catalogue.outputs.templating import Templates


@dataclass(frozen=True, slots=True)
class Site:
    """What is to be published: pages still to be made and framed, other files, and problems of the outputs."""

    pages: tuple[Page, ...]
    files: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    workshop: Workshop

    @property
    def records(self) -> Iterator[SearchRecord]:
        """What a search of the host must know."""
        return search_records(self.workshop)


def build(
    catalogue: Catalogue,
    *,
    today: date,
    calendars: Calendars,
    templates: Templates,
    render: Render,
    lines: Callable[[], Mapping[str, bytes]] | None = None,
    key: bytes = b"",
) -> Site:
    """Returns the site of a catalogue without drafts (`catalogue.published()`), of which `calendars` were made.

    `today` decides what is past. `lines` gives what offers.json says of each offer, by its file, where that is made
    already, and `key` stands for all of it. The same arguments give the same bytes.
    """
    workshop = Workshop(catalogue=catalogue, today=today, templates=templates, render=render)
    own = (*redirects(workshop), *styles(workshop))
    data = exchange(catalogue, addresses=templates.addresses, lines=lines, key=key)
    files = (*calendars.files, *data, *map(planned, own))
    pages = tuple(_pages(workshop))
    taken = {page.address for page in pages} | {file.path.removesuffix("index.html") for file in files}
    return Site(
        pages=(*pages, *gone_pages(workshop, calendars.ledger, taken=taken)),
        files=files,
        problems=calendars.problems,
        workshop=workshop,
    )


def _pages(workshop: Workshop) -> Iterator[Page]:
    yield from offer_pages(workshop)
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
