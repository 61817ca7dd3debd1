"""Calendars: all feeds and downloads of a catalogue, and the ledger that the next build reads."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Place, Problem
from catalogue.model.translation import Translation
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Zone
from catalogue.outputs.calendar.feeds import Feed, feed_path, feeds_of, names_of, size_problems
from catalogue.outputs.calendar.history import Recorded, history_of
from catalogue.outputs.calendar.ical import END, head
from catalogue.outputs.calendar.layout import Layout, lay_out, shown_in
from catalogue.outputs.calendar.ledger import Ledger, Record
from catalogue.outputs.calendar.ledger_text import record_text, write
from catalogue.outputs.calendar.share import Placed, Share, share_of, share_of_gone
from catalogue.outputs.calendar.vevent import busy
from catalogue.outputs.output import Output, Planned, digest, planned
from catalogue.views.agenda import Month


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendar files of a site, the ledger among them, with what is wrong with their size or names.

    Of the ledger, `ledger` holds the feeds, and the records of entries that are gone: at their addresses, pages say so.
    `stand` stands for the whole of it as it is written; `shown` are the keys of the feeds that show each entry, by UID.
    """

    files: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    ledger: Ledger
    stand: bytes = b""
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The files, made."""
        return tuple(Output(file.path, file.make()) for file in self.files)


def build_calendars(
    catalogue: Catalogue, *, today: date, stamp: datetime, previous: Ledger | None, words: Translation
) -> Calendars:
    """Returns the calendars of a catalogue without drafts (`catalogue.published()`).

    `stamp`, with a zone, marks what changed since `previous`, the ledger of the last publication; None only for the
    very first one. The same arguments give the same bytes, and a build on its own ledger changes nothing.
    """
    edition = Edition(settings=catalogue.settings, words=words, today=today, stamp=stamp)
    history = history_of(previous)
    shares = [share_of(offer, history.of(offer.id), edition=edition) for offer in catalogue.offers]
    shares += gone_shares(catalogue, history, edition=edition)
    return bind(shares, feeds_of(catalogue, previous=previous, words=words), edition=edition)


def gone_shares(catalogue: Catalogue, history: Recorded, *, edition: Edition) -> Iterator[Share]:
    """Yields the shares of offers that were published once and are no longer in the catalogue."""
    for offer in sorted(history.offers.keys() - {offer.id for offer in catalogue.offers}):
        yield share_of_gone(history.of(offer), edition=edition)


def bind(shares: Collection[Share], feeds: Collection[Feed], *, edition: Edition) -> Calendars:
    """Returns the calendars that consist of these shares: courses as in the catalogue, guides, then what is gone."""
    placed = {each.uid: each for share in shares for each in share.placed}
    layout = lay_out(
        [feed.key for feed in feeds], placed.values(), today=edition.today, over=edition.shown_until(edition.today)
    )
    shown = shown_in(layout)
    known = [each for each in placed.values() if each.uid in shown or not each.left]
    records = {feed.key: feed.record for feed in feeds}
    stand = planned(Output(edition.addresses.ledger(), write(known, shown, records, site=edition.settings.site)))
    gone = {
        each.uid: record_text(each, shown[each.uid]).dense for each in sorted([each for each in known if each.gone])
    }
    sized = tuple(_feeds(feeds, layout, edition))
    downloads = (*_downloads(shares, placed, edition), *_months(shares, placed, edition))
    return Calendars(
        files=(*(file for file, _ in sized), *downloads, stand),
        problems=(*(problem for _, found in sized for problem in found), *_clashes(shares)),
        ledger=_gone(gone, edition).model_copy(update={"feeds": records}),
        stand=stand.key,
        shown=shown,
    )


def _gone(records: Mapping[str, bytes], edition: Edition) -> Ledger:
    context = Zone(edition.settings.timezone)
    read = {uid: Record.model_validate(json.loads(text), context=context) for uid, text in records.items()}
    return Ledger(site=edition.settings.site, entries=read)


def _file(path: str, opening: bytes, entries: Collection[Placed], *, blocking: bool = False) -> Planned:
    """A calendar that is put together when it is wanted."""

    def make() -> bytes:
        events = (busy(each.event) if blocking else each.event for each in entries)
        return b"".join((opening, *events, END))

    marks = "".join([each.mark for each in entries])
    return Planned(path, digest(opening, b"busy" * blocking, marks.encode()), make)


def _feeds(feeds: Collection[Feed], layout: Layout, edition: Edition) -> Iterator[tuple[Planned, tuple[Problem, ...]]]:
    """Yields each feed with what is wrong with its size."""
    names = names_of(feeds)
    for feed in feeds:
        path, entries = feed_path(feed.key, edition.addresses), layout[feed.key]
        opening = head(edition.zone, name=names[feed.key], colour=feed.colour)
        size = len(opening) + sum([len(each.event) for each in entries]) + len(END)
        yield _file(path, opening, entries), tuple(size_problems(path, size=size, events=len(entries)))


def _downloads(shares: Collection[Share], placed: Mapping[str, Placed], edition: Edition) -> Iterator[Planned]:
    """The files of sessions, each for itself: once in someone's calendar, it takes their time."""
    opening = head(edition.zone)
    for share in shares:
        for download in share.downloads:
            yield _file(download.path, opening, [placed[uid] for uid in download.uids], blocking=True)


def _months(shares: Collection[Share], placed: Mapping[str, Placed], edition: Edition) -> Iterator[Planned]:
    """What the agenda shows on the page of each month: a snapshot without name and refresh, as downloads are."""
    inside: dict[Month, list[Placed]] = defaultdict(list)
    for share in shares:
        for download in share.downloads:
            for month in download.months:
                inside[month] += (placed[uid] for uid in download.uids)
    opening = head(edition.zone)
    for month in sorted(inside):
        entries = sorted(inside[month], key=lambda each: each.order)
        yield _file(edition.addresses.month_file(*month), opening, entries)


def _clashes(shares: Collection[Share]) -> Iterator[Problem]:
    """Two downloads of one address: course a-b with session c, and course a with session b-c."""
    taken: dict[str, str] = {}
    for share in shares:
        for path in (download.path for download in share.downloads):
            if path in taken:
                yield Problem("calendar-address-taken", Place(share.source), {"value": path, "other": taken[path]})
            taken.setdefault(path, share.source)
