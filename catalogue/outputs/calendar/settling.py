"""Settling: packs as the next publication would make them from the ledger that this one writes."""

from collections.abc import Mapping

from msgspec.structs import replace

from catalogue.outputs.calendar.ledger_text import entry_in, shown_elsewhere
from catalogue.outputs.calendar.pack import Pack
from catalogue.outputs.calendar.share import Placed, Share, Written

_Keys = tuple[str, ...]


def settled(pack: Pack, anew: Mapping[str, _Keys], *, before: Pack | None) -> Pack:
    """Returns a pack whose entries stood where they are shown now; what left the content and all feeds is forgotten.

    `anew` are the keys of the feeds that show an entry, by UID, where the ledger tells of others. `before` is the pack
    as it was settled for the last publication: where it is the very same and nothing is told anew, it is settled.
    """
    if pack is before and not anew:
        return pack
    placed = tuple(pack.placed)
    moved = any(each.uid in anew or (each.left and not each.told) for each in placed)
    if not (
        moved or any(each.before != each.told for each in placed) or any(each.stamp for each in pack.shares.values())
    ):
        return pack
    now = {each.uid: anew.get(each.uid, each.told) for each in placed}
    shares = {id_: _settled(share, now) for id_, share in pack.shares.items()}
    shares = {id_: share for id_, share in shares.items() if share.placed or share.source}
    return pack.rewritten(shares, _rewritten(pack, now) if moved else None)


def _lost(each: Placed, now: Mapping[str, _Keys]) -> bool:
    return each.left and not now[each.uid]


def _settled(share: Share, now: Mapping[str, _Keys]) -> Share:
    if not share.stamp and all(each.before == each.told == now[each.uid] and not each.left for each in share.placed):
        return share  # the very same, as most of a pack in which something changed
    placed = (each._replace(before=now[each.uid], told=now[each.uid]) for each in share.placed if not _lost(each, now))
    return replace(share, placed=tuple(placed), stamp="", remarks=())


def _rewritten(pack: Pack, now: Mapping[str, _Keys]) -> Mapping[str, Written]:
    """What is written of the entries that are not lost, with members that name the feeds of now."""
    written = pack.written()
    found: dict[str, Written] = {}
    for each in pack.placed:
        keys, text = now[each.uid], written[each.uid]
        if keys != each.told:
            entry = entry_in(text.member) or text.spare
            text = Written(text.event, shown_elsewhere(text.member, entry, keys), b"" if keys else entry)
        if not _lost(each, now):
            found[each.uid] = text
    return found
