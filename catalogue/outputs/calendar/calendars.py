"""Calendars: all feeds and downloads of a catalogue, and the ledger that the next build reads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Place, Problem
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.calendar.change import Edition, Published, advance, records
from catalogue.outputs.calendar.content import Content, content_of, losses_of
from catalogue.outputs.calendar.feeds import Feed, feeds_of, lay_out, names_of, path_of, size_problems
from catalogue.outputs.calendar.ical import Stamps, busy, render_calendar, render_event
from catalogue.outputs.calendar.ledger import Ledger, write
from catalogue.outputs.calendar.timezone import Timezone, timezone
from catalogue.outputs.output import Output
from catalogue.views.agenda import Month
from catalogue.views.month import months_of


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendar files of a site, the ledger among them, with what is wrong with their size or names."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    ledger: Ledger


def build_calendars(
    catalogue: Catalogue, *, today: date, stamp: datetime, previous: Ledger | None, words: Translation
) -> Calendars:
    """Returns the calendars of a catalogue without drafts (`catalogue.published()`).

    `stamp`, with a zone, marks what changed since `previous`, the ledger of the last publication; None only for the
    very first one. The same arguments give the same bytes, and a build on its own ledger changes nothing.
    """
    settings = catalogue.settings
    content = content_of(catalogue, today=today, words=words)
    edition = Edition(stamp, today, words)
    published = advance(content.entries, previous=previous, edition=edition, losses=losses_of(catalogue))
    feeds = feeds_of(catalogue, previous=previous, words=words)
    layout = lay_out(feeds, published, content.members, today=today, retention=settings.retention)
    ledger = Ledger(
        site=settings.site,
        entries=dict(records(published, _shown(layout))),
        feeds={feed.key: feed.record for feed in feeds},
    )
    zone = timezone(settings.timezone.key)
    # Each event is rendered once, for it says the same wherever it stands.
    events = {each.entry.uid: _event(each, zone) for each in published}
    rendered = tuple(_feeds(feeds, layout, events, zone=zone, words=words))
    downloads = _downloads(content, events, zone=zone, words=words)
    months = _months(content, events, zone=zone, words=words)
    stand = Output(Addresses(words).ledger(), write(ledger))
    problems = (*_sizes(rendered, feeds, layout), *_clashes(content, words))
    return Calendars(outputs=(*rendered, *downloads, *months, stand), problems=problems, ledger=ledger)


def _shown(layout: Mapping[str, tuple[Published, ...]]) -> dict[str, tuple[str, ...]]:
    """The feeds in which each entry stands, by UID."""
    shown: dict[str, list[str]] = defaultdict(list)
    for key, entries in sorted(layout.items()):
        for each in entries:
            shown[each.entry.uid].append(key)
    return {uid: tuple(keys) for uid, keys in shown.items()}


def _feeds(
    feeds: tuple[Feed, ...],
    layout: Mapping[str, tuple[Published, ...]],
    events: Mapping[str, bytes],
    *,
    zone: Timezone,
    words: Translation,
) -> Iterator[Output]:
    names = names_of(feeds)
    for feed in feeds:
        inside = (events[each.entry.uid] for each in layout[feed.key])
        content = render_calendar(inside, zone=zone, name=names[feed.key], colour=feed.colour)
        yield Output(path_of(feed.key, words), content)


def _downloads(
    content: Content, events: Mapping[str, bytes], *, zone: Timezone, words: Translation
) -> Iterator[Output]:
    """Renders each session for itself: once in someone's calendar, it takes their time."""
    for course, session, uids in content.sessions:
        inside = (busy(events[uid]) for uid in uids)
        yield Output(Addresses(words).download(course, session), render_calendar(inside, zone=zone))


def _months(content: Content, events: Mapping[str, bytes], *, zone: Timezone, words: Translation) -> Iterator[Output]:
    """Renders what the agenda shows on the page of each month: a snapshot without name and refresh, as downloads are."""
    uids: dict[Month, list[str]] = defaultdict(list)
    for _, session, own in content.sessions:
        for month in months_of(session):
            uids[month] += own
    order = {entry.uid: entry.order for entry in content.entries}
    for month in sorted(uids):
        inside = (events[uid] for uid in sorted(uids[month], key=order.__getitem__))
        yield Output(Addresses(words).month_file(*month), render_calendar(inside, zone=zone))


def _event(each: Published, zone: Timezone) -> bytes:
    return render_event(each.said, Stamps(changed=each.changed, sequence=each.record.sequence), zone=zone)


def _sizes(
    rendered: tuple[Output, ...], feeds: tuple[Feed, ...], layout: Mapping[str, tuple[Published, ...]]
) -> Iterator[Problem]:
    for output, feed in zip(rendered, feeds, strict=True):
        yield from size_problems(output.path, size=len(output.content), events=len(layout[feed.key]))


def _clashes(content: Content, words: Translation) -> Iterator[Problem]:
    """Two downloads of one address: course a-b with session c, and course a with session b-c."""
    taken: dict[str, str] = {}
    for course, session, _ in content.sessions:
        path = Addresses(words).download(course, session)
        if path in taken:
            yield Problem("calendar-address-taken", Place(course.path), {"value": path, "other": taken[path]})
        taken.setdefault(path, course.path)
