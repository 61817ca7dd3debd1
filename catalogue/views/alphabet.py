"""Offers by letter, in the order of a German dictionary (DIN 5007-1: ä like a, ß like ss)."""

import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from catalogue.model.offer import Offer

T = TypeVar("T")
Kind = TypeVar("Kind", bound=Offer)

# The group of titles that begin with a digit or a sign.
OTHER = "#"


@lru_cache(maxsize=1 << 15)  # a title is sorted into a dozen lists
def sort_key(text: str) -> str:
    """Returns the text by which titles are sorted: without accents, signs and case."""
    # Twice: "™" becomes "TM" only when it is taken apart.
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return " ".join(plain.translate(_SIGNS).split())


class _Signs(dict[int, str | None]):
    """What becomes of each sign: accents go, and what is no letter and no digit separates words."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        kept = sign if sign.isalnum() else " "
        self[code] = found = None if unicodedata.combining(sign) else kept
        return found


_SIGNS = _Signs()


def by_title(offers: Iterable[Kind]) -> tuple[Kind, ...]:
    """Returns the offers sorted by title, then by slug."""
    return tuple(sorted(offers, key=_order))


def _order(offer: Offer) -> tuple[str, str]:
    return sort_key(offer.title), offer.slug


def replaced(offers: Iterable[Kind], *, without: Iterable[Kind], new: Iterable[Kind]) -> tuple[Kind, ...]:
    """Returns offers in the order of their titles without some of them, the very same values, and with others."""
    gone = {id(offer) for offer in without}
    found = [offer for offer in offers if id(offer) not in gone]
    for offer in new:
        insort(found, offer, key=_order)
    return tuple(found)


def letter_of(text: str) -> str:
    """Returns the first letter of a title, A to Z, or `#`."""
    first = sort_key(text)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def by_letter(offers: Iterable[Offer]) -> Mapping[str, tuple[Offer, ...]]:
    """Returns offers, in the order of their titles, by the first letter of those, A to Z, the rest under `#` at the end."""
    return _by_first(offers, name=lambda offer: offer.title)


def by_initial(items: Iterable[T], *, name: Callable[[T], str]) -> Mapping[str, tuple[T, ...]]:
    """Returns the items by the first letter of their names, A to Z, the rest under `#` at the end."""
    return _by_first(sorted(items, key=lambda item: sort_key(name(item))), name=name)


def _by_first(items: Iterable[T], *, name: Callable[[T], str]) -> Mapping[str, tuple[T, ...]]:
    """Sorted items by the first letter."""
    groups: dict[str, list[T]] = defaultdict(list)
    for item in items:
        groups[letter_of(name(item))].append(item)
    return {letter: tuple(groups[letter]) for letter in sorted(groups, key=lambda c: (c == OTHER, c))}
