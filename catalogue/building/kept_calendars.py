"""Kept calendars: what each offer gave to the calendars of the last publication, for as long as its ledger is the last one."""

import marshal
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from functools import cache, cached_property, partial
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from catalogue.building.calendar_lots import Making, Work, lots_of
from catalogue.building.last_calendars import LastCalendars
from catalogue.building.lost_courses import great_loss
from catalogue.building.lost_terms import lost_terms
from catalogue.building.renamed_courses import renamed_by_hand
from catalogue.caching.spool import Spool
from catalogue.crew import Crew
from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.calendars import Calendars, bind, ledger_of_gone, problems_of
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.feeds import Feed, feeds_of
from catalogue.outputs.calendar.history import Previous, Recorded
from catalogue.outputs.calendar.pack import Pack, plain
from catalogue.outputs.calendar.remembered import Remembered
from catalogue.outputs.calendar.since import Since
from catalogue.outputs.output import Planned
from catalogue.reading.uncollected import uncollected


class Bound(Struct, frozen=True):
    """The calendars of a catalogue, and what is to be kept of them once they are published."""

    calendars: Calendars
    last: LastCalendars


class Binding(Struct, frozen=True, dict=True, weakref=True):
    """The work of binding the calendars of a catalogue without drafts.

    `last` is what the last build left. If it belongs to the ledger that was published last, only the shares of offers that
    changed are made. If it does not, `previous` reads that ledger, which takes time, and all shares are made.

    Whether something is as it was is told by bytes that stand for it: `shown` for all that calendars say of an offer (by
    its file), `inputs` for all offers and terms, `world` for settings and words, and `stand` for the last ledger (empty
    when there is none). `progress` hears how many of how many offers are done. `prepared` holds what `prepare` has made.
    """

    catalogue: Catalogue
    shown: Mapping[str, bytes]
    inputs: bytes
    edition: Edition
    stand: bytes
    previous: Callable[[], Previous]
    last: LastCalendars
    world: bytes
    crew: Crew
    progress: Callable[[int, int], None] = lambda _done, _all: None
    prepared: list[Making] = field(default_factory=list)

    @uncollected()
    def bound(self) -> Bound:
        """Returns the calendars, those of the last publication where nothing has changed that they say."""
        last = self.last
        if not (self._same_world and self._same_day and last.inputs == self.inputs):
            return self._anew()
        files = self._standing(lambda: self._bind(self._packs()))
        ledger = ledger_of_gone(last.gone, self.edition)
        return Bound(Calendars(tuple(files.values()), problems_of(last.sizes), ledger), last)

    @property
    def _same_world(self) -> bool:
        return bool(self.stand) and self.last.stand == self.stand and self.last.world == self.world

    @property
    def _same_day(self) -> bool:
        return self.last.today == self.edition.day

    @cached_property
    def _known(self) -> Mapping[int, Pack] | None:
        """The packs of the last publication, where they can be believed: they say what its ledger says."""
        return self.last.packs() if self._same_world else None

    def _before(self) -> Previous:
        """What was published last, from its packs where they can be believed, else from its ledger."""
        if self._known is None:
            return self.previous()
        return Previous(Remembered(self._known, self.edition.settings.timezone), self.last.feeds)

    def _anew(self) -> Bound:
        packed = self._packs()
        calendars = self._bind(packed, self._since(packed))
        left = self._left(calendars)
        lost = lost_terms(packed.feeds, packed.packs.values(), self.catalogue, today=self.edition.today)
        return Bound(replace(calendars, problems=(*packed.problems, *lost, *calendars.problems)), left)

    @uncollected()
    def prepare(self) -> None:
        """Makes the packs, by several processes where there are, unless the last publication has most of them.

        To be called before another process is sent to bind them, which could send nobody itself.
        """
        if self._same_world:
            return
        making, spool = self._making(), Spool()
        with closing(making.parts) as parts:
            for part in parts:
                spool.add(part)
        self.prepared.append(making._replace(parts=spool))

    def _packs(self) -> "_Packed":
        """The packs of all offers, which nobody else holds."""
        making = self.prepared.pop() if self.prepared else self._making()
        return _Packed(making.packs(), making.gone, making.feeds, making.problems)

    def _making(self) -> Making:
        """The packs of all offers in the making; only those are made in which something changed."""
        before = self._before()  # which takes much room until the packs are made, and no longer
        gone = tuple(sorted(before.entries.offers.keys() - {offer.id for offer in self.catalogue.offers}))
        lots = lots_of(self.catalogue.offers, gone, known=self._known or {})
        todo = [work for lot in lots if (work := lot.work(self.shown, day=self.edition.day))]
        return Making(
            lots=lots,
            todo=todo,
            parts=self._parts(todo, before.entries),
            gone=gone,
            feeds=before.feeds,
            problems=self._loss(gone, before.entries),
        )

    def _loss(self, gone: Sequence[str], published: Recorded) -> tuple[Problem, ...]:
        left, edition = len(self.catalogue.courses), self.edition
        great = great_loss(gone, published, left=left, folder=edition.settings.courses, today=edition.today)
        return (*great, *self._renamed(gone, published))

    def _renamed(self, gone: Sequence[str], published: Recorded) -> Iterable[Problem]:
        """What is told of new courses; where the last publication is known, only what is not as it was can be one."""
        known = {id_: share.front for pack in (self._known or {}).values() for id_, share in pack.shares.items()}
        others = (each for each in self.catalogue.courses if known or each.id not in published.offers)
        come = (each for each in others if known.get(each.id) != self.shown[each.path])
        return renamed_by_hand(gone, come if gone else (), published, today=self.edition.today)

    def _parts(self, todo: Sequence[Work], history: Recorded) -> Generator[bytes, None, None]:
        """What is done of each work, by several processes; `history` is what was published last."""

        def some(start: int, end: int) -> bytes:
            made = (work.done(history, edition=self.edition, shown=self.shown) for work in todo[start:end])
            return marshal.dumps([plain(pack) for pack in made])

        done, total = 0, sum(len(work.stale) for work in todo)
        with closing(self.crew.share(some, len(todo), chunk=1)) as parts:
            for work, part in zip(todo, parts, strict=True):
                yield part
                done += len(work.stale)
                self.progress(done, total)

    def _bind(self, packed: "_Packed", since: Since | None = None) -> Calendars:
        order = (*(offer.id for offer in self.catalogue.offers), *packed.gone)
        feeds = feeds_of(self.catalogue, published=packed.feeds, words=self.edition.words)
        return bind(packed.packs, feeds, order=order, edition=self.edition, since=since)

    def _since(self, packed: "_Packed") -> Since | None:
        """What stands of the last publication; None where nearly everything has to be planned."""
        last, known, packs = self.last, self._known, packed.packs
        if known is None or len(known) != len(packs) or not self._same_day:
            return None
        files = self._standing(lambda: self._bind(packed))
        return Since(
            files,
            last.feeds,
            before=known,
            now=packs,
            sizes=last.sizes,
            gone=last.gone,
            last=last.remnant,
            day=last.today,
        )

    def _standing(self, whole: Callable[[], Calendars]) -> Mapping[str, Planned]:
        """The files of the last publication by path; one that is wanted is planned with `whole`."""
        made = cache(lambda: {file.path: file for file in whole().files})
        return {path: Planned(path, key, partial(_remade, path, made)) for path, key in self.last.files}

    def _left(self, calendars: Calendars) -> LastCalendars:
        packs = calendars.packs  # alone: the files know this binding, and that what it was bound to
        return LastCalendars(
            world=self.world,
            today=self.edition.day,
            inputs=self.inputs,
            files=tuple((file.path, file.key) for file in calendars.files),
            feeds=calendars.feeds,
            sizes=calendars.sizes,
            gone=calendars.gone,
            packs=lambda: packs,
            remnant=calendars.remnant,
            fresh=True,
        )


class _Packed(NamedTuple):
    """All packs; the rest as in `Making`."""

    packs: Mapping[int, Pack]
    gone: tuple[str, ...]
    feeds: tuple[Feed, ...]
    problems: tuple[Problem, ...]


def _remade(path: str, made: Callable[[], Mapping[str, Planned]]) -> bytes:
    return made()[path].make()
