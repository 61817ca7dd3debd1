"""Calendar files: the events that Outlook or another calendar exports (RFC 5545), as dates of courses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from math import prod
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from msgspec import Struct, field
from msgspec.structs import replace
from recurring_ical_events import of

from catalogue.importing.event_properties import told, word
from catalogue.importing.versions import newest
from catalogue.importing.zones import find_zone

LARGEST = 50_000_000
# Of a series that goes on for longer, or for ever, the dates of so long are taken, from a year ago on.
LONGEST_SERIES = timedelta(days=731)
_DAY, _YEAR = timedelta(days=1), timedelta(days=366)
_BEFORE = re.compile(r"(?:(?:abgesagt|abgesetzt|cancell?ed|aktualisiert|updated|wg|aw|fwd?|re)\s*:\s*)+", re.IGNORECASE)
_OFF = re.compile(r"(?:\w{2,12}\s*:\s*)*?(?:abgesagt|abgesetzt|cancell?ed)\s*:", re.IGNORECASE)
_YEARS = range(1970, 2200)
_MOST_A_DAY = 24
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


class Dated(Struct, frozen=True):
    """An event: its title, and what it becomes as a session of a record. `number` counts the events of the file.

    `fault` is the code of the reason why it becomes none. `earlier` are the versions of it that the file has beside it.
    """

    file: str
    number: int
    title: str
    session: Mapping[str, Any] = field(default_factory=dict)
    fault: str = ""
    earlier: int = 0


class NoCalendarError(Exception):
    """A file that is no calendar."""


def is_calendar(path: Path) -> bool:
    """Tells by the ending of its name whether a file is a calendar."""
    return path.suffix.casefold() in (".ics", ".ical", ".icalendar")


def read_events(path: Path, *, today: date) -> Iterator[Dated]:
    """Yields the events of a file, each date of a series for itself.

    Raises NoCalendarError for what is no calendar, OSError for what cannot be read. Of a series come the dates of two
    years, from a year before `today` on where it began earlier. Private events are a fault, and their titles stay private.
    """
    if path.stat().st_size > LARGEST:
        raise NoCalendarError
    try:
        calendars = Calendar.from_ical(path.read_bytes(), multiple=True)
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        raise NoCalendarError from None
    if not calendars:
        raise NoCalendarError
    number = 0
    for calendar in calendars:
        zone = find_zone(word(calendar, "X-WR-TIMEZONE"))
        for series in _series(calendar).values():
            number += 1
            latest = newest(series)
            for each in _dates(calendar, latest, path.name, number, today):
                dated = _local(each, zone) if zone else each
                yield replace(dated, earlier=len(series) - len(latest))


def on_the_clocks(text: str, zone: ZoneInfo) -> str:
    """Returns a moment in UTC (2027-01-12T08:00Z) as the clocks of a zone show it; any other text as it is."""
    try:
        moment = datetime.fromisoformat(text) if text.endswith("Z") else None
        return f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}" if moment else text
    except (ValueError, OverflowError):
        return text


def _local(dated: Dated, zone: ZoneInfo) -> Dated:
    """An event in the zone of its calendar: some programs export all times in UTC, and beside them what is meant."""
    if not dated.session.get("start", "").endswith("Z"):
        return dated
    there = {name: on_the_clocks(dated.session[name], zone) for name in ("start", "end") if name in dated.session}
    return replace(dated, session={**dated.session, **there, "timezone": zone.key})


def _series(calendar: Calendar) -> Mapping[str | int, list[Component]]:
    """The events by their UID: those that move one date of a series have the UID of the series."""
    found: dict[str | int, list[Component]] = {}
    for place, event in enumerate(calendar.walk("VEVENT")):
        found.setdefault(word(event, "UID") or place, []).append(event)
    return found


def _dates(calendar: Calendar, series: list[Component], file: str, number: int, today: date) -> Iterator[Dated]:
    first = min((date(*start.timetuple()[:3]) for each in series if (start := _start(each))), default=None)
    if first is None or not any(_recurs(each) for each in series) or not all(map(_is_countable, series)):
        yield from _dated(series, file, number, many=len(series) > 1)
        return
    alone = Calendar()
    for part in (*calendar.walk("VTIMEZONE"), *series):
        alone.add_component(part)
    try:
        dates, cut = _within(alone, first, today)
    except Exception:  # what stands in a broken series comes from every depth of three libraries
        yield Dated(file, number, "", fault="series-unreadable")
        dates, cut = series, False
    if cut and not any(map(_is_private, series)):
        yield Dated(file, number, _title(word(series[0], "SUMMARY"))[0], fault="series-cut")
    yield from _dated(dates, file, number, many=True)


def _within(calendar: Calendar, first: date, today: date) -> tuple[list[Component], bool]:
    """The dates of a series that begins on the day `first`, and whether it has others before or behind them."""
    query = of(calendar, skip_bad_series=True)
    for begin in (max(first, today - _YEAR), first):  # of one that ended long ago, those of its beginning
        # A day more: zones differ.
        dates = query.between(begin - _DAY, begin + LONGEST_SERIES)
        if dates:
            break
    end = begin + LONGEST_SERIES
    return dates, begin > first or bool(query.between(end, end + LONGEST_SERIES))


def _recurs(event: Component) -> bool:
    return "RDATE" in event or any(isinstance(rule, Mapping) for rule in _rules(event))


def _rules(event: Component) -> list[Any]:
    rules = event.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def _is_countable(event: Component) -> bool:
    """Whether the dates of an event can be counted in days: each rule of it, for one alone would go on for ever."""
    for rule in _rules(event):
        if isinstance(rule, Mapping):
            often = {str(each).upper() for each in rule.get("FREQ", [])}
            a_day = prod(len(rule.get(name, [0])) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
            steps = [int(each) for each in rule.get("INTERVAL", [1])]
            if not often or not often <= _FREQUENCIES or min(steps, default=1) < 1 or a_day > _MOST_A_DAY:
                return False
    return True


def _start(event: Component) -> date | None:
    """The start of an event; None where it has none that can be read, or one beyond all reason."""
    start = told(event, "DTSTART")
    return start if isinstance(start, date) and start.year in _YEARS else None


def _dated(events: Iterable[Component], file: str, number: int, *, many: bool) -> Iterator[Dated]:
    for event in events:
        (title, off), start = _title(word(event, "SUMMARY")), _start(event)
        private = _is_private(event)
        if private or start is None or not title:
            fault = "private-event" if private else "event-without-title" if start else "event-without-date"
            yield Dated(file, number, "" if private else title, fault=fault)
            continue
        session = {
            # In calendars the UID is the event; each date of a series has one of its own here.
            "id": " ".join([word(event, "UID"), f"{_first_day(event, start):%Y%m%d}" if many else ""]).strip(),
            "start": _wall(start),
            "end": _wall(_end(event, start)),
            "timezone": _zone(event),
            "location": word(event, "LOCATION"),
            "status": "CANCELLED" if off else word(event, "STATUS"),
        }
        yield Dated(file, number, title, {name: value for name, value in session.items() if value})


def _is_private(event: Component) -> bool:
    return word(event, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")


def _title(text: str) -> tuple[str, bool]:
    """The title without what Outlook writes before it, and whether that says that the event is called off."""
    before = _BEFORE.match(text)
    rest = text[before.end() :] if before else text
    return rest or text, bool(_OFF.match(text))


def _first_day(event: Component, start: date) -> date:
    """The day on which a date of a series was to be first: one that was moved is the same date (RFC 5545, 3.8.4.4)."""
    first = told(event, "RECURRENCE-ID")
    if isinstance(first, datetime) and first.tzinfo and isinstance(start, datetime) and start.tzinfo:
        return first.astimezone(start.tzinfo)
    return first if isinstance(first, date) else start


def _end(event: Component, start: date) -> date | None:
    """The end that an event has, or its duration gives; whole days end on the day after the last (RFC 5545, 3.6.1)."""
    end, length = told(event, "DTEND"), told(event, "DURATION")
    if end is None and isinstance(length, timedelta) and abs(length) <= LONGEST_SERIES:
        end = start + length
    if not isinstance(end, date):
        return None
    whole = not isinstance(start, datetime) and not isinstance(end, datetime)
    return end - timedelta(days=1) if whole and end > start else end


def _wall(moment: date | None) -> str:
    """The time on the clocks of its zone; that of UTC is told as such."""
    if moment is None:
        return ""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    universal = moment.tzinfo is not None and moment.tzname() == "UTC"
    return f"{moment:%Y-%m-%dT%H:%M}{'Z' if universal else ''}"


def _zone(event: Component) -> str:
    name = str(event["DTSTART"].params.get("TZID", ""))
    return "" if name == "UTC" else name
