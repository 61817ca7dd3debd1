"""Kept offers: offers' files read in several processes, and only those that changed since the last build."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from catalogue.building.packs import pack_of, packs_for
from catalogue.building.sources import Sources
from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.crew import Crew
from catalogue.model.body import Body
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.model.reference import Context
from catalogue.outputs.output import digest
from catalogue.reading.packed_offers import NotPackedError, dump, load
from catalogue.reading.share import Share, Source, read_share

# So few packs are not worth a second process.
FEW = 4


@dataclass(frozen=True, slots=True)
class Derived:
    """Something made of offers alone and kept with them: `key` stands for all else it depends on."""

    key: Callable[[Context], bytes]
    make: Callable[[Sequence[Offer]], bytes]


class _Pack(NamedTuple):
    """Offers packed, with what was derived of them by its name: the key and the result."""

    key: bytes
    offers: bytes
    derived: dict[str, tuple[bytes, bytes]]


class Memory:
    """Packs in the memory of a process that builds again and again, with the offers in them."""

    def __init__(self) -> None:
        self._said = b""
        self._packs: dict[int, tuple[_Pack, Share]] = {}

    def heed(self, context: Context) -> None:
        """Forgets everything when the terms, which the offers hold, say something else now."""
        said = digest(repr(context.terms).encode())
        if said != self._said:
            self._said, self._packs = said, {}

    def keep(self, number: int, pack: _Pack, share: Share) -> Share:
        """Keeps a pack and the offers in it, which need not be packed as well.

        Returns them; those that say what they said before are the very same values.
        """
        known = {offer.path: offer for offer in self._packs[number][1].offers} if number in self._packs else {}
        offers = tuple(known[o.path] if known.get(o.path) == o else o for o in share.offers)
        share = replace(share, offers=offers)
        self._packs[number] = pack._replace(offers=b""), share
        return share

    def get(self, number: int, key: bytes) -> tuple[_Pack, Share] | None:
        """Returns the pack of this number if it has this key."""
        kept = self._packs.get(number)
        return kept if kept and kept[0].key == key else None


class _Read(NamedTuple):
    """What the files of a pack gave: the offers, what was wrong with the others, and which changed under the reading."""

    pack: _Pack
    problems: tuple[Problem, ...]
    torn: Mapping[str, Body]
    moved: tuple[str, ...]


class KeptOffers:
    """Reads offers for `read_catalogue`, with the packs of earlier builds in `folder`, if there is one.

    After reading, `wholes` maps the file of each offer to what stands for its bytes, `fronts` to what stands for its
    front matter alone, and `results` holds, by the name of what is `derived`, what was made of each pack.
    """

    def __init__(
        self,
        *,
        folder: Path | None,
        crew: Crew,
        derived: Mapping[str, Derived],
        memory: Memory | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        heed: Callable[[], None] = lambda: None,
    ) -> None:
        self._folder = folder
        self._crew = crew
        self._derived = derived
        self._memory = memory
        self._progress = progress
        self._heed = heed
        self.wholes: dict[str, bytes] = {}
        self.fronts: dict[str, bytes] = {}
        self.results: dict[str, list[bytes]] = {name: [] for name in derived}

    def __call__(self, root: Path, sources: Sequence[Source], context: Context) -> Iterator[Share]:
        """Yields what the files `sources` below `root` hold."""
        seen = Sources(root, self._folder / "sources.bin" if self._folder else None)
        digests = seen.digests(path for path, _ in sources)
        self.wholes = {path: each.whole for path, each in digests.items()}
        self.fronts = {path: each.front for path, each in digests.items()}
        keys = {name: each.key(context) for name, each in self._derived.items()}
        world = _world(context)
        if self._memory:
            self._memory.heed(context)
        packs = [(number, self._key(pack, world), pack) for number, pack in enumerate(_packs(sources))]
        stale = []
        for each in packs:
            self._heed()
            share = self._kept(each[0], each[1], keys, context)
            if share is None:
                stale.append(each)
            else:
                yield share

        def read(number: int, key: bytes, pack: Sequence[Source]) -> _Read:
            share = read_share(root, pack, context)
            derived = {name: (keys[name], self._derived[name].make(share.offers)) for name in keys}
            made = _Pack(key, dump(share.offers, context), derived)
            moved = seen.changed(path for path, _ in pack)
            if not (share.problems or share.torn or moved):  # files with a mistake are read again until it is mended
                self._keep(number, made)
            return _Read(made, share.problems, share.torn, moved)

        for moved, share in self._fresh(stale, read, context):
            for path in moved:
                # Nobody knows which bytes were read: whatever shows them is made, and made again next time.
                self.fronts[path] = self.wholes[path] = os.urandom(16)
                seen.forget(path)
            yield share
        if self._folder:
            seen.keep()

    def _fresh(
        self, packs: Sequence[tuple[Any, ...]], read: Callable[..., _Read], context: Context
    ) -> Iterator[tuple[tuple[str, ...], Share]]:
        """Reads packs anew, several of them at the same time where there are many."""

        def some(start: int, end: int) -> list[_Read]:
            return [read(*packs[at]) for at in range(start, end)]

        crew = self._crew if len(packs) > FEW else Crew()
        total, done = sum(len(pack) for _, _, pack in packs), 0
        with closing(crew.share(some, len(packs), chunk=1)) as parts:
            for number, (found,) in enumerate(parts):
                self._gather(found.pack)
                share = Share(load(found.pack.offers, context), found.problems, found.torn)
                if self._memory and not (share.problems or share.torn or found.moved):
                    share = self._memory.keep(packs[number][0], found.pack, share)
                yield found.moved, share
                self._heed()
                done += len(packs[number][2])
                self._progress(done, total)

    def _kept(self, number: int, key: bytes, keys: Mapping[str, bytes], context: Context) -> Share | None:
        """The offers of a pack as the last build left them; None when any of their files is another one."""
        known = self._memory.get(number, key) if self._memory else None
        found = known or self._read(number, key, context)
        if found is None:
            return None
        pack, share = found
        missing = [name for name in keys if name not in pack.derived or pack.derived[name][0] != keys[name]]
        if missing:
            made = {name: (keys[name], self._derived[name].make(share.offers)) for name in missing}
            pack = pack._replace(derived={**pack.derived, **made})
            if not known:
                self._keep(number, pack)
        if self._memory and (missing or not known):
            self._memory.keep(number, pack, share)
        self._gather(pack)
        return share

    def _read(self, number: int, key: bytes, context: Context) -> tuple[_Pack, Share] | None:
        """A pack and its offers from the disk; None when there is none that can be believed."""
        value = read_sealed(self._file(number)) if self._folder else None
        if not isinstance(value, tuple) or value[0] != key:
            return None
        pack = _Pack(*value)
        try:
            return pack, Share(load(pack.offers, context))
        except NotPackedError:
            return None

    def _gather(self, pack: _Pack) -> None:
        for name, results in self.results.items():
            results.append(pack.derived[name][1])

    def _keep(self, number: int, pack: _Pack) -> None:
        if self._folder:
            write_sealed(self._file(number), tuple(pack))

    def _file(self, number: int) -> Path:
        assert self._folder is not None
        return self._folder / f"offers-{number}.bin"

    def _key(self, pack: Sequence[Source], world: bytes) -> bytes:
        return digest(world, *(path.encode() + self.wholes[path] for path, _ in pack))


def _packs(sources: Sequence[Source]) -> list[list[Source]]:
    number = packs_for(len(sources))
    packs: list[list[Source]] = [[] for _ in range(number)]
    for source in sources:
        packs[pack_of(source[0], number)].append(source)
    return packs


def _world(context: Context) -> bytes:
    """What an offer says depends on, beside its file and the program: the zone and the ids of the terms.

    What the terms themselves say is not packed with the offers.
    """
    terms = {name: tuple(known) for name, known in context.terms.items()}
    return digest(context.zone.key.encode(), repr(terms).encode())
