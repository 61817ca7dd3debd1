"""Changing: from an index and the entries that changed to the files that are others, as if all had been joined anew."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from catalogue.outputs.search.entry import Entry, Key
from catalogue.outputs.search.files import posting_files
from catalogue.outputs.search.joining import Index, finished
from catalogue.outputs.search.likely import guides_of
from catalogue.outputs.search.postings import NOTHING, Posting, Written, changed_posting, opened
from catalogue.outputs.search.records import SHARD, changed_months
from catalogue.outputs.search.shards import Lot, Ordered, Word, lots, prefix_of, reordered
from catalogue.outputs.search.sharing import Sharing
from catalogue.outputs.search.shelf import Shelf
from catalogue.outputs.search.site import Site
from catalogue.outputs.search.spelling import Spelling
from catalogue.outputs.search.spoken import Spoken
from catalogue.outputs.search.state import Documents, State, documents_now, facets_now, words_now
from catalogue.outputs.search.vocabulary import Learned, changed_vocabulary, sharing_of

T = TypeVar("T")
# Documents by their numbers.
Numbered = Mapping[int, Entry]


def changed_index(old: State, entries: Iterable[Entry], *, site: Site) -> Index | None:
    """Returns the index after the documents of `entries` have become what these say, which may be what they were.

    None where the index must be joined anew from all entries: a document came, went or has another category, no
    offer bears a term any more or one is borne for the first time, a language is new, or the site is another.
    """
    if site.digest != old.site:
        return None
    numbers, gone, come = old.documents().numbers, dict[int, Entry](), dict[int, Entry]()
    for entry in entries:
        number = numbers.get(entry.order)
        if number is None:
            return None
        before = old.entries[number]
        if before != entry:
            gone[number], come[number] = before, entry
    if {entry.language for entry in come.values()} - old.vocabularies.keys():
        return None
    borne = _borne(old.documents().borne, gone, come)
    if borne.keys() != old.documents().borne.keys():
        return None
    return _changed(old, gone, come, borne, site)


def _changed(old: State, gone: Numbered, come: Numbered, borne: Mapping[Key, int], site: Site) -> Index:
    learned = _learned(old, gone, come)
    own, moved = _moved(old, gone, come)
    state = old._replace(
        entries=old.entries.replaced(come),
        vocabularies={language: one.vocabulary for language, one in learned.items()},
        own=own,
        documents=documents_now(_documents(old.documents(), gone, come, borne)),
    )
    if any(entry.facets != gone[number].facets for number, entry in come.items()):
        facets = {number: entry.facets for number, entry in come.items() if entry.facets}
        state = state._replace(facets=facets_now(_replaced(old.facets(), facets)))
    # Of courses that are open for another time the classes have other likely hits.
    stood = {name for n, entry in come.items() if entry.until != gone[n].until for name in entry.classes}
    spelling = Spelling(state.documents(), own.get, state.vocabularies, state.spoken)
    names = _touched(sharing_of(old.vocabularies.values()), spelling.sharing, moved | stood, learned.values())
    new = {name: spelling.word(name) for name in names}
    words, prefixes = reordered(old.words(), new)
    said = _said(old, words, new, site)
    retold = {each for each in {*old.said.rare, *said.rare} if old.said.rare.get(each) != said.rare.get(each)}
    prefixes.update(map(prefix_of, retold))
    anew, standing = _laid(old, words, names, prefixes)
    return finished(
        state._replace(words=words_now(words), said=said),
        site,
        posting_files(anew, words, said.rare, spelling.coded, prefixes),
        records=lambda start, end: state.entries[start:end],
        before=old.files,
        standing={name: old.files[name] for name in (*standing, *_unchanged(old, state, gone, come))},
    )


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


def _moved(old: State, gone: Numbered, come: Numbered) -> tuple[Shelf[Written], set[str]]:
    """The postings of the classes as they are written, and those classes of which any is another."""
    found: dict[str, Posting] = {}
    for number, entry in come.items():
        before = dict(zip(gone[number].classes, gone[number].weights, strict=True))
        after = dict(zip(entry.classes, entry.weights, strict=True))
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                own = found.get(name)
                known = opened(old.own.get(name) or NOTHING) if own is None else own
                found[name] = changed_posting(known, number, after.get(name, 0))
    return old.own.replaced({name: own or None for name, own in found.items()}), set(found)


def _documents(old: Documents, gone: Numbered, come: Numbered, borne: Mapping[Key, int]) -> Documents:
    guides = guides_of(old.numbers)
    untils = {number - guides: entry.until for number, entry in come.items() if entry.kind == "course"}
    return Documents(
        numbers=old.numbers,
        untils=_replaced(old.untils, untils),
        borne=borne,
        months=changed_months(old.months, gone=gone, come=come),
    )


def _touched(before: Sharing, after: Sharing, moved: Collection[str], learned: Iterable[Learned]) -> set[str]:
    """The classes that may have other postings, or another form in which they are shown."""
    names, split = set(moved), set[str]()
    for one in learned:
        names |= one.counted
        split |= one.split
    compounds = split.union(before.above(split), after.above(split))
    shared = {name for name in compounds if before.of(name) != after.of(name)}.union(moved)
    return names.union(shared, (part for own in (before, after) for name in shared for part, _ in own.of(name)))


def _said(old: State, words: Ordered, new: Mapping[str, Word | None], site: Site) -> Spoken:
    """The synonyms, which are others only with the words that are known from the start, or when one comes or goes."""
    spoken = new.keys() & set(old.spoken.values())
    before = {word.name for word in old.words().every()} if spoken else set()
    shown = [word.display for word in words.head]
    stand = all((name in before) == (new[name] is not None) for name in spoken)
    if stand and shown == [word.display for word in old.words().head]:
        return old.said
    return site.spoken({word.name for word in words.every()}, classes=old.spoken, shown=shown)


def _laid(
    old: State, words: Ordered, names: Collection[str], prefixes: Collection[str]
) -> tuple[Sequence[Lot], Sequence[str]]:
    """Which files of words are to be laid out, all of them under the prefixes, and the names of those that stand."""
    before, after = dict(lots(old.words(), prefixes)), dict(lots(words, prefixes))

    def stands(name: str, own: Sequence[Word]) -> bool:
        known = before.get(name)
        if known is None or len(known) != len(own):
            return False
        return all(a.name == b.name and a.name not in names for a, b in zip(known, own, strict=True))

    others = {*before, *(name for name in old.files if name.startswith("t-") and prefix_of(name[2:]) in prefixes)}
    standing = [name for name in old.files if name.startswith(("p-", "q-", "t-")) and name not in others]
    stood = {name for name, own in after.items() if stands(name, own)}
    return [lot for lot in after.items() if lot[0] not in stood], [*standing, *stood]


def _unchanged(old: State, new: State, gone: Numbered, come: Numbered) -> set[str]:
    """The files that are not about words and need not even be looked at."""
    records = {f"r{number // SHARD}" for number, entry in come.items() if entry.record != gone[number].record}
    found = {f"r{number}" for number in range(-(-len(new.entries) // SHARD))} - records
    before = old.documents().months
    found |= {f"m-{month}" for month, days in new.documents().months.items() if days == before.get(month)}
    if new.facets is old.facets:
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
