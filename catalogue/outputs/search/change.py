"""Change: what becomes of the documents of an index, and of the postings in which they stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from catalogue.outputs.search.entry import Entry, Key, Order
from catalogue.outputs.search.postings import NOTHING, Posting, Written, changed_posting, opened
from catalogue.outputs.search.renumbering import blank, renumbered
from catalogue.outputs.search.shelf import Shelf
from catalogue.outputs.search.state import State

# Documents by their numbers.
Numbered = Mapping[int, Entry]


class Change(NamedTuple):
    """What becomes of the documents of an index.

    `base` is its state in which they have the numbers that they will have. `gone` are documents as they were and `come` as
    they are, by these numbers; of new ones a blank is gone. `left` are those that there are no more, taken from the postings
    of the classes `moved`. Documents before the `first` number have the one they had; None where all have.
    """

    base: State
    gone: Numbered
    come: Numbered
    left: Sequence[Entry]
    moved: frozenset[str]
    first: int | None


def borne_after(old: State, entries: Iterable[Entry], *, gone: Iterable[Order]) -> frozenset[Key]:
    """Returns the terms that documents bear after the same change."""
    come, numbers = {entry.order: entry for entry in entries}, old.documents().numbers
    before = old.entries.some(numbers[order] for order in (*gone, *come) if order in numbers)
    return frozenset(borne_by(old.documents().borne, before.values(), come.values()))


def change_of(old: State, entries: Mapping[Order, Entry], gone: Collection[Order]) -> Change:
    """Returns what becomes of the documents of an index when some become what `entries` say, new ones among them, and others leave."""
    numbers = old.documents().numbers
    known = old.entries.some(numbers[order] for order in (*gone, *entries) if order in numbers)
    new = {order: entry for order, entry in entries.items() if order not in numbers}
    before = {order: known[numbers[order]] for order in entries if order in numbers}
    before = {order: entry for order, entry in before.items() if entry != entries[order]}
    before |= {order: blank(entry) for order, entry in new.items()}
    leaving = {numbers[order]: known[numbers[order]] for order in gone}
    base, moved, first = _renumbered(old, leaving, new) if new or gone else (old, frozenset(), None)
    now = base.documents().numbers
    return Change(
        base,
        {now[order]: entry for order, entry in before.items()},
        {now[order]: entries[order] for order in before},
        [*leaving.values()],
        moved,
        first,
    )


def _renumbered(old: State, leaving: Numbered, new: Mapping[Order, Entry]) -> tuple[State, frozenset[str], int]:
    """The state with new numbers, the classes of which a posting lost a document, and the first number that is another."""
    own, moved = moved_in(old.own, leaving, {})
    base, first = renumbered(old._replace(own=own), gone={entry.order for entry in leaving.values()}, come=new)
    return base, frozenset(moved), first


def moved_in(old: Shelf[Written], gone: Numbered, come: Numbered) -> tuple[Shelf[Written], set[str]]:
    """Returns the postings of the classes as they are written, and those classes of which any is another."""
    found: dict[str, Posting] = {}
    for number in gone:
        before, after = (
            dict(zip(own[number].classes, own[number].weights, strict=True)) if number in own else {}
            for own in (gone, come)
        )
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                own = found.get(name)
                known = opened(old.get(name) or NOTHING) if own is None else own
                found[name] = changed_posting(known, number, after.get(name, 0))
    return old.replaced({name: own or None for name, own in found.items()}), set(found)


def borne_by(old: Mapping[Key, int], gone: Iterable[Entry], come: Iterable[Entry]) -> Mapping[Key, int]:
    """Returns how many documents bear each term."""
    found = dict(old)
    for step, entries in ((-1, gone), (1, come)):
        for term in (term for entry in entries for term in entry.terms):
            found[term] = found.get(term, 0) + step
    return {term: number for term, number in found.items() if number}
