"""Earlier packs: what still holds of a pack of which some files are others now, so that only those are read."""

from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple

from catalogue.building.kept_packs import KeptPacks, Pack
from catalogue.building.sources import Sources
from catalogue.model.offer import Offer, OfferStatus
from catalogue.model.reference import Context
from catalogue.outputs.output import digest
from catalogue.reading.packed_offers import load
from catalogue.reading.packed_texts import NotPackedError, texts_in

# The names under which the offers themselves are kept, and their texts.
PACKED = OFFERS, TEXTS = "offers", "texts"


class Before(NamedTuple):
    """What was derived of a pack: its bytes, the files of the published offers in it, and those that are the `same`.

    Of offers that are the same, the same would be derived now.
    """

    data: bytes | memoryview
    files: Sequence[str]
    same: Container[str]


class EarlierPack(NamedTuple):
    """A pack of the build before, with those of the offers in it whose files did not change, by these files.

    `rewritten` are offers whose files have another body now, and the front matter they had.
    """

    number: int
    pack: Pack
    offers: Mapping[str, Offer]
    rewritten: Mapping[str, Offer]

    def before(self, name: str, packs: KeptPacks, *, same: Collection[str]) -> Before | None:
        """What was derived under this name, which holds of the `same` files; None where it is lost, or holds of none."""
        data = _read(packs, self.number, self.pack, name) if same else None
        files = [path for _, _, path, _, status, *_ in self.pack.names if status != OfferStatus.DRAFT]
        return None if data is None else Before(data, files, frozenset(same))


def key_of(context: Context, wholes: Mapping[str, bytes]) -> bytes:
    """Returns what a pack depends on: its files in their order, with what stands for the bytes of each, and the zone."""
    named = (path.encode("utf-8", "surrogateescape") + whole for path, whole in wholes.items())
    return digest(context.zone.key.encode(), *named)


def earlier_pack(
    number: int, pack: Pack, *, seen: Sources, packs: KeptPacks, context: Context, offers: Sequence[Offer]
) -> EarlierPack | None:
    """Returns a pack of the build before, unless nothing of it holds.

    Which files it was made of is told by what was seen then, and believed where that gives the key of the pack.
    `offers` are those in it, none where they are not at hand.
    """
    files = [name[2] for name in pack.names]
    stands = {path for path in files if seen.stands(path)}
    if not stands or key_of(context, {path: seen.before(path) for path in files}) != pack.key:
        return None
    known = offers or _offers(number, pack, packs, context)
    if len(known) != len(files):
        return None
    by_path = dict(zip(files, known, strict=True))
    rewritten = {path: by_path[path] for path in files if path not in stands and seen.stands_in_front(path)}
    return EarlierPack(number, pack, {path: by_path[path] for path in files if path in stands}, rewritten)


def _offers(number: int, pack: Pack, packs: KeptPacks, context: Context) -> Sequence[Offer]:
    data, texts = (_read(packs, number, pack, name) for name in PACKED)
    try:
        return () if data is None or texts is None else load(data, context, texts_in(texts))
    except NotPackedError:  # a term is gone
        return ()


def _read(packs: KeptPacks, number: int, pack: Pack, name: str) -> bytes | memoryview | None:
    stored = pack.made.get(name)
    try:
        return None if stored is None else packs.part(number, name, stored, anew=_refused).read()
    except NotPackedError:
        return None


def _refused() -> bytes:
    """Nothing is made of sources that are others now."""
    raise NotPackedError
