"""Packs: the shares of some offers together, with what is written of their entries in few bytes."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from catalogue.outputs.calendar.share import Download, Made, Placed, Share, Written

# The members of a ledger are kept in so many parts, by the first digit of their UIDs: it is written one by one.
PARTS = 4
# Neighbours are alike, so that the quickest way of packing leaves a seventh.
_LEVEL = 1
# Between two members; neither they nor entries hold a raw break.
_CUT = b"\n"
_UID = 36
# Members in parts, and tuples of keys that are equal, made one.
Parts = tuple[bytes, ...]
_Same = dict[tuple[str, ...], tuple[str, ...]]


class Pack(Struct, frozen=True):
    """Shares by the ids of their offers, with the VEVENTs of their entries and their members of the ledger, packed.

    `events` and `members` are layers. A share that changes gets a new layer on top; what it said before stays below, where
    no entry points to it any more (`overgrown` tells when that is too much). `size` is the number of bytes of all events
    before they were packed. Members are in PARTS parts by the first digit of their UIDs. `spares` are entries as JSON whose
    members do not hold them. `mark` stands for a pack that lies on the disk, and is empty for one that does not.
    """

    number: int
    shares: Mapping[str, Share]
    events: tuple[bytes, ...]
    size: int
    members: tuple[Parts, ...]
    spares: bytes
    mark: bytes = b""

    @property
    def placed(self) -> Iterator[Placed]:
        """The entries of all shares."""
        for share in self.shares.values():
            yield from share.placed

    def by_uid(self) -> Mapping[str, bytes]:
        """Returns the members by UID, those of the last layer that holds them."""
        return {each[1 : _UID + 1].decode(): each for parts in self.members for part in parts for each in apart(part)}

    def overgrown(self, without: Iterable[str]) -> bool:
        """Tells whether more than half of its events are nobody's, without the shares of these offers."""
        gone = set(without)
        return (
            2 * sum(each.size for id_, share in self.shares.items() if id_ not in gone for each in share.placed)
            < self.size
        )

    def under(self, layer: "Pack", ids: Iterable[str]) -> "Pack":
        """Returns this pack with `layer` laid over it, whose shares come before its own; its offers are `ids`, in this order.

        The events of the layer must have been packed up to begin where those of this pack end.
        """
        shares = {id_: layer.shares.get(id_) or self.shares[id_] for id_ in ids}
        left = {each.uid for id_, share in shares.items() if id_ not in layer.shares for each in share.placed}
        spares = [each for each in apart(self.spares) if each[:_UID].decode() in left]
        return Pack(
            number=self.number,
            shares=shares,
            events=(*self.events, *layer.events),
            size=layer.size,
            members=(*self.members, *layer.members),
            spares=_together(spares + apart(layer.spares)),
        )

    def written(self) -> Mapping[str, Written]:
        """Returns what is written of each entry by UID."""
        events = unpacked_events(self.events)
        members = self.by_uid()
        spares = {each[:_UID].decode(): each[_UID:] for each in apart(self.spares)}
        return {
            each.uid: Written(
                event=events[each.start : each.start + each.size],
                member=members[each.uid],
                spare=spares.get(each.uid, b""),
            )
            for each in self.placed
        }

    def made(self) -> Iterator[tuple[str, Made]]:
        """Yields each share with what is written of its entries, by the id of its offer."""
        written = self.written()
        for id_, share in self.shares.items():
            yield id_, Made(share, tuple(written[each.uid] for each in share.placed))

    def rewritten(self, shares: Mapping[str, Share], written: Mapping[str, Written] | None) -> "Pack":
        """Returns the pack with other shares of the same entries or fewer, and with other members, if there are any."""
        if written is None:
            return replace(self, shares=shares, mark=b"")
        return replace(self, shares=shares, members=(_members(written.values()),), spares=_spares(written), mark=b"")


class Members(NamedTuple):
    """The members of a pack without its shares; `uids` are those of its entries, where others lie beside them."""

    layers: tuple[Parts, ...]
    uids: frozenset[bytes]

    def part(self, number: int) -> list[bytes]:
        """Returns the members in one part."""
        found = (apart(parts[number]) for parts in self.layers)
        if len(self.layers) == 1:
            return next(found)
        last = {each[1 : _UID + 1]: each for layer in found for each in layer}
        return [each for uid, each in last.items() if uid in self.uids]


def members_of(pack: Pack) -> Members:
    """Returns the members of a pack."""
    uids = (each.uid.encode() for each in pack.placed) if len(pack.members) > 1 else ()
    return Members(pack.members, frozenset(uids))


def pack_up(number: int, made: Iterable[tuple[str, Made]], *, start: int = 0) -> Pack:
    """Returns the pack of these shares, by the ids of their offers; `start` is the `size` of the pack below, if any."""
    shares, written, same = dict[str, Share](), dict[str, Written](), _Same()
    events: list[bytes] = []
    for id_, (share, texts) in made:
        placed = []
        for each, text in zip(share.placed, texts, strict=True):
            placed.append(_lying(each, number, start, same))
            written[each.uid] = text
            events.append(text.event)
            start += len(text.event)
        shares[id_] = replace(share, placed=tuple(placed))
    packed = zlib.compress(b"".join(events), _LEVEL)
    return Pack(number, shares, (packed,), start, (_members(written.values()),), _spares(written))


def unpacked_events(packed: Iterable[bytes]) -> bytes:
    """Returns the events of a pack one after the other, where the spans of its entries tell."""
    return b"".join(map(zlib.decompress, packed))


def plain(pack: Pack) -> tuple[Any, ...]:
    """Returns a pack as tuples, texts, bytes and numbers and nothing else, as marshal wants them."""
    shares = [
        (id_, each.source, [*map(tuple, each.placed)], [*map(tuple, each.downloads)], *_rest(each))
        for id_, each in pack.shares.items()
    ]
    return (pack.number, shares, pack.events, pack.size, pack.members, pack.spares)


def _rest(share: Share) -> tuple[Any, ...]:
    return share.stamp, share.day, share.front, share.remarks


def pack_of_plain(values: tuple[Any, ...], *, mark: bytes = b"") -> Pack:
    """Returns the pack of which `plain` made these values."""
    number, shares, events, size, members, spares = values
    found = {
        id_: Share(source, tuple(map(Placed._make, placed)), tuple(map(Download._make, downloads)), *rest)
        for id_, source, placed, downloads, *rest in shares
    }
    return Pack(number, found, events, size, members, spares, mark)


def _lying(each: Placed, pack: int, start: int, same: _Same) -> Placed:
    """The entry where its event lies now; entries in the same feeds share the tuple that tells so."""
    feeds, before, told = (same.setdefault(keys, keys) for keys in (each.feeds, each.before, each.told))
    look = (each.size, each.mark, feeds, before, told, each.until, each.left, each.gone)
    return Placed(each.uid, each.order, pack, start, *look)


def _members(written: Iterable[Written]) -> Parts:
    parts: list[list[bytes]] = [[] for _ in range(PARTS)]
    for each in written:
        parts[int(each.member[1:2], 16) * PARTS // 16].append(each.member)
    return tuple(_together(part) for part in parts)


def _spares(written: Mapping[str, Written]) -> bytes:
    return _together([uid.encode() + each.spare for uid, each in written.items() if each.spare])


def _together(texts: list[bytes]) -> bytes:
    return zlib.compress(_CUT.join(sorted(texts)), _LEVEL) if texts else b""


def apart(packed: bytes) -> list[bytes]:
    """Returns the members in one part of a layer, in the order of their UIDs."""
    return zlib.decompress(packed).split(_CUT) if packed else []
