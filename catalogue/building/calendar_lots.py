"""Calendar lots: which offers go into each pack of the calendars, and what of it is to be made anew."""

import marshal
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import NamedTuple

from msgspec import Struct, field

from catalogue.caching.spool import Spool
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.feeds import Feed
from catalogue.outputs.calendar.pack import Pack, pack_of_plain


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


class Work(Struct, frozen=True):
    """What is to be done for a pack: the shares of `stale` offers made anew, to be laid over what is `below`."""

    lot: Lot
    stale: list[Offer]
    below: Pack | None = None

    def whole(self, made: Pack) -> Pack:
        """The pack, when what is to be made anew is made."""
        return made if self.below is None else self.below.under(made, self.lot.ids)


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
