"""Dense entries: those of a whole index in order, their words as numbers, so that all of them take little room at once."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeAlias, overload

from catalogue.outputs.search.entry import Entry

Numbers: TypeAlias = "array[int]"


class Counted(NamedTuple):
    """The words that documents have of a class, several with a blank between, and how many documents have just these."""

    written: str
    name: str
    documents: int


class _Known(dict[str, int]):
    """The numbers of the words of one language; `written` are those of all languages."""

    def __init__(self, written: list[str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self._written)
        self._written.append(word)
        return number


class Dense(Sequence[Entry]):
    """Entries, each made again when it is asked for.

    `bare` are they without their words, and `words` the numbers of these. `written` are the words by their numbers, and
    `names` the classes to which they belong.
    """

    def __init__(
        self, bare: Sequence[Entry], words: Sequence[Numbers], written: Sequence[str], names: Sequence[str]
    ) -> None:
        self.bare = bare
        self.words = words
        self.written = written
        self.names = names

    def __len__(self) -> int:
        return len(self.bare)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> "Dense": ...
    def __getitem__(self, place: int | slice) -> "Entry | Dense":
        if isinstance(place, slice):
            return Dense(self.bare[place], self.words[place], self.written, self.names)
        own = self.words[place]
        forms, classes = map(self.written.__getitem__, own), map(self.names.__getitem__, own)
        return self.bare[place]._replace(forms=tuple(forms), classes=tuple(classes))

    def counted(self, language: str) -> Iterator[Counted]:
        """Yields the words of all entries in a language."""
        own = (words for entry, words in zip(self.bare, self.words, strict=True) if entry.language == language)
        for number, documents in Counter(chain.from_iterable(own)).items():
            yield Counted(self.written[number], self.names[number], documents)


def dense(entries: Iterable[Entry]) -> Dense:
    """Returns entries in the order of their documents; in one language a word has one class."""
    known: dict[str, _Known] = {}
    written, names = list[str](), list[str]()
    rows: list[tuple[Entry, Numbers]] = []
    once: dict[Any, Any] = {}
    for entry in entries:
        own = known.setdefault(entry.language, _Known(written))
        numbers = array("I", map(own.__getitem__, entry.forms))
        if len(written) > len(names):
            classes = dict(zip(entry.forms, entry.classes, strict=True))
            names += map(classes.__getitem__, written[len(names) :])
        rows.append((_bare(entry, once), numbers))
    rows.sort(key=lambda row: row[0].order)
    return Dense([entry for entry, _ in rows], [numbers for _, numbers in rows], written, names)


def _bare(entry: Entry, once: dict[Any, Any]) -> Entry:
    """An entry without its words; what many have alike, each pack for itself, is held `once`."""
    facets, alike = entry.facets, once.setdefault
    if facets is not None:
        facets = facets._replace(
            cells=alike(facets.cells, facets.cells), sessions=alike(facets.sessions, facets.sessions)
        )
    terms, days = alike(entry.terms, entry.terms), alike(entry.days, entry.days)
    return entry._replace(forms=(), classes=(), terms=terms, days=days, facets=facets)
