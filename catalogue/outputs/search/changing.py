"""Changing: from an index and the entries that changed to the files that are others, as if all had been joined anew."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from catalogue.outputs.search.change import Change, Numbered, borne_by, change_of, moved_in
from catalogue.outputs.search.entry import Entry, Key, Order
from catalogue.outputs.search.files import posting_files
from catalogue.outputs.search.joining import Index, finished
from catalogue.outputs.search.likely import guides_of
from catalogue.outputs.search.postings import Written, most_of, opened
from catalogue.outputs.search.records import SHARD, changed_months
from catalogue.outputs.search.shards import Lot, Ordered, Word, posting_lots, prefix_of, reordered
from catalogue.outputs.search.sharing import Sharing
from catalogue.outputs.search.shelf import Shelf
from catalogue.outputs.search.site import Site
from catalogue.outputs.search.spelling import Spelling
from catalogue.outputs.search.spoken import Spoken
from catalogue.outputs.search.state import Documents, State, documents_now, facets_now, words_now
from catalogue.outputs.search.vocabulary import Learned, changed_vocabulary, sharing_of

T = TypeVar("T")


def changed_index(old: State, entries: Iterable[Entry], *, gone: Collection[Order] = (), site: Site) -> Index | None:
    """Returns the index after documents have become what `entries` say, new ones among them, and those `gone` have left.

    None where the index must be joined anew from all entries: a language is new, or the site is another.
    """
    come = {entry.order: entry for entry in entries}
    if site.digest != old.site or {entry.language for entry in come.values()} - old.vocabularies.keys():
        return None
    change = change_of(old, come, gone)
    return _changed(old, change, site) if change.come or change.left else Index(old, ())


def _changed(old: State, change: Change, site: Site) -> Index:
    """The index after a change.

    First come the documents and the postings as they are written, then the classes that may be others for that reason
    (`names`), then what is said of these classes. All other classes keep what they had.
    """
    base, gone, come = change.base, change.gone, change.come
    learned = _learned(base, [*gone.values(), *change.left], come.values())
    own, moved = moved_in(base.own, gone, come)
    moved |= change.moved
    state = _of_documents(change, learned, own)
    # Of courses that are open for another time the classes have other likely hits.
    stood = {name for n, entry in come.items() if entry.until != gone[n].until for name in entry.classes}
    # More of them are found below, before any class is spelled: what is `kept` must be asked for none of these.
    names = _common_now(old, state)
    spelling = Spelling(
        state.documents(),
        own.get,
        state.vocabularies,
        state.spoken,
        kept=lambda name: None if name in names else base.given.get(name) or own.get(name),
    )
    names |= _touched(sharing_of(old.vocabularies.values()), spelling.sharing, moved | stood, learned.values())
    words, prefixes = reordered(base.words(), {name: spelling.word(name) for name in names})
    given = {
        name: posting for name in names if (posting := spelling.given.get(name)) or base.given.get(name) is not None
    }
    state = state._replace(given=base.given.replaced(given))
    return _finished(old, change, state, _Spelt(spelling, names, words, prefixes), site)


def _of_documents(change: Change, learned: Mapping[str, Learned], own: Shelf[Written]) -> State:
    """The state with all that follows from the documents alone; what is said of classes is still as it was."""
    base, gone, come = change.base, change.gone, change.come
    borne = borne_by(base.documents().borne, [*gone.values(), *change.left], come.values())
    state = base._replace(
        entries=base.entries.replaced(come),
        vocabularies={language: one.vocabulary for language, one in learned.items()},
        own=own,
        documents=documents_now(_documents(base.documents(), gone, come, borne)),
    )
    if all(entry.facets == gone[number].facets for number, entry in come.items()):
        return state
    facets = {number: entry.facets for number, entry in come.items() if entry.facets}
    return state._replace(facets=facets_now(_replaced(base.facets(), facets)))


class _Spelt(NamedTuple):
    """The words after a change: `names` are the classes that may be others, `prefixes` the letters under which such are looked up."""

    spelling: Spelling
    names: set[str]
    words: Ordered
    prefixes: set[str]


def _finished(old: State, change: Change, state: State, spelt: _Spelt, site: Site) -> Index:
    """The index of a state after a change; only files that may be others are made, the rest stand as they are."""
    words, names = spelt.words, spelt.names
    said = _said(change.base, words, names, site)
    state = state._replace(words=words_now(words), said=said)
    coded, unchanged = spelt.spelling.coded, _unchanged(old, state, change)
    if change.first is not None:  # of all postings the steps are others, and of most words the likely hits
        files = posting_files(posting_lots(words), words, said.rare, coded)
        records = _all_shown(state)
    else:
        retold = {each for each in {*old.said.rare, *said.rare} if old.said.rare.get(each) != said.rare.get(each)}
        prefixes = spelt.prefixes | set(map(prefix_of, retold))
        anew, standing = _laid(old, words, names, prefixes)
        unchanged.update(standing)
        files = posting_files(anew, words, said.rare, coded, prefixes)
        records = _shown(state)
    stand = {name: old.files[name] for name in unchanged}
    return finished(state, site, files, records=records, before=old.files, standing=stand)


def _shown(state: State) -> Callable[[slice], Sequence[bytes]]:
    return lambda numbers: [entry.record for entry in state.entries[numbers]]


def _all_shown(state: State) -> Callable[[slice], Sequence[bytes]]:
    records = state.entries.records()
    return lambda numbers: records[numbers]


def _common_now(old: State, new: State) -> set[str]:
    """The classes that may stand in too many documents by now to be told from the body alone, or no longer do."""
    least, most = sorted(most_of(len(state.documents().numbers)) for state in (old, new))
    every = chain(new.own.items(), new.given.items()) if least < most else ()
    return {name for name, own in every if least < len(opened(own)) <= most}


def _learned(old: State, gone: Collection[Entry], come: Collection[Entry]) -> Mapping[str, Learned]:
    """The vocabularies, each with what is others in it."""
    return {
        language: changed_vocabulary(
            vocabulary,
            gone=[entry for entry in gone if entry.language == language],
            come=[entry for entry in come if entry.language == language],
        )
        for language, vocabulary in old.vocabularies.items()
    }


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


def _said(old: State, words: Ordered, names: Collection[str], site: Site) -> Spoken:
    """The synonyms, which are others only with the words that are known from the start, or when one comes or goes."""
    spoken = set(old.spoken.values()).intersection(names)
    before, now = ({word.name for word in own.every()} if spoken else set[str]() for own in (old.words(), words))
    shown = [word.display for word in words.head]
    if spoken & before == spoken & now and shown == [word.display for word in old.words().head]:
        return old.said
    return site.spoken({word.name for word in words.every()}, classes=old.spoken, shown=shown)


def _laid(
    old: State, words: Ordered, names: Collection[str], prefixes: Collection[str]
) -> tuple[Sequence[Lot], Sequence[str]]:
    """Which files of words are to be laid out, all of them under the prefixes, and the names of those that stand."""
    before, after = dict(posting_lots(old.words(), prefixes)), dict(posting_lots(words, prefixes))

    def stands(name: str, own: Sequence[Word]) -> bool:
        known = before.get(name)
        if known is None or len(known) != len(own):
            return False
        return all(a.name == b.name and a.name not in names for a, b in zip(known, own, strict=True))

    others = {*before, *(name for name in old.files if name.startswith("t-") and prefix_of(name[2:]) in prefixes)}
    standing = [name for name in old.files if name.startswith(("p-", "q-", "t-")) and name not in others]
    stood = {name for name, own in after.items() if stands(name, own)}
    return [lot for lot in after.items() if lot[0] not in stood], [*standing, *stood]


def _unchanged(old: State, new: State, change: Change) -> set[str]:
    """The files that are not about words and need not even be looked at."""
    records = {number // SHARD for number, entry in change.come.items() if entry.record != change.gone[number].record}
    end = -(-len(new.entries) // SHARD) if change.first is None else change.first // SHARD
    found = {f"r{number}" for number in range(end) if number not in records}
    before = old.documents().months
    found |= {f"m-{month}" for month, days in new.documents().months.items() if days == before.get(month)}
    if new.facets is old.facets:
        found.add("facets")
    return found


def _replaced(old: Sequence[T], new: Mapping[int, T]) -> Sequence[T]:
    if all(old[place] == item for place, item in new.items()):
        return old
    found = list(old)
    for place, item in new.items():
        found[place] = item
    return found
