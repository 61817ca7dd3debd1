"""Rows: the entries of each feed in their order, followed from one publication to the next."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from catalogue.outputs.calendar.pack import Pack
from catalogue.outputs.calendar.share import Placed, Share

# The entries of feeds by the feeds' keys, sorted by start and UID.
_Lists = Mapping[str, list[Placed]]
_ORDER = attrgetter("order")
# So many entries are looked for one by one in a row of ten thousand.
_FEW = 64


class Rows(NamedTuple):
    """All entries by the keys of feeds.

    A feed's `own` are those that belong to it, also when they are over; `beside` are those that do not, but stood in it
    at the last publication, or of which the ledger says so.
    """

    own: _Lists
    beside: _Lists

    def followed(self, changes: Iterable[tuple[Share | None, Share | None]]) -> "Rows | None":
        """Returns the rows with other shares in place of some, each of which is None where there is none.

        None where an entry does not stand where it has to: then these are the rows of something else.
        """
        pairs = tuple(changes)
        old = rows_of(each for share, _ in pairs if share is not None for each in share.placed)
        new = rows_of(each for _, share in pairs if share is not None for each in share.placed)
        own, beside = _followed(self.own, old.own, new.own), _followed(self.beside, old.beside, new.beside)
        return None if own is None or beside is None else Rows(own, beside)


def rows_of(placed: Iterable[Placed]) -> Rows:
    """Returns the rows of these entries."""
    own: dict[str, list[Placed]] = defaultdict(list)
    beside: dict[str, list[Placed]] = defaultdict(list)
    # Entries of one session belong to the same feeds and share the tuple that says so, which is known by its id.
    rows: dict[int, list[list[Placed]]] = {}
    ordered = sorted(placed, key=_ORDER)
    for each in ordered:
        feeds = each.feeds
        known = rows.get(id(feeds))
        if known is None:
            known = rows[id(feeds)] = [own[key] for key in feeds]
        for row in known:
            row.append(each)
        if each.before != feeds or each.told != feeds:
            for key in {*each.before, *each.told}.difference(feeds):
                beside[key].append(each)
    return Rows(dict(own), dict(beside))


def differing(before: Mapping[int, Pack], now: Mapping[int, Pack]) -> Iterator[tuple[Share | None, Share | None]]:
    """Yields the shares of each offer that are not the very same in these packs, then and now."""
    for number, pack in now.items():
        old = before[number]
        if pack is old:
            continue
        for id_ in dict.fromkeys((*old.shares, *pack.shares)):
            pair = old.shares.get(id_), pack.shares.get(id_)
            if pair[0] is not pair[1]:
                yield pair


def _followed(rows: _Lists, old: _Lists, new: _Lists) -> _Lists | None:
    found = dict(rows)
    for key in old.keys() | new.keys():
        row = _exchanged(found.get(key, []), old.get(key, []), new.get(key, []))
        if row is None:
            return None
        if row:
            found[key] = row
        else:
            found.pop(key, None)
    return found


def _exchanged(row: list[Placed], old: list[Placed], new: list[Placed]) -> list[Placed] | None:
    """The row with new entries in place of old ones; None where one of these is not there."""
    if len(old) + len(new) > _FEW:
        gone = set(map(id, old))
        found = [each for each in row if id(each) not in gone]
        if len(found) + len(old) != len(row):
            return None
        return sorted(found + new, key=_ORDER)
    found = row.copy()
    for each in old:
        at = bisect_left(found, each.order, key=_ORDER)
        if at == len(found) or found[at] is not each:
            return None
        del found[at]
    for each in new:
        found.insert(bisect_left(found, each.order, key=_ORDER), each)
    return found
