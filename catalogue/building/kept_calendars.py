"""Kept calendars: what each offer gave to the calendars of the last publication, for as long as its ledger is the last one."""

import json
import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial

from catalogue.building.last_calendars import Kept, Last
from catalogue.crew import Crew
from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Offer
from catalogue.outputs.calendar.calendars import Calendars, bind, gone_shares
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Zone
from catalogue.outputs.calendar.entry_text import unpacked
from catalogue.outputs.calendar.feeds import feeds_of
from catalogue.outputs.calendar.history import Past, Recorded, history_of
from catalogue.outputs.calendar.ledger import Ledger, Record
from catalogue.outputs.calendar.ledger_text import record_text
from catalogue.outputs.calendar.share import Placed, Share, plain, share_of
from catalogue.outputs.output import Planned, digest

CHUNK = 64


@dataclass(frozen=True, slots=True)
class Bound:
    """The calendars of a catalogue, and what is to be kept of them once they are published."""

    calendars: Calendars
    last: Last


@dataclass(frozen=True)
class Binding:
    """The work of binding the calendars of a catalogue without drafts.

    `fronts` maps the file of each offer to what stands for its front matter. `stand` stands for the ledger of the last
    publication, empty when there is none; `previous` reads it, which takes time: where `last` is what that very
    publication left, only the shares of offers that changed are made, and none at all when none changed. `world` stands
    for all else that shares depend on: the program, settings, words and terms.
    """

    catalogue: Catalogue
    fronts: Mapping[str, bytes]
    edition: Edition
    stand: bytes
    previous: Callable[[], Ledger | None]
    last: Last
    world: bytes
    crew: Crew

    def bound(self) -> Bound:
        """Returns the calendars, those of the last publication where nothing has changed that they say."""
        last, ledger = self.last, self.last.ledger
        same = self._same_world and last.inputs == self._inputs and last.today == self.edition.today.isoformat()
        if not same or ledger is None:
            return self._anew()
        made = cache(lambda: {file.path: file for file in self._anew().calendars.files})
        files = tuple(Planned(path, key, partial(_remade, path, made)) for path, key in last.files)
        return Bound(Calendars(files, last.problems, ledger, stand=last.stand), last)

    @property
    def _same_world(self) -> bool:
        return bool(self.stand) and self.last.stand == self.stand and self.last.world == self.world

    @cached_property
    def _inputs(self) -> bytes:
        offers = self.catalogue.offers
        return digest(*(f"{offer.id} {offer.path} ".encode() + self.fronts.get(offer.path, b"") for offer in offers))

    def _anew(self) -> Bound:
        edition, catalogue = self.edition, self.catalogue
        known = self.last.shares() if self._same_world else None
        feeds = self.last.ledger.feeds if self.last.ledger else {}
        ledger = self.previous() if known is None else Ledger(site=edition.settings.site, feeds=feeds)
        history: Recorded = history_of(ledger) if known is None else _Remembered(known, edition)
        made = _shares(catalogue, self.fronts, known, history, edition, self.crew)
        gone = tuple(gone_shares(catalogue, history, edition=edition))
        feeds_now = feeds_of(catalogue, previous=ledger, words=edition.words)
        calendars = bind((*made.values(), *gone), feeds_now, edition=edition)
        return Bound(calendars, self._left(calendars, made, gone))

    def _left(self, calendars: Calendars, made: Mapping[str, Share], gone: Sequence[Share]) -> Last:
        settled = {
            offer.id: Kept(self.fronts.get(offer.path, b""), _settled(made[offer.path], calendars.shown))
            for offer in self.catalogue.offers
        }
        for share in gone:
            for id_ in {_offer_id(each) for each in share.placed}:
                settled[id_] = Kept(b"", _settled(share, calendars.shown))
        return Last(
            stand=calendars.stand,
            world=self.world,
            today=self.edition.today.isoformat(),
            inputs=self._inputs,
            files=tuple((file.path, file.key) for file in calendars.files),
            problems=calendars.problems,
            ledger=calendars.ledger,
            packs=self.last.packs,
            shares=lambda: settled,
            fresh=True,
        )


def _remade(path: str, made: Callable[[], Mapping[str, Planned]]) -> bytes:
    return made()[path].make()


def _shares(
    catalogue: Catalogue,
    fronts: Mapping[str, bytes],
    known: Mapping[str, Kept] | None,
    history: Recorded,
    edition: Edition,
    crew: Crew,
) -> dict[str, Share]:
    """The shares of all offers by their files, in the order of the catalogue."""
    today = edition.today.isoformat()
    found: dict[str, Share] = {}
    todo: list[Offer] = []
    for offer in catalogue.offers:
        kept = known.get(offer.id) if known else None
        if kept and kept.front and kept.front == fronts.get(offer.path) and kept.share.day in ("", today):
            found[offer.path] = replace(kept.share, source=offer.path)
        else:
            todo.append(offer)

    def some(start: int, end: int) -> bytes:
        made = [share_of(offer, history.of(offer.id), edition=edition) for offer in todo[start:end]]
        return marshal.dumps([plain(share) for share in made])

    done, feeds = 0, dict[tuple[str, ...], tuple[str, ...]]()
    with closing(crew.share(some, len(todo), chunk=CHUNK)) as parts:
        for part in parts:
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

    def __init__(self, known: Mapping[str, Kept], edition: Edition) -> None:
        self._context = Zone(edition.settings.timezone)
        self.offers = known

    def of(self, offer: str) -> Past:
        """Returns what was published of the offer with this id."""
        kept = self.offers.get(offer)
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
