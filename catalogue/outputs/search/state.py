"""The state of an index: what the next build needs of it in order to change only the files of what changed.

It lies in pieces of which a change reads and writes those that it touches.
"""

import marshal
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from catalogue.outputs.search.entry import Facets, Key, Order
from catalogue.outputs.search.kept import Kept
from catalogue.outputs.search.piece import Held, Value, content, later, now
from catalogue.outputs.search.postings import Written
from catalogue.outputs.search.records import Months
from catalogue.outputs.search.shards import Ordered, Word
from catalogue.outputs.search.shelf import Shelf
from catalogue.outputs.search.splitting import Splitting, stored
from catalogue.outputs.search.spoken import Rare, Spoken
from catalogue.outputs.search.vocabulary import Vocabulary

# What a state was written by: another program, or another kind of machine, cannot read it.
_MARK = f"search state 9 {sys.byteorder}"


class Documents(NamedTuple):
    """The documents of an index.

    `numbers` are their places, `untils` the months up to which one may register for the courses, `borne` counts the
    documents that bear each term, and `months` has the days of sessions.
    """

    numbers: Mapping[Order, int]
    untils: Sequence[int]
    borne: Mapping[Key, int]
    months: Months


class State(NamedTuple):
    """An index as it was built; nothing in it is ever changed in place.

    `site` is the digest of what is not in the entries, `spoken` are the words of its synonyms with their classes, and
    `said` the synonyms as the index has them. `entries` are what was given for each document. `own` are the postings of
    the classes as they are written, `given` those of the classes that compounds give something, with just that. `words`
    are the classes as they are shown and their likely hits. `facets` are those of the offers in order. `files` has the
    digest of each file.
    """

    site: bytes
    spoken: Mapping[str, str]
    said: Spoken
    files: Mapping[str, bytes]
    documents: Value[Documents]
    entries: Kept
    vocabularies: Mapping[str, Vocabulary]
    own: Shelf[Written]
    given: Shelf[Written]
    words: Value[Ordered]
    facets: Value[Sequence[Facets]]


def words_now(words: Ordered) -> Value[Ordered]:
    """Returns the classes as a value of a state."""
    return now(words, _plain_words)


def documents_now(documents: Documents) -> Value[Documents]:
    """Returns the documents as a value of a state."""
    return now(documents, lambda own: (dict(own.numbers), list(own.untils), dict(own.borne), dict(own.months)))


def facets_now(facets: Sequence[Facets]) -> Value[Sequence[Facets]]:
    """Returns the facets as a value of a state."""
    return now(facets, lambda own: list(map(tuple, own)))


def dump_state(state: State) -> Iterator[tuple[str, Held]]:
    """Yields a state in named pieces, all but its entries, which are in pieces already; what was stored and stands comes as it is."""
    shelves = {"own": state.own, "given": state.given} | {
        f"forms {own.language}": own.forms for own in state.vocabularies.values()
    }
    said = ([*state.said.groups], [*state.said.one_way], {name: tuple(rare) for name, rare in state.said.rare.items()})
    firsts = {name: list(shelf.firsts) for name, shelf in shelves.items()}
    split = [own.language for own in state.vocabularies.values() if own.splitting]
    languages = list(state.vocabularies)
    head = (_MARK, state.site, dict(state.spoken), said, dict(state.files), languages, split, firsts)
    yield "site", marshal.dumps(head)
    yield "places", state.entries.places.tobytes()
    yield "documents", state.documents.dump()
    yield "facets", state.facets.dump()
    yield "words", state.words.dump()
    for own in state.vocabularies.values():
        if own.splitting:
            yield from ((f"{name} {own.language}", piece) for name, piece in own.splitting.dump())
    for name, shelf in shelves.items():
        yield from ((f"{name} {number}", piece) for number, piece in enumerate(shelf.dump()))


def load_state(pieces: Mapping[str, Held], entries: Iterable[Held]) -> State:
    """Returns the state of pieces that `dump_state` made, and of its entries: guard stored bytes by a checksum.

    Raises ValueError for pieces of another program or kind of machine.
    """
    mark, *head = marshal.loads(content(pieces["site"]))  # noqa: S302 - only our own bytes
    if mark != _MARK:
        raise ValueError(mark)
    site, spoken, (groups, one_way, rare), files, languages, split, firsts = head

    def shelf(name: str) -> Shelf[Any]:
        return Shelf(firsts[name], [pieces[f"{name} {number}"] for number in range(len(firsts[name]))])

    def splitting(language: str) -> Splitting | None:
        known = {name: pieces[f"{name} {language}"] for name in Splitting._fields} if language in split else None
        return stored(known) if known else None

    return State(
        site=site,
        spoken=spoken,
        said=Spoken(groups, one_way, {name: Rare(*own) for name, own in rare.items()}),
        files=files,
        documents=later(pieces["documents"], lambda own: Documents(*own)),
        entries=Kept(entries, array("Q", bytes(content(pieces["places"])))),
        vocabularies={each: Vocabulary(each, shelf(f"forms {each}"), splitting(each)) for each in languages},
        own=shelf("own"),
        given=shelf("given"),
        words=later(pieces["words"], _words),
        facets=later(pieces["facets"], lambda found: [Facets(*one) for one in found]),
    )


def _plain_words(words: Ordered) -> tuple[object, ...]:
    tails = {prefix: list(map(tuple, own)) for prefix, own in words.tails.items()}
    return (list(map(tuple, words.head)), tails, words.whole)


def _words(plain: Any) -> Ordered:
    head, tails, whole = plain
    return Ordered([*map(Word._make, head)], {prefix: [*map(Word._make, own)] for prefix, own in tails.items()}, whole)
