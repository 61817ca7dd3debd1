"""Late offers: those of a pack that are unpacked when they are asked for, until so many were that most will be."""

from collections.abc import MutableMapping, Sequence

from catalogue.model.offer import Offer

# Where one in so many offers of a pack is asked for, most others will be.
MOST = 4


class LateOffers:
    """Offers by their places in a pack.

    `entries` are the places of the offers in the table of all values that were packed with them, and `values` makes
    a value of that table when it is asked for. As soon as many offers are wanted, all are made and the table, which
    takes as much room as they do, is cleared.
    """

    def __init__(self, entries: Sequence[int], values: MutableMapping[int, Offer]) -> None:
        self._entries = entries
        self._values = values
        self._few = len(entries) // MOST
        self._offers: list[Offer] = []

    def offer(self, place: int) -> Offer:
        """Returns the offer at a place."""
        if not self._offers and self._few > 0:
            self._few -= 1
            return self._values[self._entries[place]]
        if not self._offers:
            self._offers = [self._values[entry] for entry in self._entries]
            self._values.clear()
        return self._offers[place]
