"""Lists of offers: all of them by letter, courses and guides by category, and the new ones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalogue.model.offer import Offer
from catalogue.model.term import Category
from catalogue.outputs.output import Page
from catalogue.outputs.pages.paging import parts
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.alphabet import by_letter
from catalogue.views.chunks import PAGE_LENGTH
from catalogue.views.novelty import NEWEST, newest
from catalogue.views.term_index import key_of

# Up to so many offers, the list of all stands on one page; a larger one has a page for each letter.
WHOLE = 150
# So many offers of each category stand on the page of all courses or guides; the category's own page has the others.
_OF_CATEGORY = 24


def listing_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields the list pages."""
    yield from _all_offers(workshop)
    yield from _by_category(workshop, "course", workshop.catalogue.courses)
    yield from _by_category(workshop, "guide", workshop.catalogue.guides)
    yield from _new_offers(workshop)


def _all_offers(workshop: Workshop) -> Iterator[Page]:
    letters = by_letter(workshop.in_order)
    address = workshop.addresses.page("offers")
    split = len(workshop.catalogue.offers) > WHOLE
    links = {letter: letter_address(workshop, letter) if split else f"{address}#{_word(letter)}" for letter in letters}
    words = workshop.words
    values: dict[str, Any] = {
        "kind": "list",
        "title": words("offers.title"),
        "description": words("offers.description"),
        "links": links,
    }
    yield workshop.page(
        "offers.html", address=address, groups={} if split else letters, total=len(workshop.catalogue.offers), **values
    )
    for letter, offers in letters.items() if split else ():
        title = words("offers.letter", letter=letter)
        yield from paged(
            workshop,
            "letter.html",
            address=links[letter],
            title=title,
            description=words("offers.description"),
            offers=offers,
            letter=letter,
            links=links,
        )


def letter_address(workshop: Workshop, letter: str) -> str:
    """Returns the address of the list of all offers under a letter, where there is one for each."""
    return f"{workshop.addresses.page('offers')}{_word(letter)}/"


def _word(letter: str) -> str:
    return letter.lower() if letter.isalpha() else "0-9"


def paged(
    workshop: Workshop,
    template: str,
    *,
    address: str,
    title: str,
    offers: Sequence[Offer],
    first: Mapping[str, Any] | None = None,
    **values: Any,
) -> Iterator[Page]:
    """Yields a list of offers in pages of bounded length; what is `first` stands on the first page alone.

    So does how many they are: the other pages stay as they are when an offer comes or goes elsewhere.
    """
    first = {"total": len(offers), **(first or {})}
    cut = parts(
        offers, name=lambda offer: offer.slug, address=address, title=title, length=PAGE_LENGTH, workshop=workshop
    )
    for part, page in cut:
        own = first if page["number"] == 1 else dict.fromkeys(first)
        known = {"kind": "list", "description": "", **values, **own, **page}
        yield workshop.page(template, **known, offers=part)


def _by_category(workshop: Workshop, kind: str, offers: Sequence[Offer]) -> Iterator[Page]:
    chosen = frozenset(offer.slug for offer in offers)
    groups = []
    for category in workshop.catalogue.terms(Category):
        own = [offer for offer in workshop.by_term.get(key_of(category), ()) if offer.slug in chosen]
        if own:
            groups.append((category, tuple(own[:_OF_CATEGORY]), len(own)))
    words = workshop.words
    yield workshop.page(
        "kind.html",
        address=workshop.addresses.page(kind),
        kind="list",
        title=words(f"{kind}s.title"),
        description=words(f"{kind}s.description"),
        groups=groups,
        offer_kind=kind,
        total=len(offers),
    )


def _new_offers(workshop: Workshop) -> Iterator[Page]:
    words = workshop.words
    yield workshop.page(
        "new.html",
        address=workshop.addresses.page("new"),
        kind="list",
        title=words("new.title"),
        description=words("new.description"),
        offers=newest(workshop.catalogue, today=workshop.today)[:NEWEST],
        today=workshop.today,  # it tells since when they are called new
    )
