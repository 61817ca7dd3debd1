"""Shares: what one offer gives to the calendars, made from it alone; plain values, to be kept and handed to others."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from catalogue.model.offer import Course, Offer
from catalogue.outputs.calendar.change import Published, left_over, losses_of, stamped
from catalogue.outputs.calendar.content import entries_of
from catalogue.outputs.calendar.due import counts_rounds
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text
from catalogue.outputs.calendar.heading import heading_of
from catalogue.outputs.calendar.history import Past
from catalogue.outputs.calendar.vevent import Stamps, render_event
from catalogue.views.agenda import Month
from catalogue.views.month import months_of


class Placed(NamedTuple):
    """An entry ready to be laid out.

    `order` is what the entries of a feed are sorted by, `event` the rendered VEVENT and `mark` what stands for it.
    `feeds` are the keys of the feeds in which it stands, `before` of those in which it stood at the last publication;
    `until` is the last day on which they show it (2027-01-31), empty for one that stays. `left` marks an entry that is
    no longer in the content, `gone` one that is shown as cancelled since. The rest is what the ledger keeps: the entry
    as packed JSON, its hashes and stamps, and where it stood before its last move (empty when it never moved).
    """

    uid: str
    order: str
    event: bytes
    mark: str
    feeds: tuple[str, ...]
    before: tuple[str, ...]
    until: str
    left: bool
    gone: bool
    text: bytes
    changed: str
    sequence: int
    place: str
    rendered: str
    moved: str


class Download(NamedTuple):
    """The file of a session: its address, the entries in it by UID, and the months in which the session takes place."""

    path: str
    uids: tuple[str, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What an offer gives to the calendars; `source` is its file, empty for one that is gone.

    `stamp` is the stamp of the edition when an entry bears it, and empty when all say what they said last: then the
    share is the same for any other stamp. `day` is empty when it is the same on any other day.
    """

    source: str
    placed: tuple[Placed, ...]
    downloads: tuple[Download, ...] = ()
    stamp: str = ""
    day: str = ""

    @classmethod
    def of(cls, values: tuple[Any, ...], *, known: dict[tuple[str, ...], tuple[str, ...]]) -> "Share":
        """Returns the share of which `plain` made these values; entries in the same feeds share what `known` gathers."""
        source, placed, downloads, stamp, day = values
        entries = (Placed._make(each) for each in placed)
        placed = tuple(
            each._replace(
                feeds=known.setdefault(each.feeds, each.feeds), before=known.setdefault(each.before, each.before)
            )
            for each in entries
        )
        return cls(source, placed, tuple(map(Download._make, downloads)), stamp, day)


def plain(share: Share) -> tuple[Any, ...]:
    """Returns a share as tuples, texts, bytes and numbers and nothing else, as marshal wants them."""
    placed, downloads = tuple(map(tuple, share.placed)), tuple(map(tuple, share.downloads))
    return (share.source, placed, downloads, share.stamp, share.day)


def share_of(offer: Offer, past: Past, *, edition: Edition) -> Share:
    """Returns the share of a published offer; `past` is what was published of it."""
    content = tuple(entries_of(offer, heading_of(offer, edition)))
    olds = [past.get(entry.uid) for entry, _ in content]
    now = [stamped(entry, old, edition) for (entry, _), old in zip(content, olds, strict=True)]
    known = {each.entry.uid for each in now}
    left = list(left_over(past, known, edition, losses=losses_of(offer))) if past.kept else []
    placed = [_placed(each, keys, edition) for each, (_, keys) in zip(now, content, strict=True)]
    placed += [_placed(each, each.before, edition) for each in left]
    moved = any(old is not None and old.place != each.place for each, old in zip(now, olds, strict=True))
    return Share(
        source=offer.path,
        placed=tuple(placed),
        downloads=_downloads(offer, [entry for entry, _ in content], edition) if isinstance(offer, Course) else (),
        stamp=edition.now if any(each.fresh for each in (*now, *left)) else "",
        day=edition.today.isoformat() if left or moved or counts_rounds(offer) else "",
    )


def share_of_gone(past: Past, *, edition: Edition) -> Share:
    """Returns what is left of an offer that is no longer in the catalogue."""
    left = tuple(left_over(past, (), edition))
    return Share(
        source="",
        placed=tuple(_placed(each, each.before, edition) for each in left),
        stamp=edition.now if any(each.fresh for each in left) else "",
        day=edition.today.isoformat(),
    )


def _placed(each: Published, feeds: tuple[str, ...], edition: Edition) -> Placed:
    entry = each.entry
    return Placed(
        uid=entry.uid,
        order=f"{entry.start.instant.isoformat()} {entry.uid}",
        event=render_event(each.said, Stamps(each.changed, each.sequence), zone=edition.zone),
        mark=f"{each.rendered[:32]}{each.changed}{each.sequence} ",
        feeds=() if each.spare else feeds,
        before=each.before,
        until="" if entry.stays else edition.shown_until(entry.last_day),
        left=each.left,
        gone=each.gone,
        text=each.text.packed,
        changed=each.changed,
        sequence=each.sequence,
        place=each.place,
        rendered=each.rendered,
        moved=wall_text(each.moved) if each.moved is not None else "",
    )


def _downloads(course: Course, entries: list[Entry], edition: Edition) -> tuple[Download, ...]:
    uids: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.kind is EntryKind.PART:
            uids[entry.session].append(entry.uid)
    return tuple(
        Download(edition.addresses.download(course, session), tuple(uids[session.id]), months_of(session))
        for session in course.sessions
    )
