"""Dense entries: those of a whole index in order, their words as numbers, so that all of them take little room at once."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from catalogue.outputs.search.bundle import Bundle
from catalogue.outputs.search.entry import Entry

Numbers: TypeAlias = "array[int]"


class Counted(NamedTuple):
    """The words that documents have of a class, several with a blank between, and how many documents have just these."""

    written: str
    name: str
    documents: int


class Dense(NamedTuple):
    """Entries without their words and weights, in the order of their documents.

    `places` tells of each in which bundle it came, and which one it was there.
    """

    bare: Sequence[Entry]
    places: Sequence[tuple[int, int]]


class Words(NamedTuple):
    """The words of entries.

    `numbers` are those of all entries, and `weights` what each says there; `spans` tells for each entry in order where its
    own begin and end. `written` are the words by their numbers, and `names` the classes to which they belong. `known` are
    the words of each language with their numbers.
    """

    numbers: Numbers
    weights: bytearray
    spans: Sequence[tuple[int, int]]
    written: Sequence[str]
    names: Sequence[str]
    known: Mapping[str, Mapping[str, int]]

    def counts(self) -> Sequence[int]:
        """Returns for each word how many entries have it."""
        found = [0] * len(self.written)
        for number in self.numbers:
            found[number] += 1
        return found

    def counted(self, language: str, counts: Sequence[int]) -> Iterator[Counted]:
        """Yields the words of a language."""
        for written, number in self.known.get(language, {}).items():
            yield Counted(written, self.names[number], counts[number])


class _Known(dict[str, int]):
    """The numbers of the words of one language; `written` are those of all languages."""

    def __init__(self, written: list[str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self._written)
        self._written.append(word)
        return number


def dense(bundles: Iterable[Bundle]) -> tuple[Dense, Words]:
    """Returns the entries of bundles in the order of their documents; in one language a word has one class."""
    known: dict[str, _Known] = {}
    written, names = list[str](), list[str]()
    # One after the other in one piece, which the system gets back as soon as nobody wants it.
    numbers, weights = array("I"), bytearray()
    rows: list[tuple[Entry, tuple[int, int], tuple[int, int]]] = []
    once: dict[Any, Any] = {}
    for number, bundle in enumerate(bundles):
        of: dict[str, Callable[[int], int]] = {}
        for language, (forms, classes) in bundle.words.items():
            words = known.setdefault(language, _Known(written))
            of[language] = list(map(words.__getitem__, forms)).__getitem__
            names += map(dict(zip(forms, classes, strict=True)).__getitem__, written[len(names) :])
        for place, (entry, own) in enumerate(zip(bundle.bare, bundle.numbers, strict=True)):
            start = len(numbers)
            numbers.extend(array("I", map(of[entry.language], own)))
            weights += entry.weights
            rows.append((_bare(entry, once), (start, len(numbers)), (number, place)))
    rows.sort(key=lambda row: row[0].order)
    bare = Dense([entry for entry, _, _ in rows], [place for _, _, place in rows])
    return bare, Words(numbers, weights, [span for _, span, _ in rows], written, names, known)


def _bare(entry: Entry, once: dict[Any, Any]) -> Entry:
    """An entry without its weights; what many have alike, each pack for itself, is held `once`."""
    facets, alike = entry.facets, once.setdefault
    if facets is not None:
        facets = facets._replace(
            cells=alike(facets.cells, facets.cells), sessions=alike(facets.sessions, facets.sessions)
        )
    terms, days = alike(entry.terms, entry.terms), alike(entry.days, entry.days)
    return entry._replace(weights=b"", terms=terms, days=days, facets=facets)
