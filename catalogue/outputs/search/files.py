"""The files of an index and what stands in them, as described in docs/development/search.md."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from math import log2
from typing import NamedTuple

from catalogue.outputs.search.entry import KINDS, Entry
from catalogue.outputs.search.language import rules_of
from catalogue.outputs.search.packing import coded_steps, compact, front_coded
from catalogue.outputs.search.postings import Coded
from catalogue.outputs.search.records import SHARD, facets_file, month_file, record_file, standing
from catalogue.outputs.search.shards import Lot, Ordered, Word, cuts, shard, shards
from catalogue.outputs.search.site import Site
from catalogue.outputs.search.spoken import Rare
from catalogue.outputs.search.state import Order, State

# Raised when an older program would misread a newer index.
VERSION = 7
FOLDER = f"search/v{VERSION}/"
# How hard files are pressed together: the one that every search needs as hard as can be.
HARD, USUAL = 9, 6
# The commonest classes have likely hits in the header, of so many bytes in all: they weigh on every first search.
LIKELY_BYTES = 3000
# In how many documents a class stands is told in so many steps from each number to twice as many: up to 13 exactly.
STEPS = 8


class File(NamedTuple):
    """A file: its name without folder and ending, its content before it is packed, and the parts of it that are numbers."""

    name: str
    content: bytes
    level: int = USUAL
    numbers: tuple[slice, ...] = ()


def digest(content: bytes) -> bytes:
    """Returns what two contents share only when they are the same."""
    return hashlib.sha256(content).digest()[:16]


def posting_files(
    lots: Iterable[Lot],
    words: Ordered,
    rare: Mapping[str, Rare],
    coded: Callable[[str], Coded],
    prefixes: Collection[str] | None = None,
) -> Iterator[File]:
    """Yields the files of postings, and those of the words that are looked up under all prefixes, or some."""
    for name, own in lots:
        yield _file(name, b"", shard(own, coded))
    for prefix in _tails(words, rare):
        if prefixes is None or prefix in prefixes:
            tail = words.tails.get(prefix, ())
            yield _tail(tail_name(prefix), tail, cuts(shards(tail, length=2)), rare.get(prefix, Rare()))


def tail_name(prefix: str) -> str:
    """Returns the name of the file of the words that are looked up under a prefix."""
    return f"t-{prefix}"


def _tails(words: Ordered, rare: Mapping[str, Rare]) -> Sequence[str]:
    """The first letters of what is looked up, in order."""
    return sorted({*words.tails, *rare})


def _by_first(tails: Sequence[str]) -> Iterator[str]:
    """Those that begin alike as one: its first letter with all second ones."""
    for first, own in groupby(tails, key=lambda tail: tail[:1]):
        yield first + "".join(tail[1:] for tail in own)


def _tail(name: str, words: Sequence[Word], cut: bytes, rare: Rare) -> File:
    """Rare words: those of titles and the like with their likely hits, which come a round after the others otherwise."""
    sizes, steps = _likely(words, {word.name for word in words if word.strong})
    shares, rests = front_coded([word.display for word in words])
    said = {
        "words": len(words),
        "text": len(rests),
        "likely": len(steps),
        "members": rare.members,
        "oneWay": rare.one_way,
    }
    return _file(name, compact(said) + b"\n" + rests, (_documents(words) + cut + sizes, steps, shares))


def _file(name: str, text: bytes, numbers: Sequence[bytes], *, level: int = USUAL) -> File:
    """A file of a text and several kinds of numbers."""
    ends = accumulate(map(len, numbers), initial=len(text))
    return File(name, b"".join((text, *numbers)), level, tuple(slice(*both) for both in pairwise(ends)))


def _documents(words: Iterable[Word]) -> bytes:
    """In about how many documents each of the words stands: exactly, where these are few."""
    return bytes(round(STEPS * log2(word.documents)) for word in words)


def record_files(
    state: State, site: Site, records: Callable[[int, int], Sequence[Entry]], *, unchanged: Container[str]
) -> Iterator[File]:
    """Yields the files that are not about words, but those `unchanged`; `records` gives the documents from one number up to another."""
    for number, start in enumerate(range(0, len(state.entries), SHARD)):
        if f"r{number}" not in unchanged:
            yield File(f"r{number}", record_file(records(start, start + SHARD)))
    for month, days in state.documents().months.items():
        if f"m-{month}" not in unchanged:
            yield File(f"m-{month}", month_file(days))
    if "facets" not in unchanged:
        yield File("facets", facets_file(state.facets(), site.labels))


def _build(digests: Mapping[str, bytes]) -> str:
    """What names this build of the index, so that no browser mixes the files of two."""
    sums = hashlib.sha256()
    for name in sorted(digests):
        sums.update(name.encode() + b"\n" + digests[name])
    return sums.hexdigest()[:12]


def header_file(state: State, site: Site, digests: Mapping[str, bytes]) -> File:
    """Returns the file that every search loads; `digests` are those of all others."""
    words, said, documents = state.words(), state.said, state.documents()
    months, places = standing(documents.untils)
    shares, rests = front_coded([word.display for word in words.head])
    cut = cuts(shards(words.head, length=1))
    sizes, steps = _likely(words.head, _common(words.head))
    header = {
        "version": VERSION,
        "build": _build(digests),
        "language": site.language,
        "rules": rules_of(site.language).data(),
        "ui": site.labels,
        "kinds": _kinds(documents.numbers),
        "record": SHARD,
        "tail": " ".join(_by_first(_tails(words, said.rare))),
        "months": sorted(documents.months),
        "standing": months,
        "groups": said.groups,
        "oneWay": said.one_way,
        "likely": len(steps),
        "words": len(words.head),
        "text": len(rests),
        "whole": words.whole,
    }
    numbers = (_documents(words.head), cut + sizes, steps, shares, places)
    return _file("words", compact(header) + b"\n" + rests, numbers, level=HARD)


def _common(words: Sequence[Word]) -> set[str]:
    """The commonest classes, as long as their likely hits are not too many."""
    common = sorted(words, key=lambda word: (-word.documents, word.name))[:LIKELY_BYTES]
    ends = accumulate(len(coded_steps(word.likely)) for word in common)
    return {word.name for word, end in zip(common, ends, strict=True) if end <= LIKELY_BYTES}


def _likely(words: Sequence[Word], told: Collection[str]) -> tuple[bytes, bytes]:
    """The likely hits of the classes `told`: how many each class has, and the steps to them."""
    own = [word.likely if word.name in told else () for word in words]
    return bytes(map(len, own)), b"".join(map(coded_steps, own))


def _kinds(numbers: Iterable[Order]) -> list[int]:
    counts = Counter(order[0] for order in numbers)
    return [counts[place] for place in range(len(KINDS))]
