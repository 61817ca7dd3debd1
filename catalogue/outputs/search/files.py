"""The files of an index and what stands in them, as described in docs/development/search.md."""

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, groupby, pairwise
from math import log2
from typing import Any, NamedTuple

from catalogue.outputs.search.entry import KINDS, Order
from catalogue.outputs.search.labels import first_labels
from catalogue.outputs.search.language import rules_of
from catalogue.outputs.search.packing import coded_steps, compact, front_coded
from catalogue.outputs.search.postings import Coded
from catalogue.outputs.search.records import SHARD, facets_file, month_file, record_file, standing
from catalogue.outputs.search.shards import Lot, Ordered, Word, cut_into_shards, firsts, prefix_of, shard_parts
from catalogue.outputs.search.site import Site
from catalogue.outputs.search.spoken import OneWay, Rare
from catalogue.outputs.search.state import State

# Raised when an older program would misread a newer index.
VERSION = 8
FOLDER = f"search/v{VERSION}/"
# How hard files are pressed together: the one that every search needs as hard as can be.
HARD, USUAL = 9, 6
# The commonest classes have likely hits in the header, of so many bytes in all: they weigh on every first search.
LIKELY_BYTES = 3000
# Of the byte that tells how many likely hits a class has, what tells that it is the first in its file of postings.
FIRST = 16
# In how many documents a class stands is told in so many steps from each number to twice as many: up to 13 exactly.
STEPS = 8


class File(NamedTuple):
    """A file: its name without folder and ending, and its content before it is packed.

    `numbers` are the parts of it that are no text, `texts` the places where text of another kind begins.
    """

    name: str
    content: bytes
    level: int = USUAL
    numbers: tuple[slice, ...] = ()
    texts: tuple[int, ...] = ()


class _Vocabulary(NamedTuple):
    """The letters of words, what is said of synonyms beside them, and the numbers of the words, each kind for itself."""

    letters: bytes
    said: bytes
    numbers: tuple[bytes, bytes, bytes, bytes]


def digest_of(content: bytes) -> bytes:
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
        parts = shard_parts(own, coded)
        ends = accumulate(map(len, parts), initial=0)
        yield File(name, b"".join(parts), numbers=tuple(slice(*both) for both in pairwise(ends)))
    beside = _rare_by_file(words.tails, rare)
    for tail in sorted({*words.tails, *beside}):
        if prefixes is None or prefix_of(tail) in prefixes:
            yield _tail(tail, words.tails.get(tail, ()), beside.get(tail, ()))


def _rare_by_file(tails: Mapping[str, object], rare: Mapping[str, Rare]) -> Mapping[str, Sequence[Rare]]:
    """The synonyms that are looked up beside rare words, by the file of the words that begin alike."""
    names, found = [*tails], defaultdict[str, list[Rare]](list)
    for start, own in rare.items():
        place = bisect_right(names, start) - 1
        beside = place >= 0 and prefix_of(names[place]) == prefix_of(start)
        found[names[place] if beside else prefix_of(start)].append(own)
    return found


def _by_first(tails: Sequence[str]) -> Iterator[str]:
    """Those that begin alike as one: its first letter with all second ones."""
    for first, own in groupby(tails, key=lambda tail: tail[:1]):
        yield first + "".join(tail[1:] for tail in own)


def _tail(name: str, words: Sequence[Word], rare: Sequence[Rare]) -> File:
    """Rare words: those of titles and the like with their likely hits, which come a round after the others otherwise."""
    strong = {word.name for word in words if word.strong}
    members = [_line(text, str(group)) for own in rare for text, group in own.members]
    ways = _ways(way for own in rare for way in own.one_way)
    own = _vocabulary(words, [*members, *ways], told=strong, length=len(name))
    return _file(f"t-{name}", {"groups": len(members)}, own)


def _vocabulary(words: Sequence[Word], said: Iterable[str], *, told: Collection[str], length: int) -> _Vocabulary:
    """Words, with the likely hits of those `told`; their files of postings are named by so many letters, at least."""
    sizes, steps = _likely(words, told)
    marks = zip(sizes, firsts(cut_into_shards(words, length=length)), strict=True)
    shares, rests = front_coded([word.display for word in words])
    numbers = (_counts(words), bytes(size | FIRST * first for size, first in marks), steps, shares)
    letters, beside = ("".join(f"{line}\n" for line in lines).encode() for lines in (rests, said))
    return _Vocabulary(letters, beside, numbers)


def _line(*texts: str) -> str:
    """Texts in one line, told apart by tabs."""
    return "\t".join(" ".join(text.split()) for text in texts)


def _ways(one_way: Iterable[OneWay]) -> Iterator[str]:
    yield from (_line(text, *targets) for text, targets in one_way)


def _file(name: str, head: Mapping[str, Any], own: _Vocabulary, *more: bytes, level: int = USUAL) -> File:
    """A file of a vocabulary: what is said of it, its text, and several kinds of numbers."""
    counts, marks, steps, shares = own.numbers
    text = own.letters + own.said
    sizes = {"words": len(counts), "text": len(text), "likely": len(steps)}
    line = compact({**head, **sizes}) + b"\n"
    ends = [*accumulate(map(len, (counts, marks, steps, shares, *more)), initial=len(line) + len(text))]
    numbers = tuple(slice(*both) for both in pairwise(ends))
    content = b"".join((line, text, *own.numbers, *more))
    return File(name, content, level, numbers, (len(line), len(line) + len(own.letters)))


def _counts(words: Iterable[Word]) -> bytes:
    """In about how many documents each of the words stands: exactly, where these are few."""
    return bytes(round(STEPS * log2(word.documents)) for word in words)


def record_files(
    state: State, site: Site, records: Callable[[slice], Sequence[bytes]], *, unchanged: Container[str]
) -> Iterator[File]:
    """Yields the files that are not about words, but those `unchanged`; `records` gives those of the documents from one number up to another."""
    for number, start in enumerate(range(0, len(state.entries), SHARD)):
        if f"r{number}" not in unchanged:
            yield File(f"r{number}", record_file(records(slice(start, start + SHARD))))
    for month, days in state.documents().months.items():
        if f"m-{month}" not in unchanged:
            yield File(f"m-{month}", month_file(days))
    if "facets" not in unchanged:
        yield File("facets", facets_file(state.facets(), site))


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
    tails = sorted(name.removeprefix("t-") for name in digests if name.startswith("t-"))
    groups = (_line(*group) for group in said.groups)
    own = _vocabulary(words.head, chain(groups, _ways(said.one_way)), told=_common(words.head), length=1)
    header = {
        "version": VERSION,
        "build": _build(digests),
        "language": site.language,
        "rules": rules_of(site.language).data(),
        "ui": first_labels(site.labels),
        "kinds": _kinds(documents.numbers),
        "record": SHARD,
        "tail": " ".join(_by_first([tail for tail in tails if tail == prefix_of(tail)])),
        "cuts": " ".join(tail for tail in tails if tail != prefix_of(tail)),
        "months": sorted(documents.months),
        "standing": months,
        "groups": len(said.groups),
        "whole": words.whole,
    }
    return _file("words", header, own, places, level=HARD)


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
