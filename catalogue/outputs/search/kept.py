"""Kept entries: those of a whole index, in pieces, so that a stored index need not be read whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Protocol, overload

from catalogue.outputs.search.entry import Entry, dump_entries, load_entries

# So many entries are stored together: as many as share most of their words.
PIECE = 64


class Piece(Protocol):
    """A piece that is stored somewhere; `mark` stands for what is in it."""

    @property
    def mark(self) -> bytes: ...

    def read(self) -> bytes | memoryview:
        """Returns what `dump_entries` made of its entries."""
        ...


class Kept(Sequence[Entry]):
    """Entries in order; a piece that was stored is decoded when one of its entries is asked for."""

    def __init__(self, pieces: Iterable[Sequence[Entry] | Piece], *, size: int) -> None:
        self._pieces = tuple(pieces)
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, int):
            return self._piece(place // PIECE)[place % PIECE]
        start, stop, step = place.indices(self._size)
        found: list[Entry] = []
        for number in range(start // PIECE, -(-stop // PIECE)):
            first = number * PIECE
            found += self._piece(number)[max(0, start - first) : stop - first]
        return found[::step]

    def __iter__(self) -> Iterator[Entry]:
        return chain.from_iterable(map(self._piece, range(len(self._pieces))))

    def replaced(self, new: Mapping[int, Entry]) -> "Kept":
        """Returns the entries with some of them, by their places, replaced."""
        pieces = list(self._pieces)
        for piece, places in groupby(sorted(new), key=lambda place: place // PIECE):
            own = list(self._piece(piece))
            for place in places:
                own[place % PIECE] = new[place]
            pieces[piece] = own
        return Kept(pieces, size=self._size)

    def dump(self) -> Iterator[Piece | bytes]:
        """Yields the pieces: one that is stored and was not replaced as it is, any other as bytes."""
        for piece in self._pieces:
            yield dump_entries(piece) if isinstance(piece, Sequence) else piece

    def _piece(self, number: int) -> Sequence[Entry]:
        piece = self._pieces[number]
        return piece if isinstance(piece, Sequence) else load_entries(piece.read())


def kept(entries: Sequence[Entry]) -> Kept:
    """Returns entries cut into pieces."""
    return Kept((entries[at : at + PIECE] for at in range(0, len(entries), PIECE)), size=len(entries))
