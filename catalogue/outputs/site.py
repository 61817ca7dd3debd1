"""The site: everything the generator makes of a catalogue, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.calendars import build_calendars
from catalogue.outputs.calendar.ledger import Ledger
from catalogue.outputs.exchange import exchange
from catalogue.outputs.output import Output, Page
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
    """What is to be published: pages still to be framed, finished files, search records, and problems of the outputs."""

    pages: tuple[Page, ...]
    files: tuple[Output, ...]
    records: tuple[SearchRecord, ...]
    problems: tuple[Problem, ...]
    workshop: Workshop


def build(
    catalogue: Catalogue, *, today: date, stamp: datetime, previous: Ledger | None, templates: Templates, render: Render
) -> Site:
    """Returns the site of a catalogue.

    `today` decides what is past; `stamp` is the time that changed calendar entries bear; `previous` is the ledger of
    the publication before. The same arguments give the same bytes.
    """
    published = catalogue.published()
    workshop = Workshop(catalogue=published, today=today, templates=templates, render=render)
    calendars = build_calendars(published, today=today, stamp=stamp, previous=previous, words=templates.words)
    files = (
        *calendars.outputs,
        *redirects(workshop),
        *exchange(published, addresses=templates.addresses),
        *styles(workshop),
    )
    pages = tuple(_pages(workshop))
    taken = {page.address for page in pages} | {file.path.removesuffix("index.html") for file in files}
    return Site(
        pages=(*pages, *gone_pages(workshop, calendars.ledger, taken=taken)),
        files=files,
        records=tuple(search_records(workshop)),
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
