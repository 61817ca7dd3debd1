"""Paging: a long list as several pages, the first at its own address, the others below it at 2/, 3/ …"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.chunks import chunks
from catalogue.views.pager import linked

T = TypeVar("T")


def parts(
    items: Sequence[T], *, name: Callable[[T], str], address: str, title: str, length: int, workshop: Workshop
) -> Iterator[tuple[tuple[T, ...], dict[str, Any]]]:
    """Yields the items of each page, at most `length`, with the arguments of `Workshop.page` that are about the page itself.

    `name` tells the items apart; see `chunks`.
    """
    found = chunks(items, length=length, name=name)
    count = len(found)
    for number, part in enumerate(found, start=1):
        yield (
            part,
            {
                "address": address_of(address, number),
                "title": title if number == 1 else f"{title} ({workshop.words('list.page', number=number)})",
                "number": number,
                "later": {"pages": partial(_pages, address, number, count)},
                "following": (count,),
            },
        )


def _pages(address: str, number: int, count: int) -> list[tuple[int, str] | None]:
    """The pages of a list that one of them links to."""
    return [(n, address_of(address, n)) if n else None for n in linked(number, count)]


def address_of(address: str, number: int) -> str:
    """Returns where a page of the list at `address` lies."""
    return f"{address}{number}/" if number > 1 else address
