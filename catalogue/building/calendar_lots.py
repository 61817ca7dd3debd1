"""Calendar lots: which offers go into each pack of the calendars, what of it has to be made anew, and how."""

import marshal
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import NamedTuple

from msgspec import Struct, field

from catalogue.building.packs import pack_of, packs_for
from catalogue.caching.spool import Spool
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.feeds import Feed
from catalogue.outputs.calendar.history import Recorded
from catalogue.outputs.calendar.pack import Pack, pack_of_plain, pack_up
from catalogue.outputs.calendar.share import Made, Share, share_of, share_of_gone


class Lot(Struct, frozen=True):
    """What goes into a pack: offers, and ids of offers that are gone; with the pack of the last publication."""

    number: int
    pack: Pack | None
    offers: list[Offer] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all of them."""
        return (*(offer.id for offer in self.offers), *self.gone)

    def work(self, shown: Mapping[str, bytes], *, day: str) -> "Work | None":
        """Returns what is to be done; None where the pack of the last publication holds just what it would hold now.

        `shown` stands for all that calendars say of an offer, by its file, and `day` is today (2027-01-31).
        """
        shares: Mapping[str, Share] = self.pack.shares if self.pack is not None else {}
        days = ("", day)
        stale = [
            offer
            for offer in self.offers
            if (share := shares.get(offer.id)) is None
            or not share.front
            or share.front != shown[offer.path]
            or share.day not in days
        ]
        if self.pack is None:
            return Work(self, stale)
        if not stale and len(shares) == len(self.ids) and all(_gone_on(shares.get(id_), day) for id_ in self.gone):
            return None
        anew = (*(offer.id for offer in stale), *self.gone)
        return Work(self, stale, below=None if self.pack.overgrown(without=anew) else self.pack)


class Work(Struct, frozen=True):
    """What is to be done for a pack: the shares of `stale` offers made anew, to be laid over what is `below`."""

    lot: Lot
    stale: list[Offer]
    below: Pack | None = None

    def done(self, history: Recorded, *, edition: Edition, shown: Mapping[str, bytes]) -> Pack:
        """Returns what is made anew, or the whole pack where nothing lies below. `shown` is as above. Raises BadLedger."""
        lot = self.lot
        made = {
            offer.id: share_of(offer, history.of(offer.id), edition=edition, front=shown[offer.path])
            for offer in self.stale
        }
        made |= {id_: share_of_gone(history.of(id_), edition=edition) for id_ in lot.gone}
        if self.below is not None:
            return pack_up(lot.number, made.items(), start=self.below.size)
        kept: dict[str, Made] = dict(lot.pack.made()) if lot.pack is not None else {}
        return pack_up(lot.number, [(id_, made[id_] if id_ in made else kept[id_]) for id_ in lot.ids])

    def whole(self, made: Pack) -> Pack:
        """Returns the pack; `made` is what `done` returned, mostly in another process."""
        return made if self.below is None else self.below.under(made, self.lot.ids)


def _gone_on(share: Share | None, day: str) -> bool:
    """Whether it is the share of an offer that was gone already, as it is on this day."""
    return share is not None and not share.source and share.day == day


def lots_of(offers: Sequence[Offer], gone: Iterable[str], *, known: Mapping[int, Pack]) -> list[Lot]:
    """Returns where offers belong, and ids of offers that are `gone`; `known` are the packs of the last publication."""
    number = packs_for(len(offers))
    lots = [Lot(at, known.get(at) if len(known) == number else None) for at in range(number)]
    for offer in offers:
        lots[pack_of(offer.id, number)].offers.append(offer)
    for id_ in gone:
        lots[pack_of(id_, number)].gone.append(id_)
    return lots


class Making(NamedTuple):
    """All packs in the making: what is done of each of `todo` comes as bytes in `parts`, each a list of plain packs.

    `gone` are the ids of offers that were published once, and `feeds` those that were published; `problems` tell of what
    is gone.
    """

    lots: Sequence[Lot]
    todo: Sequence[Work]
    parts: Generator[bytes, None, None] | Spool
    gone: tuple[str, ...]
    feeds: tuple[Feed, ...]
    problems: tuple[Problem, ...]

    def packs(self) -> Mapping[int, Pack]:
        """Returns all packs by their numbers; those that are to be made are made one by one."""
        return {lot.number: lot.pack for lot in self.lots if lot.pack is not None} | dict(self._new())

    def _new(self) -> Iterator[tuple[int, Pack]]:
        with closing(self.parts) as parts:
            for work, part in zip(self.todo, parts, strict=True):
                for values in marshal.loads(part):  # noqa: S302 - made by ourselves a moment ago
                    yield work.lot.number, work.whole(pack_of_plain(values))
