"""Shares: what one offer gives to the calendars, made from it alone; plain values, to be kept and handed to others."""

from collections import defaultdict
from sys import intern
from typing import NamedTuple

from msgspec import Struct

from catalogue.model.offer import Course, Offer
from catalogue.outputs.calendar.content import entries_of
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Entry, EntryKind
from catalogue.outputs.calendar.heading import heading_of
from catalogue.outputs.calendar.history import Past
from catalogue.outputs.calendar.ledger_text import member_of
from catalogue.outputs.calendar.losses import losses_of
from catalogue.outputs.calendar.published import Published, left_over, stamped
from catalogue.outputs.calendar.remark import remarks_of
from catalogue.outputs.calendar.vevent import Stamps, render_event
from catalogue.outputs.output import digest
from catalogue.views.months import Month, months_of
from catalogue.views.rounds import counts_rounds


class Placed(NamedTuple):
    """An entry ready to be laid out.

    `order` is what the entries of a feed are sorted by. The rendered VEVENT lies in `pack` from the byte `start` on and has
    `size` bytes; `mark` stands for it. `feeds` are the keys of the feeds in which it stands, `before` of those in which it
    stood at the last publication, `told` of those that its member of the ledger names; `until` is the last day on which
    they show it (2027-01-31), empty for one that stays. `left` marks an entry that is no longer in the content, `gone`
    one that is shown as cancelled since.
    """

    uid: str
    order: str
    pack: int
    start: int
    size: int
    mark: bytes
    feeds: tuple[str, ...]
    before: tuple[str, ...]
    told: tuple[str, ...]
    until: str
    left: bool
    gone: bool


class Written(NamedTuple):
    """What is written of an entry: its VEVENT, its member of the ledger, and the entry as JSON where that lacks it."""

    event: bytes
    member: bytes
    spare: bytes = b""


class Download(NamedTuple):
    """The file of a session: its address, the entries in it by UID, and the months in which the session takes place."""

    path: str
    uids: tuple[str, ...]
    months: tuple[Month, ...]


class Share(Struct, frozen=True):
    """What an offer gives to the calendars; `source` is its file, empty for one that is gone.

    `front` stands for the front matter that it was made of, as far as that is known. `remarks` are to be told once:
    the code of each, and of which sessions. `stamp` is the stamp of the edition when an entry bears it, and empty when
    all say what they said last: then the share is the same for any other stamp. `day` is empty when it is the same on
    any other day.
    """

    source: str
    placed: tuple[Placed, ...]
    downloads: tuple[Download, ...] = ()
    stamp: str = ""
    day: str = ""
    front: bytes = b""
    remarks: tuple[tuple[str, str], ...] = ()


class Made(NamedTuple):
    """A share, and what is written of its entries, in their order."""

    share: Share
    written: tuple[Written, ...]


def share_of(offer: Offer, past: Past, *, edition: Edition, front: bytes = b"") -> Made:
    """Returns the share of a published offer; `past` is what was published of it."""
    content = tuple(entries_of(offer, heading_of(offer, edition)))
    olds = [past.get(entry.uid) for entry, _ in content]
    now = [stamped(entry, old, edition) for (entry, _), old in zip(content, olds, strict=True)]
    known = {each.entry.uid for each in now}
    left: list[Published] = []
    if past.kept.keys() - known:
        losses = losses_of(offer, past, [entry for entry, _ in content])
        left = list(left_over(past, known, edition, losses=losses))
    made = [_made(each, keys, edition) for each, (_, keys) in zip(now, content, strict=True)]
    made += [_made(each, each.before, edition) for each in left]
    pairs = list(zip(now, olds, strict=True))
    moved = any(old is not None and old.place != each.place for each, old in pairs)
    fresh = any(each.fresh for each in (*now, *left))
    gone = ((each, past.kept[each.entry.uid]) for each in left)
    share = Share(
        source=offer.path,
        placed=tuple(placed for placed, _ in made),
        downloads=_downloads(offer, [entry for entry, _ in content], edition) if isinstance(offer, Course) else (),
        stamp=edition.now if fresh else "",
        day=edition.day if left or moved or counts_rounds(offer) else "",
        front=front,
        remarks=tuple((each.code, each.details["value"]) for each in remarks_of(pairs, gone, edition)) if fresh else (),
    )
    return Made(share, tuple(written for _, written in made))


def share_of_gone(past: Past, *, edition: Edition) -> Made:
    """Returns what is left of an offer that is no longer in the catalogue."""
    left = tuple(left_over(past, (), edition))
    made = [_made(each, each.before, edition) for each in left]
    share = Share(
        source="",
        placed=tuple(placed for placed, _ in made),
        stamp=edition.now if any(each.fresh for each in left) else "",
        day=edition.day,
    )
    return Made(share, tuple(written for _, written in made))


def _made(each: Published, feeds: tuple[str, ...], edition: Edition) -> tuple[Placed, Written]:
    entry = each.entry
    feeds = () if each.spare else feeds
    event = render_event(each.said, Stamps(each.changed, each.sequence), zone=edition.zone)
    placed = Placed(
        uid=entry.uid,
        order=f"{entry.start.instant.isoformat()} {entry.uid}",
        pack=0,
        start=0,
        size=len(event),
        mark=digest(each.rendered.encode(), f"{each.changed}{each.sequence}".encode()),
        feeds=feeds,
        before=each.before,
        told=feeds,  # where nearly all entries are shown; the layout knows better
        until="" if entry.stays else intern(edition.shown_until(entry.last_day)),
        left=each.left,
        gone=each.gone,
    )
    return placed, Written(event, member_of(each, feeds), b"" if feeds else each.text)


def _downloads(course: Course, entries: list[Entry], edition: Edition) -> tuple[Download, ...]:
    uids: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.kind is EntryKind.PART:
            uids[entry.session].append(entry.uid)
    return tuple(
        Download(edition.addresses.download(course, session), tuple(uids[session.id]), months_of(session))
        for session in course.sessions
    )
