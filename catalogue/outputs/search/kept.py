"""Kept entries: those of a whole index, in the bundles in which they came, of which few are read after a change."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias, overload

from catalogue.outputs.search.bundle import dump_entries, load_entries, records_in
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.piece import Held, content

# So many entries are kept together where they are not in bundles already.
BUNDLE = 64
# So many pieces more than twice as many as are needed may lie there: entries that are gone stay in theirs.
SPARE = 16
# So many pieces that were read are remembered: neighbours mostly come from one.
_MOST = 2
_PLACE = 32

Places: TypeAlias = "array[int]"


class Kept(Sequence[Entry]):
    """Entries in order; a piece that was stored is decoded when one of its entries is asked for.

    `places` has for each entry the number of its piece × 2^32 + its own in there.
    """

    def __init__(self, pieces: Iterable[Held], places: Places) -> None:
        self._pieces = tuple(pieces)
        self.places = places
        held = self._pieces
        self._piece = lru_cache(maxsize=_MOST)(lambda number: load_entries(content(held[number])))

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        piece, own = divmod(self.places[place], 1 << _PLACE)
        return self._piece(piece)[own]

    def some(self, numbers: Iterable[int]) -> Mapping[int, Entry]:
        """Returns the entries of these numbers, for which each piece is read once."""
        return {number: self[number] for number in sorted(numbers, key=self.places.__getitem__)}

    def replaced(self, new: Mapping[int, Entry]) -> "Kept":
        """Returns the entries with some of them, by their numbers, replaced."""
        pieces = list(self._pieces)
        for piece, numbers in groupby(sorted(new, key=self.places.__getitem__), key=lambda n: self.places[n] >> _PLACE):
            own = list(self._piece(piece))
            for number in numbers:
                own[self.places[number] & (1 << _PLACE) - 1] = new[number]
            pieces[piece] = dump_entries(own)
        return Kept(pieces, self.places)

    def renumbered(self, before: Sequence[int], new: Sequence[Entry]) -> "Kept":
        """Returns the entries in another order.

        `before` tells for each place in that order the number that the entry had, or -1 for the next one of `new`.
        """
        last = len(self._pieces) - 1
        # A piece for each entry that ever came would be a file for each.
        own = self._piece(last) if last >= 0 and len(self._piece(last)) < BUNDLE else []
        piece, every = last if own else last + 1, [*own, *new]
        fresh = (piece + place // BUNDLE << _PLACE | place % BUNDLE for place in range(len(own), len(every)))
        places = array("Q", [self.places[number] if number >= 0 else next(fresh) for number in before])
        cut = [dump_entries(every[start : start + BUNDLE]) for start in range(0, len(every), BUNDLE)] if new else []
        return Kept([*self._pieces[:piece], *cut] if new else self._pieces, places)

    @property
    def scattered(self) -> bool:
        """Whether so much has come and gone that most of what lies in the pieces may be of nobody any more."""
        return len(self._pieces) > SPARE + 2 * len(self) // BUNDLE

    def records(self) -> Sequence[bytes]:
        """Returns what a hit shows, of all entries: piece by piece, however they lie."""
        own = [records_in(content(piece)) for piece in self._pieces]
        return [own[place >> _PLACE][place & (1 << _PLACE) - 1] for place in self.places]

    def dump(self) -> Iterator[Held]:
        """Yields the pieces: one that is stored and was not replaced as it is, any other as bytes."""
        yield from self._pieces


def kept(pieces: Iterable[Held], places: Iterable[tuple[int, int]]) -> Kept:
    """Returns the entries of bundles; for each in order it is told in which bundle it lies, and as which."""
    return Kept(pieces, array("Q", [piece << _PLACE | place for piece, place in places]))
