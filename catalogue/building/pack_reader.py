"""Reading a pack of offers: its files, what is derived of them, and what was kept of both."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from catalogue.building.derivation import Keys
from catalogue.building.earlier_pack import OFFERS, PACKED, TEXTS, EarlierPack, earlier_pack
from catalogue.building.kept_packs import KeptPacks, Pack, Stored
from catalogue.building.sources import Digest, Sources
from catalogue.caching.part import Part
from catalogue.model.body import Body
from catalogue.model.borne import borne, every_term
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.model.reference import Context
from catalogue.reading.dormant import Wake, names_of
from catalogue.reading.packed_offers import Packed, dump, load, load_late
from catalogue.reading.packed_texts import NotPackedError, Texts, mark_of, texts_in
from catalogue.reading.share import Share, Source, read_share


class Lot(NamedTuple):
    """The files that belong into one pack, and what that depends on: empty where nobody has looked at them yet."""

    number: int
    key: bytes
    sources: Sequence[Source]


class Read(NamedTuple):
    """What the files of a pack gave: the offers, what was wrong with the others, and which changed under the reading.

    `digests` stand for the files where they were looked at only now, and `known` is what is known of those.
    """

    pack: Pack
    problems: tuple[Problem, ...]
    torn: Mapping[str, Body]
    moved: tuple[str, ...]
    digests: Mapping[str, Digest]
    known: Mapping[str, Any]

    @property
    def sound(self) -> bool:
        """Whether it may be kept: files with a mistake are read again until it is mended."""
        return not (self.problems or self.torn or self.moved)


class PackReader(Struct, frozen=True):
    """Reads the packs of one build; each of its processes has one of these.

    `seen` tells how the source files are, and `packs` has what the last build kept. `lost` makes the exception for a
    file that somebody changed meanwhile. Where the files of packs are `lasting`, since no later build of the same
    process writes them, texts stay there until they are wanted. `mended` are the numbers of the packs of which a file
    was lost, so that they were made of the sources again.
    """

    root: Path
    context: Context
    seen: Sources
    keys: Keys
    packs: KeptPacks
    lost: Callable[[str], Exception]
    lasting: bool
    mended: set[int] = field(default_factory=set)

    def read(self, lot: Lot, earlier: EarlierPack | None) -> Read:
        """What the files of a pack hold; of the `earlier` one is taken what still holds."""
        paths = [path for path, _ in lot.sources]
        looked = {} if lot.key else self.seen.look(paths)  # before they are read, so that `changed` can tell afterwards
        contents: dict[str, bytes] = {}
        share = self._share(lot, earlier, told=contents.__setitem__)
        digests = self.seen.taken(looked, contents)
        known = self.seen.noted(digests)
        terms = tuple(sorted({name for offer in share.offers for name in borne(offer)}))
        pack = Pack(lot.key, names_of(share.offers), terms, {})
        found = Read(pack, share.problems, share.torn, self.seen.changed(paths), digests, known)
        packed = zip(PACKED, dump(share.offers, self.context), strict=True)
        made = {name: self.packs.store(lot.number, name, b"", data, apart=found.sound) for name, data in packed}
        made |= self.missing(lot, found.pack, share.offers, keep=found.sound, earlier=earlier)
        return found._replace(pack=found.pack._replace(made=made))

    def earlier(self, lot: Lot, pack: Pack, offers: Sequence[Offer]) -> EarlierPack | None:
        """What still holds of the pack that the build before made of these files; `offers` as for `earlier_pack`."""
        return earlier_pack(lot.number, pack, seen=self.seen, packs=self.packs, context=self.context, offers=offers)

    def missing(
        self,
        lot: Lot,
        pack: Pack,
        offers: Sequence[Offer],
        *,
        keep: bool = True,
        only: str = "",
        earlier: EarlierPack | None,
    ) -> dict[str, Stored]:
        """What is derived of `offers`, or `only` one thing of it, and not in the pack as it is wanted."""
        found: dict[str, Stored] = {}
        for name, derived in self.keys.derived.items():
            if name == (only or name) and not self.has(pack, name):
                data, key = self._derived(name, offers, earlier), self.keys.of(name, pack.borne)
                found[name] = self.packs.store(lot.number, name, key, data, apart=keep and derived.large)
        return found

    def has(self, pack: Pack, name: str) -> bool:
        """Tells whether the pack holds what is derived under this name as it is wanted."""
        return name in pack.made and pack.made[name].key == self.keys.of(name, pack.borne)

    def complete(self, pack: Pack) -> bool:
        """Tells whether the pack holds all that is derived as it is wanted."""
        return all(self.has(pack, name) for name in self.keys.derived)

    def woken(self, lot: Lot, pack: Pack) -> tuple[Offer, ...]:
        """The offers of a pack."""
        try:
            offers = load(self.part(lot, pack, OFFERS).read(), self.context, self._texts(lot, pack))
        except NotPackedError:
            made = self._packed(lot)
            offers = load(made.offers, self.context, texts_in(made.texts))
        # Only where the part was lost, and somebody has changed the sources since they were looked at.
        names = names_of(offers)
        if names != pack.names:
            known = {each[2] for each in names if each in pack.names}
            raise self.lost(next(each[2] for each in (*pack.names, *names) if each[2] not in known))
        return offers

    def asleep(self, lot: Lot, pack: Pack) -> Wake:
        """What gives each of the offers of a pack by its place, without unpacking others."""
        data = self.part(lot, pack, OFFERS).read()
        try:
            if lot.number not in self.mended:
                return load_late(data, self.context, self._texts(lot, pack))
        except NotPackedError:
            pass
        return self.awake(lot, pack)

    def awake(self, lot: Lot, pack: Pack) -> Wake:
        """What gives each of the offers of a pack by its place. All of them are woken here, which is quicker where all are wanted."""
        return self.woken(lot, pack).__getitem__

    def part(self, lot: Lot, pack: Pack, name: str) -> Part:
        """What was made of a pack."""
        return self.packs.part(lot.number, name, pack.made[name], anew=partial(self._anew, lot, name))

    def _texts(self, lot: Lot, pack: Pack) -> Texts:
        if self.lasting and pack.made[TEXTS].data is None:
            text = partial(self._text, lot, pack._replace(names=[]))
            return lambda *place: partial(text, *place)
        return texts_in(self.part(lot, pack, TEXTS).read())

    def _text(self, lot: Lot, pack: Pack, start: int, end: int, mark: bytes) -> bytes:
        """A text that lies in a file."""
        text = self.packs.clip(lot.number, TEXTS, start, end)
        if mark_of(text) != mark:
            text = bytes(self.part(lot, pack, TEXTS).read()[start:end])
        if mark_of(text) != mark:  # as `woken`; what stands for each text tells whose it was
            offers = load(self.part(lot, pack, OFFERS).read(), self.context, lambda _start, _end, own: own.hex())
            paths = (offer.path for offer in offers if offer.body.markdown == mark.hex())
            raise self.lost(next(paths, lot.sources[0][0]))
        return text

    def _share(self, lot: Lot, earlier: EarlierPack | None, *, told: Callable[[str, bytes], object]) -> Share:
        known, before = (earlier.offers, earlier.rewritten) if earlier else ({}, {})
        stale = [source for source in lot.sources if source[0] not in known]
        share = read_share(self.root, stale, self.context, told=told, before=before)
        found = {**known, **{offer.path: offer for offer in share.offers}}
        return replace(share, offers=tuple(found[path] for path, _ in lot.sources if path in found))

    def _derived(self, name: str, offers: Sequence[Offer], earlier: EarlierPack | None) -> bytes:
        derived = self.keys.derived[name]
        if derived.mend and earlier:
            before = earlier.before(name, self.packs, same=self._same(name, earlier))
            if before is not None:
                return derived.mend(offers, before)
        return derived.make(offers)

    def _same(self, name: str, earlier: EarlierPack) -> Collection[str]:
        """The files of offers of which that was derived before which would be derived now."""
        pack = earlier.pack
        changed = self.keys.changed(name, pack.borne, pack.made[name].key) if name in pack.made else None
        if changed is None:
            return ()
        if not changed:
            return tuple(earlier.offers)
        others = {id(self.keys.terms[name]) for name in changed}  # the very values that the offers hold
        return [path for path, offer in earlier.offers.items() if others.isdisjoint(map(id, every_term(offer)))]

    def _anew(self, lot: Lot, name: str) -> bytes:
        """What was kept in a file that is lost."""
        if name in PACKED:
            return self._packed(lot)[name == TEXTS]
        self.mended.add(lot.number)
        return self.keys.derived[name].make(read_share(self.root, lot.sources, self.context).offers)

    def _packed(self, lot: Lot) -> Packed:
        """A pack made of its sources again."""
        self.mended.add(lot.number)
        return dump(read_share(self.root, lot.sources, self.context).offers, self.context)
