"""Renumbering: the state of an index with the numbers that its documents get when others come and go between them."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from catalogue.outputs.search.entry import KINDS, OFFERS, Entry, Facets, Order
from catalogue.outputs.search.likely import guides_of
from catalogue.outputs.search.postings import Written, opened
from catalogue.outputs.search.records import Months
from catalogue.outputs.search.shards import Ordered, Word
from catalogue.outputs.search.state import Documents, State, documents_now, facets_now, words_now

_COURSE = KINDS.index("course")
_NO_FACETS = Facets((), 0, "", 0, ())
_DOCUMENT = (1 << 24) - 1


class Numbering(NamedTuple):
    """What became of the numbers of documents: `before` has the old one of each document there is, `after` the new one of each there was.

    -1 is none. Documents before the `first` have the numbers they had.
    """

    before: Sequence[int]
    after: Sequence[int]
    first: int


def blank(entry: Entry) -> Entry:
    """Returns an entry of the same document that says nothing."""
    facets = _NO_FACETS if entry.facets is not None else None
    return Entry(entry.order, entry.language, (), (), b"", b"", facets=facets)


def renumbered(old: State, *, gone: Collection[Order], come: Mapping[Order, Entry]) -> tuple[State, int]:
    """Returns the state without the documents `gone` and with blank ones for those that `come`, and the first number that is another."""
    numbers = old.documents().numbers
    left = numbers.keys() - set(gone)
    orders = sorted([*left, *come])
    to = _numbering(numbers, orders)
    entries = old.entries.renumbered(to.before, [blank(come[order]) for order in orders if order in come])
    state = old._replace(
        entries=entries,
        documents=documents_now(_documents(old.documents(), orders, to)),
        own=old.own.mapped(lambda own: _posting(own, to)),
        given=old.given.mapped(lambda own: _posting(own, to)),
        words=words_now(_words(old.words.taken(), to)),
        facets=facets_now(_facets(old.facets(), orders, to)),
    )
    return state, to.first


def _numbering(numbers: Mapping[Order, int], orders: Sequence[Order]) -> Numbering:
    before = [numbers.get(order, -1) for order in orders]
    after = [-1] * len(numbers)
    for number, old in enumerate(before):
        if old >= 0:
            after[old] = number
    same = (number for number, old in enumerate(before) if number != old)
    return Numbering(before, after, next(same, len(before)))


def _posting(own: Written, to: Numbering) -> bytes:
    found = opened(own)
    place = bisect_left(found, to.first << 8)
    moved = [after << 8 | entry & 255 for entry in found[place:] if (after := to.after[entry >> 8]) >= 0]
    return (found[:place] + array("I", moved)).tobytes()  # an array for itself takes more room


def _documents(old: Documents, orders: Sequence[Order], to: Numbering) -> Documents:
    guides = guides_of(old.numbers)
    courses = [number for order, number in zip(orders, to.before, strict=True) if order[0] == _COURSE]
    untils = [old.untils[number - guides] if number >= 0 else 0 for number in courses]
    numbers = {order: number for number, order in enumerate(orders)}
    return Documents(numbers, untils, old.borne, _months(old.months, to.after))


def _months(old: Months, after: Sequence[int]) -> Months:
    found = {
        month: frozenset(day & ~_DOCUMENT | after[day & _DOCUMENT] for day in own if after[day & _DOCUMENT] >= 0)
        for month, own in old.items()
    }
    return {month: own for month, own in found.items() if own}


def _facets(old: Sequence[Facets], orders: Sequence[Order], to: Numbering) -> Sequence[Facets]:
    offers = [number for order, number in zip(orders, to.before, strict=True) if KINDS[order[0]] in OFFERS]
    return [old[number] if number >= 0 else _NO_FACETS for number in offers]


def _words(old: Ordered, to: Numbering) -> Ordered:
    return Ordered(
        _likely(old.head, to.after), {name: _likely(own, to.after) for name, own in old.tails.items()}, old.whole
    )


def _likely(words: Iterable[Word], after: Sequence[int]) -> Sequence[Word]:
    return [
        word._replace(likely=tuple([after[number] for number in word.likely])) if word.likely else word
        for word in words
    ]
