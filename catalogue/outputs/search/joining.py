"""Joining: from the entries of all documents to the files of the index."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from catalogue.outputs.output import Output
from catalogue.outputs.search.dense import Dense, dense
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.files import FOLDER, File, digest, index_files
from catalogue.outputs.search.kept import kept
from catalogue.outputs.search.likely import likely, standings_of
from catalogue.outputs.search.packing import packed
from catalogue.outputs.search.postings import coded, is_strong, own_postings, posting, sources_of
from catalogue.outputs.search.records import months, untils
from catalogue.outputs.search.shards import Word
from catalogue.outputs.search.site import Site
from catalogue.outputs.search.splitting import Shares
from catalogue.outputs.search.state import State
from catalogue.outputs.search.vocabulary import Vocabulary, display, vocabulary_of


class Index(NamedTuple):
    """An index: its state for the next build, the files that are new or others now, and the paths that are no more."""

    state: State
    outputs: tuple[Output, ...]
    removed: tuple[str, ...] = ()


def index_of(entries: Iterable[Entry], *, site: Site) -> Index:
    """Returns the index of all entries."""
    own = dense(entries)
    spoken = site.classes()
    vocabularies = _vocabularies(own, site, spoken)
    postings = own_postings(own)
    state = State(
        site=site.digest,
        spoken=spoken,
        numbers={entry.order: number for number, entry in enumerate(own.bare)},
        entries=kept(own),
        vocabularies=vocabularies,
        own=postings,
        coded={},
        words={},
        months=months(own.bare),
        facets=[entry.facets for entry in own.bare if entry.facets is not None],
        untils=untils(own.bare),
        borne=Counter(chain.from_iterable(entry.terms for entry in own.bare)),
        files={},
    )
    shares = shares_of(vocabularies)
    parts = (part for own in shares.values() for part, _ in own)
    return finished(spelled(state, {*postings, *parts}, shares), site)


def _vocabularies(entries: Dense, site: Site, spoken: Mapping[str, str]) -> Mapping[str, Vocabulary]:
    """The vocabulary of each language, that of the site first."""
    main = site.language[:2]
    others = sorted({entry.language for entry in entries.bare} - {main})
    return {
        language: vocabulary_of(entries.counted(language), language=language, words=spoken if language == main else {})
        for language in (main, *others)
    }


def shares_of(vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, Shares]:
    """Returns the parts of the compounds; only one language has any."""
    return next((own.shares for own in vocabularies.values() if own.shares), {})


def spelled(state: State, names: Collection[str], shares: Mapping[str, Shares]) -> State:
    """Returns the state with the classes `names` as the index has them."""
    words, codes = dict(state.words), dict(state.coded)
    sources, total = sources_of(shares), len(state.entries)
    standings = standings_of(state.numbers, state.untils)
    forms = [vocabulary.forms for vocabulary in state.vocabularies.values()]
    # What the catalogue has no word for is a part of compounds by a word of the synonyms.
    spoken = {name: word for word, name in sorted(state.spoken.items(), reverse=True)}
    for name in names:
        found = posting(name, state.own, sources, total=total)
        if not found:
            words.pop(name, None)
            codes.pop(name, None)
            continue
        own = next((own[name] for own in forms if name in own), None)
        shown = display(own) if own else spoken[name]
        codes[name] = coded(found)
        words[name] = Word(shown, name, len(found), is_strong(found), likely(found, codes[name][1], standings))
    return state._replace(words=words, coded=codes)


def finished(state: State, site: Site, *, old: State | None = None, unchanged: Collection[str] = ()) -> Index:
    """Returns the index of a state, with the files that are others than in the old one but those `unchanged`."""
    before = old.files if old else {}
    digests = {name: before[name] for name in unchanged}
    outputs = []
    for file in index_files(state, site, unchanged=digests):
        digests[file.name] = digest(file.content)
        if digests[file.name] != before.get(file.name):
            outputs.append(_output(file))
    removed = tuple(_path(name) for name in sorted(before.keys() - digests.keys()))
    return Index(state._replace(files=digests), tuple(outputs), removed)


def _output(file: File) -> Output:
    return Output(_path(file.name), packed(file.content, level=file.level, numbers=file.numbers))


def _path(name: str) -> str:
    return f"{FOLDER}{name}.bin"
