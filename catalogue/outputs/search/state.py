"""The state of an index: what the next build needs of it in order to change only the files of what changed."""

import marshal
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from catalogue.outputs.search.entry import Facets, Key
from catalogue.outputs.search.kept import Kept, Piece
from catalogue.outputs.search.postings import Coded, Posting
from catalogue.outputs.search.records import Months
from catalogue.outputs.search.shards import Word
from catalogue.outputs.search.vocabulary import Stem, Vocabulary

# What a state was written by: another program, or another kind of machine, cannot read it.
_MARK = f"search state 4 {sys.byteorder}"

Order = tuple[int, str, str, str]


class State(NamedTuple):
    """An index as it was built; nothing in it is ever changed in place.

    `site` is the digest of what is not in the entries, `spoken` are the words of its synonyms with their classes. `numbers` are the documents with their places, `entries` what was
    given for each. `own` are the postings of the classes as they are written, `coded` those of the index as they are written,
    `words` the classes as they are shown and their likely hits. `facets` are those of the offers in order, `untils` the months up to which one
    may register for the courses. `borne` counts the documents that bear each term. `files` has the digest of each file.
    """

    site: bytes
    spoken: Mapping[str, str]
    numbers: Mapping[Order, int]
    entries: Kept
    vocabularies: Mapping[str, Vocabulary]
    own: Mapping[str, Posting]
    coded: Mapping[str, Coded]
    words: Mapping[str, Word]
    months: Months
    facets: Sequence[Facets]
    untils: Sequence[int]
    borne: Mapping[Key, int]
    files: Mapping[str, bytes]


def dump_state(state: State) -> Mapping[str, bytes]:
    """Returns a state as bytes in named pieces, all but its entries, which are in pieces already."""
    found: dict[str, Any] = {
        "site": (_MARK, state.site, dict(state.spoken), len(state.entries), dict(state.files)),
        "documents": (dict(state.numbers), list(state.untils), dict(state.borne), dict(state.months)),
        "facets": [tuple(one) for one in state.facets],
        "words": ([_plain(own) for own in state.vocabularies.values()], [tuple(word) for word in state.words.values()]),
        "postings": (dict(state.own), dict(state.coded)),
    }
    return {name: marshal.dumps(value) for name, value in found.items()}


def load_state(pieces: Mapping[str, bytes], entries: Iterable[Piece]) -> State:
    """Returns the state of pieces that `dump_state` made, and of its entries: guard stored bytes by a checksum.

    Raises ValueError for pieces of another program or kind of machine.
    """
    found: dict[str, Any] = {
        name: marshal.loads(piece)  # noqa: S302 - only our own bytes
        for name, piece in pieces.items()
    }
    mark, site, spoken, size, files = found["site"]
    if mark != _MARK:
        raise ValueError(mark)
    numbers, untils, borne, months = found["documents"]
    vocabularies, words = found["words"]
    own, coded = found["postings"]
    return State(
        site=site,
        spoken=spoken,
        numbers=numbers,
        entries=Kept(entries, size=size),
        vocabularies={one[0]: _vocabulary(one) for one in vocabularies},
        own={name: array("I", posting) for name, posting in own.items()},
        coded=coded,
        words={word[1]: Word(*word) for word in words},
        months=months,
        facets=[Facets(*one) for one in facets] if (facets := found["facets"]) else [],
        untils=untils,
        borne=borne,
        files=files,
    )


def _plain(own: Vocabulary) -> tuple[Any, ...]:
    stems = {name: tuple(stem) for name, stem in own.stems.items()}
    return (own.language, own.forms, own.lexicon, stems, dict(own.parts), dict(own.shares))


def _vocabulary(values: tuple[Any, ...]) -> Vocabulary:
    language, forms, lexicon, stems, parts, shares = values
    return Vocabulary(language, forms, lexicon, {name: Stem(*stem) for name, stem in stems.items()}, parts, shares)
