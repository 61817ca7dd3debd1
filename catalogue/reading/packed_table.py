"""Packed tables: the entries of a table parted into those that one offer alone needs, by the offer, and those of several."""

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

# A value as it is packed: a text or None stands for itself, a number is the place of an entry in the table before.
Packed = str | int | None
Entry = tuple[Any, ...]
# Entries with their places, and the same as bytes.
Placed = tuple[list[int], list[Entry]]
# Kinds of entries whose numbers are no places.
_NUMBERS = frozenset({"int", "date", "duration", "body"})
_SEVERAL = -1
# What makes a value of the rest of an entry, when those that it refers to are there.
Read = Callable[[Entry], Any]


def parted(table: Sequence[Entry], offers: Iterable[int]) -> tuple[Placed, dict[int, bytes]]:
    """Returns the entries of a table that several of the offers need, and those of each, by the places of the offers."""
    owners: list[int | None] = [None] * len(table)
    own: dict[int, Placed] = {}
    for offer in offers:
        owners[offer], own[offer] = offer, ([], [])
    shared: Placed = ([], [])
    for place in range(len(table) - 1, -1, -1):  # an entry refers to those before it
        owner = _SEVERAL if (known := owners[place]) is None else known
        for other in _references(table[place]):
            owners[other] = owner if owners[other] in (None, owner) else _SEVERAL
        places, entries = own.get(owner, shared)
        places.append(place)
        entries.append(table[place])
    return shared, {offer: marshal.dumps(placed) for offer, placed in own.items()}


def _references(entry: Entry) -> Iterable[int]:
    if entry[0] == "moment":
        return entry[1:2]
    return () if entry[0] in _NUMBERS else [each for each in entry[1:] if type(each) is int]


class Values(dict[int, Any]):
    """The values of a parted table by their places, each made when it is asked for, by the reader of its kind."""

    def __init__(self, shared: Placed, own: Mapping[int, bytes]) -> None:
        super().__init__()
        self._entries = dict(zip(*shared, strict=True))
        self._own = own
        self.readers: Mapping[str, Read] = {}

    def offer(self, place: int) -> Any:
        """Returns the offer at this place."""
        if place not in self:
            readers = self.readers
            places, entries = marshal.loads(self._own[place])  # noqa: S302 - sealed with the whole
            for at, entry in zip(reversed(places), reversed(entries), strict=True):
                self[at] = readers[entry[0]](entry[1:])
        return self[place]

    def __missing__(self, place: int) -> Any:
        entry = self._entries[place]
        value = self[place] = self.readers[entry[0]](entry[1:])
        return value
