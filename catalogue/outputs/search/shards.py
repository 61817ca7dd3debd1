"""Shards: which class of words lies in which file.

A class finds its file by its own letters, so that a change of one moves few others; the vocabulary tells where they begin.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat
from typing import NamedTuple

from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.packing import varint
from catalogue.outputs.search.postings import Coded

# The vocabulary that is loaded whole holds at most so many classes; the others lie in files by their first letters.
LARGEST_HEAD = 1_800
# A file of postings holds at most about so many entries, if it holds more than one class.
SHARD_ENTRIES = 1000
# So do words that are looked up; those that begin with the same letters, so many, are not told apart. Forms of a word
# have as many in common (lookup.js).
LOOKED_UP, REACH = 400, 4
# No more letters name a file of postings.
LONGEST_NAME = 200
_OTHER = re.compile(r"[^a-z0-9]")


class Word(NamedTuple):
    """A class as it is written into the index.

    `key` are the letters by which it has its place and its file, `display` is how it is shown. So many `documents` have it;
    some of them are its `likely` hits.
    """

    key: str
    display: str
    name: str
    documents: int
    strong: bool
    likely: tuple[int, ...] = ()


# The name of a file of postings, with its words.
Lot = tuple[str, Sequence[Word]]


class _Limit(NamedTuple):
    """At most how much a file holds (`most`), unless words differ only behind so many `letters`; `size` tells how much they are."""

    most: int
    letters: int
    size: Callable[[Sequence[Word]], int]


class Ordered(NamedTuple):
    """The classes that are loaded whole, and the others by the names of the files in which they are looked up, all in order.

    `whole` tells whether the head has all that stand in a strong field of any document.
    """

    head: Sequence[Word]
    tails: Mapping[str, Sequence[Word]]
    whole: bool

    def every(self) -> Iterator[Word]:
        """Yields all classes."""
        return chain(self.head, *self.tails.values())


def ordered(words: Iterable[Word]) -> Ordered:
    """Returns the words in the order of the index: by their letters as a reader may type them."""
    every = sorted(words)
    chosen, whole = _chosen(every)
    tails: dict[str, list[Word]] = {}
    for word in every:
        if word.name not in chosen:
            tails.setdefault(prefix_of(word.key), []).append(word)
    head = [word for word in every if word.name in chosen]
    return Ordered(
        head, {name: own for prefix in sorted(tails) for name, own in _lookup_files(tails[prefix], prefix)}, whole
    )


def reordered(old: Ordered, new: Mapping[str, Word | None]) -> tuple[Ordered, set[str]]:
    """Returns the words after some classes have become others, or none, and the letters under which anything is looked up otherwise."""
    words = {word.name: word for word in old.every()}
    gone = [words.pop(name) for name in new if name in words]
    words |= {name: word for name, word in new.items() if word}
    chosen, whole = _chosen(words.values())
    before = {word.name for word in old.head}
    moved = {name: words[name] for name in (chosen ^ before) | new.keys() if name in words}
    prefixes = {prefix_of(word.key) for word in chain(gone, moved.values())}
    under: dict[str, list[Word]] = {prefix: [] for prefix in prefixes}
    tails = {name: own for name, own in old.tails.items() if prefix_of(name) not in prefixes}
    for name in old.tails.keys() - tails.keys():
        under[prefix_of(name)] += (word for word in old.tails[name] if word.name not in moved and word.name in words)
    for name, word in moved.items():
        if name not in chosen:
            under[prefix_of(word.key)].append(word)
    for prefix, own in under.items():
        tails.update(_lookup_files(sorted(own), prefix))
    head = [word for word in old.head if word.name in chosen and word.name not in moved]
    if len(head) < len(chosen) or len(head) < len(old.head):
        head = sorted(map(words.__getitem__, chosen))
    return Ordered(head, {name: tails[name] for name in sorted(tails)}, whole), prefixes


def _lookup_files(words: Sequence[Word], prefix: str) -> Iterator[Lot]:
    """The files in which words are looked up that begin with the same letters; the first is named by these alone."""
    if prefix != "_":
        yield from _cut_by_letters(words, len(prefix), _Limit(LOOKED_UP, REACH, len))
    elif words:
        yield prefix, words


def _chosen(words: Iterable[Word]) -> tuple[set[str], bool]:
    """The names of the words of the head, and whether these are all that stand in a strong field of any document."""
    strong = [(-word.documents, word.name) for word in words if word.strong and not _has_digit(word.name)]
    whole = len(strong) <= LARGEST_HEAD
    return {name for _, name in (strong if whole else sorted(strong)[:LARGEST_HEAD])}, whole


def _has_digit(name: str) -> bool:
    return not name.isalpha() and any(map(str.isdigit, name))


def key_of(display: str) -> str:
    """Returns the letters by which a class that is shown so has its place and its file."""
    key = fold(display)
    return key if key.isascii() and key.isalnum() else _OTHER.sub("_", key)


def prefix_of(key: str) -> str:
    """Returns the letters under which a word is looked up: its first two, or one for all other signs."""
    start = key[:2]
    return "_" if "_" in start else start


def posting_lots(words: Ordered, prefixes: Iterable[str] | None = None) -> Iterator[Lot]:
    """Yields the words of each file of postings: of those of the head, and of those under all prefixes, or some."""
    for name, own in cut_into_shards(words.head, length=1):
        yield f"p-{name}", own
    for tail, looked_up in words.tails.items():
        if prefixes is None or prefix_of(tail) in prefixes:
            for name, own in cut_into_shards(looked_up, length=len(tail)):
                yield f"q-{name}", own


def cut_into_shards(words: Sequence[Word], *, length: int) -> Iterator[Lot]:
    """Yields the files of words in order: those that begin alike, by `length` letters, or by more where that is too much.

    Neighbours share a file as long as it is not too much. It is named by the letters of its first word up to the one by
    which that differs from the word before, and by at least `length`.
    """
    yield from _cut_by_letters(words, length, _Limit(SHARD_ENTRIES, LONGEST_NAME, _entries))


def _entries(words: Sequence[Word]) -> int:
    return sum([word.documents for word in words])


def _cut_by_letters(words: Sequence[Word], length: int, limit: _Limit) -> Iterator[Lot]:
    """The words in pieces of about the limit, each with the letters that tell it from the one before."""
    before = ""
    for own in _cut(words, length, limit):
        first, differs = own[0].key, 0
        while before[differs : differs + 1] == first[differs]:
            differs += 1
        yield first[: max(length, differs + 1)], own
        before = own[-1].key


def _cut(words: Sequence[Word], length: int, limit: _Limit) -> Iterator[Sequence[Word]]:
    """The words cut where the first letters, so many, change; where one group is too large, where one letter more does."""
    if words and limit.size(words) <= limit.most:
        yield words
        return
    kept, size = list[Word](), 0
    for _, group in groupby(words, key=lambda word: word.key[:length]):
        own = list(group)
        much = limit.size(own)
        large = much > limit.most and len(own) > 1 and limit.letters > length < len(own[-1].key)
        if kept and (large or size + much > limit.most):
            yield kept
            kept, size = [], 0
        if large:
            yield from _cut(own, length + 1, limit)
            continue
        size += much
        kept += own
    if kept:
        yield kept


def shard_parts(words: Sequence[Word], coded: Callable[[str], Coded]) -> tuple[bytes, bytes, bytes]:
    """Returns the parts of a file of postings: how many each class has, all steps, all weights."""
    own = [coded(word.name) for word in words]
    sizes = b"".join(varint(word.documents) for word in words)
    return sizes, b"".join(steps for steps, _ in own), b"".join(weights for _, weights in own)


def firsts(files: Iterable[tuple[str, Sequence[Word]]]) -> Iterator[bool]:
    """Yields for each class whether it is the first in its file."""
    for _, own in files:
        yield True
        yield from repeat(False, len(own) - 1)
