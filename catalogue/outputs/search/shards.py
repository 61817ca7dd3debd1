"""Shards: which class of words lies in which file.

A class finds its file by its own letters, so that a change of one moves few others; the vocabulary tells where they begin.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.packing import varint
from catalogue.outputs.search.postings import Coded

# The vocabulary that is loaded whole holds at most so many classes; the others lie in files by their first letters.
LARGEST_HEAD = 1_800
# A file of postings holds at most about so many entries, if it holds more than one class.
SHARD_ENTRIES = 1500
# The letters by which it is named are told in a byte.
LONGEST_NAME = 255
_OTHER = re.compile(r"[^a-z0-9]")


class Word(NamedTuple):
    """A class as it is written into the index: how it is shown, its name, how many documents have it, its likely hits."""

    display: str
    name: str
    documents: int
    strong: bool
    likely: tuple[int, ...] = ()


# The name of a file of postings, with its words.
Lot = tuple[str, Sequence[Word]]


class Ordered(NamedTuple):
    """The classes that are loaded whole, and the others by the letters under which they are looked up, all in order.

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
    every = sorted((key_of(word), word) for word in words)
    chosen, whole = _chosen(word for _, word in every)
    tails: dict[str, list[Word]] = {}
    for key, word in every:
        if word.name not in chosen:
            tails.setdefault(_prefix(key), []).append(word)
    head = [word for _, word in every if word.name in chosen]
    return Ordered(head, {prefix: tails[prefix] for prefix in sorted(tails)}, whole)


def reordered(old: Ordered, new: Mapping[str, Word | None]) -> tuple[Ordered, set[str]]:
    """Returns the words after some classes have become others, or none, and the letters under which anything is looked up otherwise."""
    words = {word.name: word for word in old.every()}
    gone = [words.pop(name) for name in new if name in words]
    words |= {name: word for name, word in new.items() if word}
    chosen, whole = _chosen(words.values())
    before = {word.name for word in old.head}
    moved = {name: words[name] for name in (chosen ^ before) | new.keys() if name in words}
    prefixes = {_prefix(key_of(word)) for word in chain(gone, moved.values())}
    come: dict[str, list[Word]] = {prefix: [] for prefix in prefixes}
    for name, word in moved.items():
        if name not in chosen:
            come[_prefix(key_of(word))].append(word)
    tails = dict(old.tails)
    for prefix in prefixes:
        stay = (word for word in old.tails.get(prefix, ()) if word.name not in moved and word.name in words)
        tails[prefix] = _sorted(chain(stay, come[prefix]))
    head = [word for word in old.head if word.name in chosen and word.name not in moved]
    if len(head) < len(chosen) or len(head) < len(old.head):
        head = _sorted(map(words.__getitem__, chosen))
    return Ordered(head, {prefix: tails[prefix] for prefix in sorted(tails) if tails[prefix]}, whole), prefixes


def _sorted(words: Iterable[Word]) -> list[Word]:
    return [word for _, word in sorted((key_of(word), word) for word in words)]


def _chosen(words: Iterable[Word]) -> tuple[set[str], bool]:
    """The names of the words of the head, and whether these are all that stand in a strong field of any document."""
    strong = [(-word.documents, word.name) for word in words if word.strong and not _has_digit(word.name)]
    whole = len(strong) <= LARGEST_HEAD
    return {name for _, name in (strong if whole else sorted(strong)[:LARGEST_HEAD])}, whole


def _has_digit(name: str) -> bool:
    return not name.isalpha() and any(map(str.isdigit, name))


def key_of(word: Word) -> str:
    """Returns the letters by which a class has its place and its file."""
    key = fold(word.display)
    return key if key.isascii() and key.isalnum() else _OTHER.sub("_", key)


def _prefix(key: str) -> str:
    """The file in which a word is looked up: its first two letters, or one for all other signs."""
    start = key[:2]
    return "_" if "_" in start else start


def lots(words: Ordered, prefixes: Iterable[str] | None = None) -> Iterator[Lot]:
    """Yields the words of each file of postings: of those of the head, and of those under all prefixes, or some."""
    for name, own in shards(words.head, length=1):
        yield f"p-{name}", own
    for prefix in words.tails if prefixes is None else prefixes:
        for name, own in shards(words.tails.get(prefix, ()), length=2):
            yield f"q-{name}", own


def shards(words: Sequence[Word], *, length: int) -> Iterator[tuple[str, Sequence[Word]]]:
    """Yields the files of words in order: those that begin alike, by `length` letters, or by more where that is too much.

    Neighbours share a file as long as it is not too much; it is named by how the first of them begin.
    """
    return _cut([(key_of(word), word) for word in words], length)


def _cut(keyed: Sequence[tuple[str, Word]], length: int) -> Iterator[tuple[str, Sequence[Word]]]:
    name, kept, size = "", list[Word](), 0
    for start, group in groupby(keyed, key=lambda one: one[0][:length]):
        own = list(group)
        entries = sum(word.documents for _, word in own)
        large = entries > SHARD_ENTRIES and len(own) > 1 and LONGEST_NAME > length < len(own[-1][0])
        if kept and (large or size + entries > SHARD_ENTRIES):
            yield name, kept
            name, kept, size = "", [], 0
        if large:
            yield from _cut(own, length + 1)
            continue
        name, size = name or start, size + entries
        kept += [word for _, word in own]
    if kept:
        yield name, kept


def shard(words: Sequence[Word], coded: Callable[[str], Coded]) -> tuple[bytes, bytes, bytes]:
    """Returns the parts of a file of postings: how many each class has, all steps, all weights."""
    own = [coded(word.name) for word in words]
    sizes = b"".join(varint(word.documents) for word in words)
    return sizes, b"".join(steps for steps, _ in own), b"".join(weights for _, weights in own)


def cuts(files: Iterable[tuple[str, Sequence[Word]]]) -> bytes:
    """Returns for each class how many of its letters name its file where it is the first in it, else 0."""
    return b"".join(bytes((len(name),)) + bytes(len(own) - 1) for name, own in files)
