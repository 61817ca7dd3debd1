"""Dense entries: those of a whole index in order, their words as numbers, so that all of them take little room at once."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
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
    """Entries in the order of their documents.

    `bare` are they without their words, and `words` the numbers of these. `written` are the words by their numbers, and
    `names` the classes to which they belong. `places` tells for each entry in which bundle it came, and as which.
    """

    bare: Sequence[Entry]
    words: Sequence[Numbers]
    written: Sequence[str]
    names: Sequence[str]
    places: Sequence[tuple[int, int]]

    def counted(self, language: str) -> Iterator[Counted]:
        """Yields the words of all entries in a language."""
        own = (words for entry, words in zip(self.bare, self.words, strict=True) if entry.language == language)
        for number, documents in Counter(chain.from_iterable(own)).items():
            yield Counted(self.written[number], self.names[number], documents)


def dense(bundles: Iterable[Bundle]) -> Dense:
    """Returns the entries of bundles in the order of their documents; in one language a word has one class."""
    known: dict[str, dict[str, int]] = {}
    written, names = list[str](), list[str]()
    rows: list[tuple[Entry, Numbers, tuple[int, int]]] = []
    once: dict[Any, Any] = {}
    for bundle_number, bundle in enumerate(bundles):
        numbers: dict[str, Callable[[int], int]] = {}
        for language, (forms, classes) in bundle.words.items():
            own = known.setdefault(language, {})
            for form, name in zip(forms, classes, strict=True):
                if form not in own:
                    own[form] = len(written)
                    written.append(form)
                    names.append(name)
            numbers[language] = list(map(own.__getitem__, forms)).__getitem__
        for place, (entry, words) in enumerate(zip(bundle.bare, bundle.numbers, strict=True)):
            here = array("I", map(numbers[entry.language], words))
            rows.append((_bare(entry, once), here, (bundle_number, place)))
    rows.sort(key=lambda row: row[0].order)
    bare, words_, places = zip(*rows, strict=True) if rows else ((), (), ())
    return Dense(bare, words_, written, names, places)


def _bare(entry: Entry, once: dict[Any, Any]) -> Entry:
    """An entry; what many have alike, each pack for itself, is held `once`."""
    facets, alike = entry.facets, once.setdefault
    if facets is not None:
        facets = facets._replace(
            cells=alike(facets.cells, facets.cells), sessions=alike(facets.sessions, facets.sessions)
        )
    terms, days = alike(entry.terms, entry.terms), alike(entry.days, entry.days)
    return entry._replace(terms=terms, days=days, facets=facets)
