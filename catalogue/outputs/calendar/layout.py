"""The layout: which entries each feed shows, and in which order."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from catalogue.outputs.calendar.feeds import MOST_BYTES, MOST_EVENTS
from catalogue.outputs.calendar.row import Row
from catalogue.outputs.calendar.rows import Rows
from catalogue.outputs.calendar.share import Placed

Layout = Mapping[str, Row]
_Keys = tuple[str, ...]


def lay_out(keys: Iterable[str], rows: Rows, *, over: str = "") -> Layout:
    """Returns the entries that each feed shows by the feed's key, sorted by start and UID.

    What is over for longer than the retention goes, but a feed that had an entry keeps its last one: vdirsyncer
    refuses an emptied feed and Evolution keeps all of its old entries. A feed that programs would refuse shows less of
    the past: entries shown until a day before `over` (2027-12-31) are over by now. What lies ahead never leaves.
    """
    return {key: _shown(key, rows, over) for key in keys}


def _shown(key: str, rows: Rows, over: str) -> Row:
    current = rows.current.get(key)
    if current:
        return _fitting(current, over)
    once = (each for each in _in(rows.beside, key) if key in each.before)
    return Row(key, _in(rows.over, key)[-1:] or list(once)[-1:])


def _in(rows: Mapping[str, Row], key: str) -> list[Placed]:
    row = rows.get(key)
    return row.entries if row else []


def _fitting(row: Row, over: str) -> Row:
    """The entries without the oldest of the past, as far as the feed would be too large with them."""
    size, excess = row.size, max(len(row.entries) - MOST_EVENTS, 0)
    if (not excess and size <= MOST_BYTES) or not any(until and until < over for until in row.ends):
        return row
    kept = []
    for each in row.entries:
        if (excess > 0 or size > MOST_BYTES) and each.until and each.until < over:
            size, excess = size - each.size, excess - 1
        else:
            kept.append(each)
    return Row(row.key, kept or row.entries[-1:])


def shown_anew(layout: Layout, rows: Rows, rest: Collection[str]) -> Mapping[str, _Keys]:
    """Returns by UID the keys of the feeds that show an entry, sorted, but only of entries of which the ledger names others.

    The feeds `rest` are not laid out: they show what the ledger says.
    """
    found: dict[str, Placed] = {}
    for row in layout.values():
        found |= {each.uid: each for each in _told_wrongly(row, rows)}
    for key in (rows.current.keys() | rows.over.keys() | rows.beside.keys()) - layout.keys() - frozenset(rest):
        found |= {each.uid: each for each in _told_wrongly(Row(key, []), rows)}
    shown = cache(lambda key: {each.uid for each in layout[key].entries})  # in the feeds that are asked for
    return {
        uid: tuple(
            sorted(
                key
                for key in {*each.feeds, *each.before, *each.told}
                if (uid in shown(key) if key in layout else key in rest and key in each.told)
            )
        )
        for uid, each in found.items()
    }


def _told_wrongly(row: Row, rows: Rows) -> Iterable[Placed]:
    """The entries that a feed shows although the ledger does not say so, and those of which only the ledger says so."""
    key, current = row.key, rows.current.get(row.key)
    if row.untold:
        yield from (each for each in row.entries if key not in each.told)
    others = [*_in(rows.over, key), *_in(rows.beside, key)]
    if current and current is not row:
        others += current.entries
    told = [each for each in others if key in each.told]
    if told:
        shown = {each.uid for each in row.entries}
        yield from (each for each in told if each.uid not in shown)
