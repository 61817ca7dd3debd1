"""Bundles: entries of several documents as bytes, in which each word stands once, however many of them hold it."""

import marshal
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from catalogue.outputs.search.entry import Entry, Facets

# The words of an entry: by how many bytes their numbers are written where all are below the first, and else.
_FEW, _NARROW, _WIDE = 1 << 16, "H", "I"
# What the parts of a text are told apart by: no word has it.
_BREAK = "\n"


class Bundle(NamedTuple):
    """Entries without their words (`bare`), the numbers of these, and, by its language, which words they are.

    Of the `words` of a language there is each as it is written, and the class of each.
    """

    bare: Sequence[Entry]
    numbers: Sequence[Sequence[int]]
    words: Mapping[str, tuple[Sequence[str], Sequence[str]]]


def dump_entries(entries: Iterable[Entry]) -> bytes:
    """Returns entries as bytes; in one language a word has one class.

    They are not packed any closer: that would take longer than to write and to read them.
    """
    every, known = list(entries), dict[str, dict[str, str]]()
    for entry in every:
        known.setdefault(entry.language, {}).update(zip(entry.forms, entry.classes, strict=True))
    words = {language: (_BREAK.join(own), _BREAK.join(own.values()), len(own)) for language, own in known.items()}
    places = {language: dict(zip(own, range(len(own)), strict=True)) for language, own in known.items()}
    return marshal.dumps((words, [_row(entry, places[entry.language]) for entry in every]))


def bundle_of(data: bytes | memoryview) -> Bundle:
    """Returns what `dump_entries` made bytes of: guard stored bytes by a checksum."""
    words, rows = marshal.loads(data)  # noqa: S302 - only our own bytes
    bare = [
        Entry(order, language, (), (), weights, record, until, days, terms, facets and Facets._make(facets))
        for order, language, _, weights, record, until, days, terms, facets in rows
    ]
    numbers = [_read(row[2], words[row[1]][2]) for row in rows]
    parts = {
        language: (forms.split(_BREAK) if size else [], names.split(_BREAK) if size else [])
        for language, (forms, names, size) in words.items()
    }
    return Bundle(bare, numbers, parts)


def records_in(data: bytes | memoryview) -> list[bytes]:
    """Returns the records of the entries of `data` as `load_entries` would, in a small part of the time."""
    _, rows = marshal.loads(data)  # noqa: S302 - only our own bytes
    return [row[4] for row in rows]


def load_entries(data: bytes | memoryview) -> list[Entry]:
    """Returns the entries of `data`, which must be what `dump_entries` made: guard stored bytes by a checksum."""
    bare, numbers, words = bundle_of(data)
    return [
        entry._replace(
            forms=tuple(map(words[entry.language][0].__getitem__, own)),
            classes=tuple(map(words[entry.language][1].__getitem__, own)),
        )
        for entry, own in zip(bare, numbers, strict=True)
    ]


def _row(entry: Entry, places: Mapping[str, int]) -> tuple[Any, ...]:
    order, language, forms, _, weights, record, until, days, terms, facets = entry
    numbers = _alike(array(_code(len(places)), map(places.__getitem__, forms))).tobytes()
    return (order, language, numbers, weights, record, until, days, terms, facets and tuple(facets))


def _read(data: bytes, words: int) -> "array[int]":
    return _alike(array(_code(words), data))


def _code(words: int) -> str:
    return _NARROW if words < _FEW else _WIDE


def _alike(numbers: "array[int]") -> "array[int]":
    """The lowest byte first, on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
