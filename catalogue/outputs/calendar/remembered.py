"""What is remembered: the history as it would be read from the last ledger, but only where it is asked for."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from catalogue.outputs.calendar.history import Past
from catalogue.outputs.calendar.ledger_text import read_members
from catalogue.outputs.calendar.pack import Pack

# The members of so many packs are held at once: offers are asked for pack by pack.
_MOST = 4


class Remembered:
    """What the packs of the last publication tell of offers that were published."""

    def __init__(self, packs: Mapping[int, Pack], zone: ZoneInfo) -> None:
        self._zone = zone
        self.offers: Mapping[str, Pack] = {id_: pack for pack in packs.values() for id_ in pack.shares}
        read = lru_cache(maxsize=_MOST)
        self._members: Callable[[int], Mapping[str, bytes]] = read(lambda number: packs[number].by_uid())

    def of(self, offer: str) -> Past:
        """Returns what was published of the offer with this id."""
        pack = self.offers.get(offer)
        if pack is None:
            return Past({}, {})
        members = self._members(pack.number)
        told = [members[each.uid] for each in pack.shares[offer].placed]
        records = read_members(told, zone=self._zone)
        return Past(
            kept={uid: record for uid, record in records.items() if record.entry is not None},
            stamps={uid: record for uid, record in records.items() if record.entry is None},
        )
