"""Unpacked events: those of packs, each unpacked when somebody wants one of it, and taken over by the next publication."""

from array import array
from collections.abc import Iterable

from catalogue.outputs.calendar.pack import Pack, unpacked_events


class Unpacked:
    """The events of all packs, unpacked in the process that wants them when it does.

    Where the events of a pack are the very same as `before`, those that were unpacked then are taken.
    """

    def __init__(self, packs: Iterable[Pack], *, before: "Unpacked | None" = None) -> None:
        self._packed = {pack.number: pack.events for pack in packs}
        self._known: dict[int, memoryview] = before.standing(self._packed) if before else {}

    def standing(self, packed: dict[int, tuple[bytes, ...]]) -> dict[int, memoryview]:
        """Returns those of the unpacked events that lie in `packed` as they lay here."""
        return {number: events for number, events in self._known.items() if packed.get(number) is self._packed[number]}

    def take(self, spans: bytes) -> list[memoryview]:
        """Returns the events that lie there, as the `spans` of a row tell, without copying them."""
        events, numbers = self._events, iter(array("I", spans))
        return [events(pack)[start : start + size] for pack, start, size in zip(numbers, numbers, numbers, strict=True)]

    def _events(self, number: int) -> memoryview:
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = memoryview(unpacked_events(self._packed[number]))
        return known
