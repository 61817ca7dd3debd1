"""The layout: which entries each feed shows, and in which order."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from catalogue.outputs.calendar.limit import MOST_BYTES, MOST_EVENTS
from catalogue.outputs.calendar.share import Placed

Layout = Mapping[str, list[Placed]]


def lay_out(keys: Collection[str], placed: Collection[Placed], *, today: date, over: str = "") -> Layout:
    """Returns the entries that each feed shows by the feed's key, sorted by start and UID.

    What is over for longer than the retention goes, but a feed that had an entry keeps its last one: vdirsyncer
    refuses an emptied feed and Evolution keeps all of its old entries. A feed that programs would refuse shows less of
    the past: entries shown until a day before `over` (2027-12-31) are over by now. What lies ahead never leaves.
    """
    current: dict[str, list[Placed]] = defaultdict(list)
    last: dict[str, Placed] = {}
    day, ordered = today.isoformat(), sorted(placed, key=_order)
    for each in ordered:
        if not each.until or each.until >= day:
            for key in each.feeds:
                current[key].append(each)
        else:
            last.update(dict.fromkeys(each.feeds, each))
    empty = {key for key in keys if key not in current and key not in last}
    once = {key: each for each in ordered for key in each.before if key in empty} if empty else {}
    return {
        key: _fitting(current[key], over)
        if key in current
        else [each for each in (last.get(key) or once.get(key),) if each]
        for key in keys
    }


def _fitting(entries: list[Placed], over: str) -> list[Placed]:
    """The entries without the oldest of the past, as far as the feed would be too large with them."""
    size = sum([len(each.event) for each in entries])
    excess = max(len(entries) - MOST_EVENTS, 0)
    if not excess and size <= MOST_BYTES:
        return entries
    kept = []
    for each in entries:
        if (excess > 0 or size > MOST_BYTES) and each.until and each.until < over:
            size, excess = size - len(each.event), excess - 1
        else:
            kept.append(each)
    return kept or entries[-1:]


def shown_in(layout: Layout) -> Mapping[str, tuple[str, ...]]:
    """Returns the keys of the feeds that show each entry, sorted, by UID."""
    shown: dict[str, list[str]] = defaultdict(list)
    for key in sorted(layout):
        for each in layout[key]:
            shown[each.uid].append(key)
    return {uid: tuple(keys) for uid, keys in shown.items()}


def _order(each: Placed) -> str:
    return each.order
