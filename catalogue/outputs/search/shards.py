"""Shards: which class of words lies in which file.

A class finds its file by its own letters, so that a change of one moves few others; the vocabulary tells where they begin.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
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


class Ordered(NamedTuple):
    """The classes that are loaded whole, and the others by the letters under which they are looked up, all in order.

    `whole` tells whether the head has all that stand in a strong field of any document.
    """

    head: Sequence[Word]
    tails: Mapping[str, Sequence[Word]]
    whole: bool


def ordered(words: Iterable[Word]) -> Ordered:
    """Returns the words in the order of the index: by their letters as a reader may type them."""
    every = [word for _, word in sorted((key_of(word), word) for word in words)]
    chosen = [word for word in every if word.strong and not any(map(str.isdigit, word.name))]
    whole = len(chosen) <= LARGEST_HEAD
    if not whole:
        frequent = {word.name for word in sorted(chosen, key=lambda word: (-word.documents, word.name))[:LARGEST_HEAD]}
        chosen = [word for word in chosen if word.name in frequent]
    kept = {word.name for word in chosen}
    tails: dict[str, list[Word]] = {}
    for word in every:
        if word.name not in kept:
            tails.setdefault(_prefix(word.display), []).append(word)
    return Ordered(chosen, {prefix: tails[prefix] for prefix in sorted(tails)}, whole)


def key_of(word: Word) -> str:
    """Returns the letters by which a class has its place and its file."""
    return _OTHER.sub("_", fold(word.display))


def _prefix(display: str) -> str:
    """The file in which a word is looked up: its first two letters, or one for all other signs."""
    start = fold(display)[:2]
    return start if start.isascii() and start.isalnum() else "_"


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


def shard(words: Sequence[Word], coded: Mapping[str, Coded]) -> tuple[bytes, bytes, bytes]:
    """Returns the parts of a file of postings: how many each class has, all steps, all weights."""
    own = [coded[word.name] for word in words]
    sizes = b"".join(varint(word.documents) for word in words)
    return sizes, b"".join(steps for steps, _ in own), b"".join(weights for _, weights in own)


def cuts(files: Iterable[tuple[str, Sequence[Word]]]) -> bytes:
    """Returns for each class how many of its letters name its file where it is the first in it, else 0."""
    return b"".join(bytes((len(name),)) + bytes(len(own) - 1) for name, own in files)
