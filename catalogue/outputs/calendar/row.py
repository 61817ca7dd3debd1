"""A row: entries of a feed in their order, with what is summed up of them all, which follows when some are exchanged."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from catalogue.outputs.calendar.share import Placed

T = TypeVar("T")
ORDER = attrgetter("order")
# So many entries are looked for one by one in a row of ten thousand.
FEW = 64
# Bytes of a mark, and of a span: three numbers.
_MARK, SPAN = 16, 12


class Row:
    """Entries sorted by start and UID, of the feed `key` if they are one's.

    Nothing is summed up before somebody asks, and remembered only by a row that came of another one: of the thousands that
    are laid out at once, nobody asks twice.
    """

    __slots__ = ("_known", "entries", "key")

    def __init__(self, key: str, entries: list[Placed]) -> None:
        self.key = key
        self.entries = entries
        self._known: dict[str, Any] | None = None  # by the names of the properties

    @property
    def size(self) -> int:
        """The bytes of all events."""
        return self._summed("size", lambda: sum([each.size for each in self.entries]))

    @property
    def untold(self) -> int:
        """How many entries there are of which the ledger does not say that they stand in the feed."""
        return self._summed("untold", lambda: sum([self.key not in each.told for each in self.entries]))

    @property
    def ends(self) -> Counter[str]:
        """How many entries are shown until each day."""
        return self._summed("ends", lambda: Counter([each.until for each in self.entries]))

    @property
    def marks(self) -> bytes:
        """What stands for the events."""
        return self._summed("marks", lambda: b"".join([each.mark for each in self.entries]))

    @property
    def spans(self) -> bytes:
        """Where the events lie, in few bytes: an entry stands in a dozen files, and all are planned at once."""
        return self._summed("spans", lambda: _spans(self.entries))

    def _summed(self, name: str, add_up: Callable[[], T]) -> T:
        known = self._known
        if known is None:
            return add_up()
        if name not in known:
            known[name] = add_up()
        found: T = known[name]
        return found

    def exchanged(self, old: Sequence[Placed], new: Sequence[Placed]) -> "Row | None":
        """Returns the row with new entries in place of old ones; None where one of these is not there."""
        if len(old) + len(new) > FEW:
            gone = set(map(id, old))
            rest = [each for each in self.entries if id(each) not in gone]
            if len(rest) + len(old) != len(self.entries):
                return None
            found = Row(self.key, sorted([*rest, *new], key=ORDER))
            found._known = {}
            return found
        found, known = Row(self.key, self.entries.copy()), self._known or {}
        columns = [(name, bytearray(known[name]), *how) for name, how in _COLUMNS.items() if name in known]
        for each in old:
            at = bisect_left(found.entries, each.order, key=ORDER)
            if at == len(found.entries) or found.entries[at] is not each:
                return None
            del found.entries[at]
            for _, column, width, _ in columns:
                del column[at * width : (at + 1) * width]
        for each in new:
            at = bisect_left(found.entries, each.order, key=ORDER)
            found.entries.insert(at, each)
            for _, column, width, cell in columns:
                column[at * width : at * width] = cell(each)
        found._known = {name: bytes(column) for name, column, _, _ in columns} | self._sums(old, new)
        return found

    def _sums(self, old: Sequence[Placed], new: Sequence[Placed]) -> dict[str, Any]:
        """What is known of the sums with other entries."""
        gone, come, known = Row(self.key, list(old)), Row(self.key, list(new)), self._known or {}
        sums: dict[str, Any] = {}
        if "size" in known:
            sums["size"] = self.size - gone.size + come.size
        if "untold" in known:
            sums["untold"] = self.untold - gone.untold + come.untold
        if "ends" in known:
            sums["ends"] = self.ends + come.ends - gone.ends
        return sums


def _spans(entries: Iterable[Placed]) -> bytes:
    return array("I", [number for each in entries for number in (each.pack, each.start, each.size)]).tobytes()


# What is written of each entry one after the other: how wide it is, and what makes it.
_COLUMNS: Mapping[str, tuple[int, Callable[[Placed], bytes]]] = {
    "marks": (_MARK, attrgetter("mark")),
    "spans": (SPAN, lambda each: _spans([each])),
}
