"""Rows: the entries of each feed in their order, followed from one publication to the next of the same day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from catalogue.outputs.calendar.pack import Pack
from catalogue.outputs.calendar.row import ORDER, Row
from catalogue.outputs.calendar.share import Placed, Share

# The rows of feeds by the feeds' keys.
_ByKey = Mapping[str, Row]
Changes = Iterable[tuple[Share | None, Share | None]]


class Rows(NamedTuple):
    """All entries by the keys of feeds, as they stand on a day (2027-01-31).

    `current` are those that belong to a feed, but for those that are `over`; `beside` are those that do not belong to it,
    but stood in it at the last publication, or of which the ledger says so.
    """

    day: str
    current: _ByKey
    over: _ByKey
    beside: _ByKey

    def followed(self, changes: Changes) -> "Rows | None":
        """Returns the rows with other shares in place of some, each of which is None where there is none.

        None where an entry does not stand where it has to: then these are the rows of something else.
        """
        pairs = tuple(changes)
        old = rows_of((each for share, _ in pairs if share is not None for each in share.placed), day=self.day)
        new = rows_of((each for _, share in pairs if share is not None for each in share.placed), day=self.day)
        current = _followed(self.current, old.current, new.current)
        over = _followed(self.over, old.over, new.over)
        beside = _followed(self.beside, old.beside, new.beside)
        if current is None or over is None or beside is None:
            return None
        return Rows(self.day, current, over, beside)


def rows_of(placed: Iterable[Placed], *, day: str) -> Rows:
    """Returns the rows of these entries on a day."""
    current, over, beside = (defaultdict[str, list[Placed]](list) for _ in range(3))
    # Entries of one session belong to the same feeds and share the tuple that says so, which is known by its id.
    rows: dict[int, list[list[Placed]]] = {}
    ordered = sorted(placed, key=ORDER)
    for each in ordered:
        feeds = each.feeds
        if each.until and each.until < day:
            for key in feeds:
                over[key].append(each)
        else:
            known = rows.get(id(feeds))
            if known is None:
                known = rows[id(feeds)] = [current[key] for key in feeds]
            for row in known:
                row.append(each)
        if each.before != feeds or each.told != feeds:
            for key in {*each.before, *each.told}.difference(feeds):
                beside[key].append(each)
    return Rows(day, *({key: Row(key, row) for key, row in lists.items()} for lists in (current, over, beside)))


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


def _followed(rows: _ByKey, old: _ByKey, new: _ByKey) -> _ByKey | None:
    found = dict(rows)
    for key in old.keys() | new.keys():
        gone, come, row = old.get(key), new.get(key), found.get(key) or Row(key, [])
        changed = row.exchanged(gone.entries if gone else (), come.entries if come else ())
        if changed is None:
            return None
        if changed.entries:
            found[key] = changed
        else:
            found.pop(key, None)
    return found
