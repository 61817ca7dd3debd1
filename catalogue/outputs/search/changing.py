"""Changing: from an index and the entries that changed to the files that are others, as if all had been joined anew."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from catalogue.outputs.search.entry import Entry, Key
from catalogue.outputs.search.joining import Index, finished, shares_of, spelled
from catalogue.outputs.search.likely import standings_of
from catalogue.outputs.search.postings import NOTHING, Posting, changed_posting
from catalogue.outputs.search.records import SHARD, changed_months
from catalogue.outputs.search.site import Site
from catalogue.outputs.search.state import State
from catalogue.outputs.search.vocabulary import Learned, changed_vocabulary

T = TypeVar("T")
# Documents by their numbers.
Numbered = Mapping[int, Entry]


def changed_index(old: State, entries: Iterable[Entry], *, site: Site) -> Index | None:
    """Returns the index after the documents of `entries` have become what these say.

    None where the index must be joined anew from all entries: a document came, went or has another category, no
    offer bears a term any more or one is borne for the first time, a language is new, or the site is another.
    """
    come = {old.numbers.get(entry.order, -1): entry for entry in entries}
    if -1 in come or site.digest != old.site or {entry.language for entry in come.values()} - old.vocabularies.keys():
        return None
    gone = {number: old.entries[number] for number in come}
    borne = _borne(old.borne, gone, come)
    if borne.keys() != old.borne.keys():
        return None
    return _changed(old, gone, come, borne, site)


def _changed(old: State, gone: Numbered, come: Numbered, borne: Mapping[Key, int], site: Site) -> Index:
    learned = _learned(old, gone, come)
    own, moved = _moved(old, gone, come)
    guides = standings_of(old.numbers, old.untils).guides
    state = old._replace(
        entries=old.entries.replaced(come),
        vocabularies={language: one.vocabulary for language, one in learned.items()},
        own=own,
        months=changed_months(old.months, gone=gone, come=come),
        facets=_replaced(old.facets, {number: entry.facets for number, entry in come.items() if entry.facets}),
        untils=_replaced(old.untils, {n - guides: entry.until for n, entry in come.items() if entry.kind == "course"}),
        borne=borne,
    )
    # Of courses that are open for another time the classes have other likely hits.
    stood = {name for n, entry in come.items() if entry.until != gone[n].until for name in entry.classes}
    shared = moved.union(stood, *(one.shared for one in learned.values()))
    shares = shares_of(state.vocabularies)
    both = (shares_of(old.vocabularies), shares)
    parts = {part for every in both for name in shared for part, _ in every.get(name, ())}
    names = shared.union(parts, *(one.counted for one in learned.values()))
    state = spelled(state, names, shares)
    return finished(state, site, old=old, unchanged=_unchanged(old, state, gone, come))


def _learned(old: State, gone: Numbered, come: Numbered) -> Mapping[str, Learned]:
    """The vocabularies, each with what is others in it."""
    return {
        language: changed_vocabulary(
            vocabulary,
            gone=[entry for entry in gone.values() if entry.language == language],
            come=[entry for entry in come.values() if entry.language == language],
        )
        for language, vocabulary in old.vocabularies.items()
    }


def _moved(old: State, gone: Numbered, come: Numbered) -> tuple[Mapping[str, Posting], frozenset[str]]:
    """The postings of the classes as they are written, and those classes of which any is another."""
    found, moved = dict(old.own), set[str]()
    for number, entry in come.items():
        before = dict(zip(gone[number].classes, gone[number].weights, strict=True))
        after = dict(zip(entry.classes, entry.weights, strict=True))
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                moved.add(name)
                found[name] = changed_posting(found.get(name, NOTHING), number, after.get(name, 0))
    return {name: own for name, own in found.items() if own}, frozenset(moved)


def _unchanged(old: State, new: State, gone: Numbered, come: Numbered) -> set[str]:
    """The files that need not even be looked at."""
    records = {f"r{number // SHARD}" for number, entry in come.items() if entry.record != gone[number].record}
    found = {f"r{number}" for number in range(-(-len(new.entries) // SHARD))} - records
    found |= {f"m-{month}" for month, days in new.months.items() if days == old.months.get(month)}
    if all(entry.facets == gone[number].facets for number, entry in come.items()):
        found.add("facets")
    return found


def _borne(old: Mapping[Key, int], gone: Numbered, come: Numbered) -> Mapping[Key, int]:
    """How many documents bear each term."""
    found = dict(old)
    for step, entries in ((-1, gone), (1, come)):
        for term in (term for entry in entries.values() for term in entry.terms):
            found[term] = found.get(term, 0) + step
    return {term: number for term, number in found.items() if number}


def _replaced(old: Sequence[T], new: Mapping[int, T]) -> Sequence[T]:
    if all(old[place] == item for place, item in new.items()):
        return old
    found = list(old)
    for place, item in new.items():
        found[place] = item
    return found
