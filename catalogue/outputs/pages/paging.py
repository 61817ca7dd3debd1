"""Paging: a long list as several pages, the first at its own address, the others below it at 2/, 3/ …"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar

from catalogue.model.term import Term
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.chunks import chunks
from catalogue.views.pager import linked

T = TypeVar("T")
Named = TypeVar("Named", bound=Term)

# So many terms of a vocabulary stand on one page.
TERMS = 128


def parts(
    items: Sequence[T],
    *,
    name: Callable[[T], str],
    address: str,
    title: str,
    length: int,
    workshop: Workshop,
    further: str = "",
) -> Iterator[tuple[tuple[T, ...], dict[str, Any]]]:
    """Yields the items of each page, at most `length`, with the arguments of `Workshop.page` that are about the page itself.

    `name` tells the items apart; see `chunks`. The addresses of all pages but the first begin with `further`, where that is
    not the address of the first.
    """
    found = chunks(items, length=length, name=name)
    count = len(found)
    for number, part in enumerate(found, start=1):
        yield (
            part,
            {
                "address": address_of(address, number, further=further),
                "title": title if number == 1 else f"{title} ({workshop.words('list.page', number=number)})",
                "number": number,
                "later": {"pages": partial(_pages, partial(address_of, address, further=further), number, count)},
                "following": (count,),
            },
        )


def terms_by_page(
    terms: Sequence[Named], *, title: str, workshop: Workshop
) -> Iterator[tuple[tuple[Named, ...], dict[str, Any]]]:
    """Yields the same for the terms of one vocabulary.

    Ids of terms have no underscores, so the page of a term lies at none of the addresses.
    """
    address = workshop.addresses.vocabulary(terms[0].vocabulary)
    further = f"{address}{workshop.words('list.page-word').lower()}_"
    name = attrgetter("id")
    yield from parts(terms, name=name, address=address, title=title, length=TERMS, workshop=workshop, further=further)


def _pages(place: Callable[[int], str], number: int, count: int) -> list[tuple[int, str] | None]:
    """The pages of a list that one of them links to."""
    return [(n, place(n)) if n else None for n in linked(number, count)]


def address_of(address: str, number: int, *, further: str = "") -> str:
    """Returns where a page of the list at `address` lies; see `parts`."""
    return f"{further or address}{number}/" if number > 1 else address
