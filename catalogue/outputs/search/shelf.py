"""Shelves: many values by their names, in drawers of which only those are opened in which one is wanted."""

import marshal
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from catalogue.outputs.search.piece import Held, content

V = TypeVar("V")
# So many names share a drawer.
DRAWER = 1024


class Shelf(Generic[V]):
    """Plain values by their names, in drawers; no value is ever changed in place.

    `firsts` are the names with which the drawers begin, in order. A drawer is a dictionary, or its bytes as they were
    stored; it is opened once, when one of its names is asked for.
    """

    def __init__(self, firsts: Sequence[str], drawers: Sequence[dict[str, V] | Held]) -> None:
        self.firsts = firsts
        self._drawers = drawers
        self._opened: dict[int, dict[str, V]] = {}

    def get(self, name: str) -> V | None:
        """Returns the value of a name; None where there is none."""
        return self._drawer(self._number(name)).get(name) if self.firsts else None

    def replaced(self, new: Mapping[str, V | None]) -> "Shelf[V]":
        """Returns the shelf with other values for some names; those of None have none any more."""
        if not self.firsts:
            return shelf({name: value for name, value in new.items() if value is not None})
        touched: dict[int, dict[str, V]] = {}
        for name, value in new.items():
            number = self._number(name)
            own = touched.get(number)
            if own is None:
                own = touched[number] = dict(self._drawer(number))
            if value is None:
                own.pop(name, None)
            else:
                own[name] = value
        return Shelf(self.firsts, [touched.get(number, drawer) for number, drawer in enumerate(self._drawers)])

    def mapped(self, change: Callable[[V], V]) -> "Shelf[V]":
        """Returns the shelf with what `change` makes of each value."""
        return shelf({name: change(value) for name, value in self.items()})

    def items(self) -> Iterator[tuple[str, V]]:
        """Yields all names with their values."""
        for number in range(len(self.firsts)):
            yield from self._read(number).items()

    def dump(self) -> Iterator[Held]:
        """Yields the drawers: one that was stored as it is, any other as bytes."""
        for drawer in self._drawers:
            yield marshal.dumps(drawer) if isinstance(drawer, dict) else drawer

    def _number(self, name: str) -> int:
        return max(0, bisect_right(self.firsts, name) - 1)

    def _drawer(self, number: int) -> dict[str, V]:
        if number not in self._opened:
            self._opened[number] = self._read(number)
        return self._opened[number]

    def _read(self, number: int) -> dict[str, V]:
        """The content of a drawer, which is not kept open: who wants all drawers wants one after the other."""
        drawer = self._drawers[number]
        return drawer if isinstance(drawer, dict) else marshal.loads(content(drawer))  # noqa: S302 - only our own bytes


def shelf(values: Mapping[str, V]) -> Shelf[V]:
    """Returns a shelf of values that are at hand."""
    names = sorted(values)
    cut = [names[start : start + DRAWER] for start in range(0, len(names), DRAWER)]
    return Shelf([own[0] for own in cut], [{name: values[name] for name in own} for own in cut])
