"""The layout: which entries each feed shows, and in which order."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache

from catalogue.outputs.calendar.limit import MOST_BYTES, MOST_EVENTS
from catalogue.outputs.calendar.rows import Rows
from catalogue.outputs.calendar.share import Placed

Layout = Mapping[str, list[Placed]]
_Keys = tuple[str, ...]


def lay_out(keys: Iterable[str], rows: Rows, *, today: date, over: str = "") -> Layout:
    """Returns the entries that each feed shows by the feed's key, sorted by start and UID.

    What is over for longer than the retention goes, but a feed that had an entry keeps its last one: vdirsyncer
    refuses an emptied feed and Evolution keeps all of its old entries. A feed that programs would refuse shows less of
    the past: entries shown until a day before `over` (2027-12-31) are over by now. What lies ahead never leaves.
    """
    day = today.isoformat()
    return {key: _shown(key, rows, day, over) for key in keys}


def _shown(key: str, rows: Rows, day: str, over: str) -> list[Placed]:
    row = rows.own.get(key, [])
    current = [each for each in row if not each.until or each.until >= day]
    if current:
        return _fitting(current, over)
    return row[-1:] or [each for each in rows.beside.get(key, ()) if key in each.before][-1:]


def _fitting(entries: list[Placed], over: str) -> list[Placed]:
    """The entries without the oldest of the past, as far as the feed would be too large with them."""
    size = sum([each.size for each in entries])
    excess = max(len(entries) - MOST_EVENTS, 0)
    if not excess and size <= MOST_BYTES:
        return entries
    kept = []
    for each in entries:
        if (excess > 0 or size > MOST_BYTES) and each.until and each.until < over:
            size, excess = size - each.size, excess - 1
        else:
            kept.append(each)
    return kept or entries[-1:]


def shown_anew(layout: Layout, rows: Rows, rest: Collection[str]) -> Mapping[str, _Keys]:
    """Returns the keys of the feeds that show an entry, sorted, by UID, but only where the ledger tells of others.

    The feeds `rest`, which are not laid out, show what it tells.
    """
    found: dict[str, Placed] = {}
    for key, entries in layout.items():
        found |= {each.uid: each for each in _told_wrongly(key, entries, rows)}
    for key in (rows.own.keys() | rows.beside.keys()) - layout.keys() - frozenset(rest):
        found |= {each.uid: each for each in _told_wrongly(key, [], rows)}
    shown = cache(lambda key: {each.uid for each in layout[key]})  # in the feeds that are asked for
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


def _told_wrongly(key: str, entries: list[Placed], rows: Rows) -> Iterable[Placed]:
    """The entries that a feed shows and the ledger does not say so, or says so and it does not."""
    yield from (each for each in entries if key not in each.told)
    own, beside = rows.own.get(key, []), rows.beside.get(key, ())
    if len(entries) == len(own) and not beside:
        return
    shown = {each.uid for each in entries}
    for row in (own, beside):
        yield from (each for each in row if each.uid not in shown and key in each.told)
