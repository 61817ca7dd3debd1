"""The state of an index: what the next build needs of it in order to change only the files of what changed."""

import marshal
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from catalogue.outputs.search.entry import Facets, Key
from catalogue.outputs.search.kept import Kept, Piece
from catalogue.outputs.search.postings import Coded, Posting
from catalogue.outputs.search.records import Months
from catalogue.outputs.search.shards import Word
from catalogue.outputs.search.vocabulary import Vocabulary

# What a state was written by: another program, or another kind of machine, cannot read it.
_MARK = f"search state 5 {sys.byteorder}"
# So many classes lie in one piece at the most.
PIECE = 8192

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


def dump_state(state: State) -> Iterator[tuple[str, bytes]]:
    """Yields a state as bytes in named pieces, all but its entries, which are in pieces already."""
    for name, value in _values(state):
        yield name, value if isinstance(value, bytes) else marshal.dumps(value)


def _values(state: State) -> Iterator[tuple[str, Any]]:
    """The values of a state by the names of their pieces; none takes much room when it is written."""
    yield "site", (_MARK, state.site, dict(state.spoken), len(state.entries), dict(state.files))
    yield "documents", (dict(state.numbers), list(state.untils), dict(state.borne), dict(state.months))
    yield "facets", [tuple(one) for one in state.facets]
    for number, own in enumerate(state.vocabularies.values()):
        yield f"forms {number}", (own.language, own.forms, dict(own.shares))
        yield f"splitting {number}", own.splitting
    for number, names in enumerate(_cut(sorted(state.words))):
        yield f"words {number}", [tuple(state.words[name]) for name in names]
        yield f"coded {number}", {name: state.coded[name] for name in names}
    for number, names in enumerate(_cut(sorted(state.own))):
        yield f"own {number}", {name: state.own[name] for name in names}


def _cut(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + PIECE] for start in range(0, len(names), PIECE))


def load_state(pieces: Mapping[str, bytes | memoryview], entries: Iterable[Piece]) -> State:
    """Returns the state of pieces that `dump_state` made, and of its entries: guard stored bytes by a checksum.

    Raises ValueError for pieces of another program or kind of machine.
    """
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for name, piece in pieces.items():
        kind = name.split()[0]
        found[kind].append(bytes(piece) if kind == "splitting" else marshal.loads(piece))  # noqa: S302 - only our own bytes
    [(mark, site, spoken, size, files)] = found["site"]
    if mark != _MARK:
        raise ValueError(mark)
    [(numbers, untils, borne, months)], [facets] = found["documents"], found["facets"]
    pairs = zip(found["forms"], found["splitting"], strict=True)
    vocabularies = [(language, forms, shares, splitting) for (language, forms, shares), splitting in pairs]
    return State(
        site=site,
        spoken=spoken,
        numbers=numbers,
        entries=Kept(entries, size=size),
        vocabularies={one[0]: Vocabulary(*one) for one in vocabularies},
        own={name: array("I", posting) for own in found["own"] for name, posting in own.items()},
        coded={name: one for own in found["coded"] for name, one in own.items()},
        words={word[1]: Word(*word) for own in found["words"] for word in own},
        months=months,
        facets=[Facets(*one) for one in facets],
        untils=untils,
        borne=borne,
        files=files,
    )
