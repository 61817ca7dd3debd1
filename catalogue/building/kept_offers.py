"""Kept offers: offers' files read in several processes, and only those that changed since the last build."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from catalogue.building.derivation import Derived, Keys
from catalogue.building.earlier_pack import EarlierPack, key_of
from catalogue.building.kept_packs import KeptPacks, Pack, Stored
from catalogue.building.memory import Memory
from catalogue.building.pack_reader import Lot, PackReader, Read
from catalogue.building.packs import pack_of, packs_for
from catalogue.building.sources import Digest, Sources
from catalogue.caching.part import Part
from catalogue.crew import Crew
from catalogue.model.borne import name_of
from catalogue.model.offer import Offer
from catalogue.model.reference import Context
from catalogue.reading.dormant import Wake, dormant
from catalogue.reading.share import Share, Source

# So few packs are not worth a second process.
FEW = 4
# By the numbers of packs: what is derived of them anew, and the offers in them.
_MadeAnew = Mapping[int, tuple[Mapping[str, Stored], tuple[Offer, ...]]]
_NOTHING: tuple[Mapping[str, Stored], tuple[Offer, ...]] = ({}, ())


class KeptOffers:
    """Reads offers for `read_catalogue`, with the packs of earlier builds in `folder`, if there is one.

    Offers that need not be read again are dormant. docs/development/map.md tells the way of a pack step by step. After
    reading, `wholes` maps the file of each offer to what stands for its bytes and `fronts` to what stands for its front
    matter alone; `packs` are the files of each pack.
    """

    def __init__(
        self,
        *,
        folder: Path | None,
        crew: Crew,
        derived: Mapping[str, Derived],
        memory: Memory | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        lost: Callable[[str], Exception] = RuntimeError,
        heed: Callable[[], None] = lambda: None,
    ) -> None:
        self._folder = folder
        self._crew = crew
        self._derived = derived
        self._memory = memory
        self._progress = progress
        self._lost = lost
        self._heed = heed
        self._packs = KeptPacks(folder)
        self._unwritten = False
        self.wholes: dict[str, bytes] = {}
        self.fronts: dict[str, bytes] = {}
        self.packs: list[tuple[str, ...]] = []
        self._results: dict[str, list[Callable[[], Part]]] = {name: [] for name in derived}

    def result(self, name: str) -> list[Part]:
        """Returns what is derived under this name, a part for each of the `packs`.

        With a memory, as in the preview, what is no longer right is made anew only here, and not while offers are read.
        """
        parts = [part() for part in self._results[name]]
        if self._unwritten:
            self._packs.keep()
            self._unwritten = False
        return parts

    def __call__(self, root: Path, sources: Sequence[Source], context: Context) -> Iterator[Share]:
        """Yields what the files `sources` below `root` hold."""
        seen = Sources(root, self._folder / "sources.bin" if self._folder else None)
        if self._memory:
            self._memory.renew(context)
        blank = self._packs.blank and (self._memory is None or self._memory.blank)
        if not blank:  # else each file is looked at when it is read
            self._learn(seen.digests(path for path, _ in sources))
        terms = {name_of(term): term for known in context.terms.values() for term in known.values()}
        lasting = self._memory is None
        reader = PackReader(root, context, seen, Keys(self._derived, terms), self._packs, self._lost, lasting)
        lots = [
            Lot(number, b"" if blank else self._key(own, context), own) for number, own in enumerate(_packs(sources))
        ]
        stale, made = [], self._made_anew(lots, reader, terms)
        for lot in lots:
            self._heed()
            share = self._kept(lot, reader, terms, made)
            if share is None:
                stale.append(lot)
            else:
                yield share
        for moved, share in self._fresh(stale, reader):
            for path in moved:
                # Nobody knows which bytes were read: whatever shows them is made, and made again next time.
                self.fronts[path] = self.wholes[path] = os.urandom(16)
                seen.forget(path)
            yield share
        if self._folder:
            seen.keep()
            self._packs.keep()
        if not self._memory:
            seen.let_go()
            self._packs.let_go()

    def _learn(self, digests: Mapping[str, Digest]) -> None:
        for path, each in digests.items():
            self.wholes[path], self.fronts[path] = each

    def _fresh(self, lots: Sequence[Lot], reader: PackReader) -> Iterator[tuple[tuple[str, ...], Share]]:
        """Reads packs anew, several of them at the same time where there are many."""

        def some(start: int, end: int) -> list[Read]:
            return [reader.read(lot, self._earlier(lot, reader)) for lot in lots[start:end]]

        crew = self._crew if len(lots) > FEW else Crew()
        total, done = sum(len(lot.sources) for lot in lots), 0
        with closing(crew.share(some, len(lots), chunk=1)) as parts:
            for stale, (found,) in zip(lots, parts, strict=True):
                self._learn(found.digests)
                reader.seen.note(found.known)
                lot = stale if stale.key else stale._replace(key=self._key(stale.sources, reader.context))
                pack = found.pack._replace(key=lot.key)
                share = Share(self._offers(lot, pack, reader, wake=reader.awake), found.problems, found.torn)
                if found.sound:
                    share = self._put(lot, pack, share)
                self._gather(lot, pack, reader)
                yield found.moved, share
                self._heed()
                done += len(lot.sources)
                self._progress(done, total)

    def _earlier(self, lot: Lot, reader: PackReader) -> EarlierPack | None:
        """What the last build left of a pack that has another key by now."""
        known = self._memory.before(lot.number) if self._memory else None
        pack, offers = (known[0], known[1].offers) if known else (self._packs.before(lot.number), ())
        return reader.earlier(lot, pack, offers) if pack and _bearable(pack, reader.keys.terms) else None

    def _made_anew(self, lots: Sequence[Lot], reader: PackReader, terms: Collection[str]) -> _MadeAnew:
        """What is derived of offers that stand but is asked for anew; with a memory, that waits."""
        packs = [(lot, self._packs.get(lot.number, lot.key)) for lot in lots if not self._memory]
        stale = [(lot, pack) for lot, pack in packs if pack and _bearable(pack, terms) and not reader.complete(pack)]
        # Here, where they are awake for all who are sent later.
        awake = [reader.woken(lot, pack) for lot, pack in stale]

        def some(start: int, end: int) -> list[dict[str, Stored]]:
            found = zip(stale[start:end], awake[start:end], strict=True)
            return [reader.missing(lot, pack, own, earlier=_unchanged(lot, pack, own)) for (lot, pack), own in found]

        crew = self._crew if len(stale) > FEW else Crew()
        with closing(crew.share(some, len(stale), chunk=1)) as parts:
            found = zip(stale, parts, awake, strict=True)
            return {lot.number: (made, offers) for (lot, _), (made,), offers in found}

    def _kept(self, lot: Lot, reader: PackReader, terms: Collection[str], anew: _MadeAnew) -> Share | None:
        """The offers of a pack as the last build left them; None when any of their files is another one, or a term is gone."""
        known = self._memory.get(lot.number, lot.key) if self._memory else None
        pack = known[0] if known else self._packs.get(lot.number, lot.key)
        if pack is None or not _bearable(pack, terms):
            return None
        made, awake = anew.get(lot.number, _NOTHING)
        share = known[1] if known else Share(awake or self._offers(lot, pack, reader, wake=reader.asleep))
        pack = pack._replace(made={**pack.made, **made})
        share = self._put(lot, pack, share)
        self._gather(lot, pack, reader)
        return share

    def _late(self, lot: Lot, reader: PackReader, name: str) -> Part:
        """What is derived of a pack in memory, made now."""
        self._heed()
        assert self._memory is not None
        found = self._memory.get(lot.number, lot.key)
        assert found is not None
        pack, share = found
        if not reader.has(pack, name):
            made = reader.missing(lot, pack, share.offers, only=name, earlier=_unchanged(lot, pack, share.offers))
            pack = pack._replace(made={**pack.made, **made})
            self._put(lot, pack, share)
            self._unwritten = True
        return reader.part(lot, pack, name)

    def _offers(
        self, lot: Lot, pack: Pack, reader: PackReader, *, wake: Callable[[Lot, Pack], Wake]
    ) -> tuple[Offer, ...]:
        """The offers of a pack, which `wake` gives when they are wanted."""
        # A preview wants all of them sooner or later, and the files of packs change under it. Without a folder, what is
        # asleep would take as much room again as what is awake.
        if self._memory or not self._folder:
            return reader.woken(lot, pack)
        return dormant(pack.names, partial(wake, lot, pack))

    def _put(self, lot: Lot, pack: Pack, share: Share) -> Share:
        self._packs.put(lot.number, pack)
        return self._memory.keep(lot.number, pack, share) if self._memory else share

    def _gather(self, lot: Lot, pack: Pack, reader: PackReader) -> None:
        self.packs.append(tuple(path for path, _ in lot.sources))
        lean = pack._replace(names=[])
        for name, results in self._results.items():
            known = reader.has(pack, name)
            results.append(partial(reader.part, lot, lean, name) if known else partial(self._late, lot, reader, name))

    def _key(self, pack: Sequence[Source], context: Context) -> bytes:
        return key_of(context, {path: self.wholes[path] for path, _ in pack})


def _unchanged(lot: Lot, pack: Pack, offers: Sequence[Offer]) -> EarlierPack:
    """A pack whose files are all what they were: what is derived of it can be mended from what was derived before."""
    return EarlierPack(lot.number, pack, {offer.path: offer for offer in offers}, {})


def _bearable(pack: Pack, terms: Collection[str]) -> bool:
    """Whether all terms that the offers of a pack bear are still there."""
    return all(name in terms for name in pack.borne)


def _packs(sources: Sequence[Source]) -> list[list[Source]]:
    number = packs_for(len(sources))
    packs: list[list[Source]] = [[] for _ in range(number)]
    for source in sources:
        # By the name from which an offer has its id, unless it was renamed: so one pack of the calendars wants those of one.
        packs[pack_of(source[0].rpartition("/")[2].removesuffix(".md"), number)].append(source)
    return packs
