"""Kept calendars: what each offer gave to the calendars of the last publication, for as long as its ledger is the last one."""

import json
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from catalogue.building.packs import pack_of, packs_for
from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.crew import Crew
from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Offer
from catalogue.outputs.calendar.calendars import Calendars, bind, gone_shares
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Zone
from catalogue.outputs.calendar.entry_text import unpacked
from catalogue.outputs.calendar.feeds import feeds_of
from catalogue.outputs.calendar.history import Past, Recorded, history_of
from catalogue.outputs.calendar.ledger import FeedRecord, Ledger, Record
from catalogue.outputs.calendar.ledger_text import record_text
from catalogue.outputs.calendar.share import Placed, Share, plain, share_of
from catalogue.outputs.output import digest

# Raised when the shape of what is kept changes.
VERSION = 1
CHUNK = 64


@dataclass(frozen=True, slots=True)
class _Kept:
    """The share of an offer, by whose bytes it was made."""

    source: bytes
    share: Share


@dataclass(frozen=True, slots=True)
class Last:
    """What the last publication left: the ledger it wrote, what the shares depend on, and the shares by the offers' ids."""

    stand: bytes = b""
    world: bytes = b""
    shares: Mapping[str, _Kept] = field(default_factory=dict)
    feeds: Mapping[str, FeedRecord] = field(default_factory=dict)
    packs: Mapping[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bound:
    """The calendars of a catalogue, and what is to be kept of them once they are published."""

    calendars: Calendars
    last: Last


def bind_calendars(
    catalogue: Catalogue,
    *,
    sources: Mapping[str, bytes],
    edition: Edition,
    stand: bytes,
    previous: Callable[[], Ledger | None],
    last: Last,
    world: bytes,
    crew: Crew,
) -> Bound:
    """Returns the calendars of a catalogue without drafts.

    `stand` stands for the ledger of the last publication, empty when there is none; `previous` reads it, which takes
    time: where `last` is what that very publication left, only the shares of offers that changed are made. `world`
    stands for all else that shares depend on: the program, settings, words and terms.
    """
    known = last if stand and last.stand == stand and last.world == world else None
    ledger = Ledger(site=edition.settings.site, feeds=known.feeds) if known else previous()
    history: Recorded = _Remembered(known, edition) if known else history_of(ledger)
    made = _shares(catalogue, sources, known, history, edition, crew)
    gone = tuple(gone_shares(catalogue, history, edition=edition))
    calendars = bind(
        (*made.values(), *gone), feeds_of(catalogue, previous=ledger, words=edition.words), edition=edition
    )
    settled = {
        offer.id: _Kept(sources.get(offer.path, b""), _settled(made[offer.path], calendars.shown))
        for offer in catalogue.offers
    }
    for share in gone:
        for id_ in {_offer_id(each) for each in share.placed}:
            settled[id_] = _Kept(b"", _settled(share, calendars.shown))
    return Bound(calendars, Last(calendars.stand, world, settled, calendars.ledger.feeds, last.packs))


def _shares(
    catalogue: Catalogue,
    sources: Mapping[str, bytes],
    known: Last | None,
    history: Recorded,
    edition: Edition,
    crew: Crew,
) -> dict[str, Share]:
    """The shares of all offers by their files, in the order of the catalogue."""
    today = edition.today.isoformat()
    found: dict[str, Share] = {}
    todo: list[Offer] = []
    for offer in catalogue.offers:
        kept = known.shares.get(offer.id) if known else None
        if kept and kept.source and kept.source == sources.get(offer.path) and kept.share.day in ("", today):
            found[offer.path] = replace(kept.share, source=offer.path)
        else:
            todo.append(offer)

    def some(start: int, end: int) -> bytes:
        made = [share_of(offer, history.of(offer.id), edition=edition) for offer in todo[start:end]]
        return marshal.dumps([plain(share) for share in made])

    done, feeds = 0, dict[tuple[str, ...], tuple[str, ...]]()
    for part in crew.share(some, len(todo), chunk=CHUNK):
        for values in marshal.loads(part):  # noqa: S302 - made by ourselves a moment ago
            found[todo[done].path] = Share.of(values, known=feeds)
            done += 1
    return {offer.path: found[offer.path] for offer in catalogue.offers}


def _settled(share: Share, shown: Mapping[str, tuple[str, ...]]) -> Share:
    """A share as the next build would make it from the ledger that this one writes."""
    if not share.stamp and all(each.before == shown.get(each.uid, ()) for each in share.placed):
        return share
    placed = (
        each._replace(before=shown.get(each.uid, ())) for each in share.placed if not each.left or each.uid in shown
    )
    return replace(share, placed=tuple(placed), stamp="")


def _offer_id(each: Placed) -> str:
    return str(json.loads(unpacked(each.text).dense)["course"])


class _Remembered:
    """The history as it would be read from the ledger that the last publication wrote, but only where it is asked for."""

    def __init__(self, last: Last, edition: Edition) -> None:
        self._last = last
        self._context = Zone(edition.settings.timezone)
        self.offers = last.shares

    def of(self, offer: str) -> Past:
        """Returns what was published of the offer with this id."""
        kept = self._last.shares.get(offer)
        records = dict(self._records(kept.share)) if kept else {}
        return Past(
            kept={uid: record for uid, record in records.items() if record.entry is not None},
            stamps={uid: record for uid, record in records.items() if record.entry is None},
        )

    def _records(self, share: Share) -> Iterator[tuple[str, Record]]:
        for each in share.placed:
            if each.before or not each.left:
                text = record_text(each, each.before).dense
                yield each.uid, Record.model_validate(json.loads(text), context=self._context)


def read_last(folder: Path) -> Last:
    """Returns what was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / "calendar.bin")
    if not isinstance(value, tuple) or value[0] != VERSION:
        return Last()
    _, stand, world, feeds, packs = value
    shares, same = dict[str, _Kept](), dict[tuple[str, ...], tuple[str, ...]]()
    for number, mark in packs.items():
        pack = read_sealed(_file(folder, number))
        if not isinstance(pack, tuple) or pack[0] != mark:
            return Last()
        shares.update((id_, _Kept(source, Share.of(values, known=same))) for id_, source, values in pack[1])
    records = {key: FeedRecord.model_construct(name=name, colour=colour) for key, (name, colour) in feeds.items()}
    return Last(stand, world, shares, records, packs)


def keep_last(folder: Path, last: Last) -> None:
    """Writes what the next build will want; packs in which nothing changed stay as they are."""
    groups: dict[int, list[tuple[str, bytes, Any]]] = {}
    number = packs_for(len(last.shares))
    for id_, kept in last.shares.items():
        groups.setdefault(pack_of(id_, number), []).append((id_, kept.source, plain(kept.share)))
    packs: dict[int, bytes] = {}
    for pack, group in groups.items():
        packs[pack] = mark = digest(*_marks(group))
        if last.packs.get(pack) != mark:
            write_sealed(_file(folder, pack), (mark, group))
    feeds = {key: (record.name, record.colour) for key, record in last.feeds.items()}
    write_sealed(folder / "calendar.bin", (VERSION, last.stand, last.world, feeds, packs))


def _marks(group: Sequence[tuple[str, bytes, Any]]) -> Iterable[bytes]:
    """What stands for the shares of a pack."""
    for id_, source, values in group:
        yield id_.encode() + source
        yield marshal.dumps(values)


def _file(folder: Path, number: int) -> Path:
    return folder / f"calendar-{number}.bin"
