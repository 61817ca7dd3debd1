"""The layout: which entries each feed shows, and in which order."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from operator import attrgetter

from catalogue.outputs.calendar.limit import MOST_BYTES, MOST_EVENTS
from catalogue.outputs.calendar.share import Placed

Layout = Mapping[str, list[Placed]]
_Keys = tuple[str, ...]
_ORDER = attrgetter("order")


def lay_out(keys: Collection[str], placed: Iterable[Placed], *, today: date, over: str = "") -> Layout:
    """Returns the entries that each feed shows by the feed's key, sorted by start and UID.

    What is over for longer than the retention goes, but a feed that had an entry keeps its last one: vdirsyncer
    refuses an emptied feed and Evolution keeps all of its old entries. A feed that programs would refuse shows less of
    the past: entries shown until a day before `over` (2027-12-31) are over by now. What lies ahead never leaves.
    """
    current: dict[str, list[Placed]] = defaultdict(list)
    # Entries of one session stand in the same feeds and share the tuple that says so, which is known by its id.
    rows: dict[int, list[list[Placed]]] = {}
    last: dict[str, Placed] = {}
    day, ordered, wanted = today.isoformat(), sorted(placed, key=_ORDER), frozenset(keys)
    for each in ordered:
        if each.until and each.until < day:
            last.update(dict.fromkeys(each.feeds, each))
            continue
        own = rows.get(id(each.feeds))
        if own is None:
            own = rows[id(each.feeds)] = [current[key] for key in each.feeds if key in wanted]
        for row in own:
            row.append(each)
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


def shown_anew(layout: Layout, placed: Collection[Placed], rest: frozenset[str]) -> Mapping[str, _Keys]:
    """Returns the keys of the feeds that show an entry, sorted, by UID, but only where the ledger tells of others.

    The feeds `rest`, which are not laid out, show what it tells.
    """
    new = {key: [each.uid for each in entries if key not in each.told] for key, entries in layout.items()}
    found: dict[str, set[str]] = {uid: set() for uids in new.values() for uid in uids}
    told = _times(placed)
    for key in told.keys() - layout.keys() - rest:
        found.update((each.uid, set()) for each in placed if key in each.told)
    for key, entries in layout.items():
        if told[key] + len(new[key]) != len(entries):
            shown = {each.uid for each in entries}
            found.update((each.uid, set()) for each in placed if key in each.told and each.uid not in shown)
    return _keys_of(found, layout, placed, rest) if found else {}


def _times(placed: Iterable[Placed]) -> Counter[str]:
    """How many entries the ledger tells to stand in each feed."""
    alike: dict[int, list[_Keys]] = defaultdict(list)
    for each in placed:
        alike[id(each.told)].append(each.told)
    times = Counter[str]()
    for same in alike.values():
        for key in same[0]:
            times[key] += len(same)
    return times


def _keys_of(
    found: dict[str, set[str]], layout: Layout, placed: Collection[Placed], rest: frozenset[str]
) -> Mapping[str, _Keys]:
    for each in placed:
        if each.uid in found:
            found[each.uid].update(rest.intersection(each.told))
    for key, entries in layout.items():
        for each in entries:
            if each.uid in found:
                found[each.uid].add(key)
    return {uid: tuple(sorted(keys)) for uid, keys in found.items()}
