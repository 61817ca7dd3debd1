"""The history: what the last ledger says, offer by offer."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from msgspec import Struct

from catalogue.outputs.calendar.feeds import Feed, feeds_in
from catalogue.outputs.calendar.ledger import Ledger, Record

Records = Mapping[str, Record]
_NOTHING: Records = {}


class Past(Struct, frozen=True):
    """What was published of one offer, by UID.

    `kept` are the entries that stood in a feed. Of others the ledger holds the stamps alone and does not say whose
    they are, so `stamps` are those of all offers.
    """

    kept: Records
    stamps: Records

    def get(self, uid: str) -> Record | None:
        """Returns the record of an entry; None for one that was never published."""
        return self.kept.get(uid) or self.stamps.get(uid)


class Recorded(Protocol):
    """What is known of offers that were published, by their ids."""

    @property
    def offers(self) -> Mapping[str, object]: ...

    def of(self, offer: str) -> Past: ...


class History(Struct, frozen=True):
    """The records of a ledger by the offer's id; `stamps` by UID where it is not known."""

    offers: Mapping[str, Records]
    stamps: Records

    def of(self, offer: str) -> Past:
        """Returns what was published of the offer with this id."""
        return Past(self.offers.get(offer, _NOTHING), self.stamps)


def history_of(previous: Ledger | None) -> History:
    """Returns the history in the last ledger; nothing for the very first publication."""
    offers: dict[str, dict[str, Record]] = defaultdict(dict)
    stamps: dict[str, Record] = {}
    for uid, record in previous.entries.items() if previous is not None else ():
        if record.entry is None:
            stamps[uid] = record
        else:
            offers[record.entry.course][uid] = record
    return History(dict(offers), stamps)


class Previous(NamedTuple):
    """What the last ledger says: the entries of all offers, and the feeds."""

    entries: Recorded
    feeds: tuple[Feed, ...]

    @classmethod
    def of(cls, ledger: Ledger | None) -> "Previous":
        """Returns what a ledger says that was read; nothing for the very first publication."""
        return cls(history_of(ledger), feeds_in(ledger))
