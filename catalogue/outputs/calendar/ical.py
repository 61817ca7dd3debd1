"""iCalendar: entries and their stamps to the bytes of a feed (RFC 5545, RFC 7986); the only module that imports icalendar."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from urllib.parse import quote

from icalendar import Calendar, Event, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur, vText, vUri
from icalendar import Timezone as TimezoneComponent

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.colour import nearest_name
from catalogue.outputs.calendar.entry import Entry, Organizer
from catalogue.outputs.calendar.timezone import Observance, Timezone

# Constant: a version in it would change every item of every feed with each release (vdirsyncer hashes it).
PRODUCT = "-//training-catalogue//training-catalogue//DE"
# Hours, never P1D: some clients read no days (RFC 7986, 5.7).
REFRESH = timedelta(hours=4)
_END = b"END:VCALENDAR\r\n"
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Stamps:
    """What tells a client that an entry changed: `changed` in UTC is both DTSTAMP and LAST-MODIFIED."""

    changed: datetime
    sequence: int


def render_calendar(events: Iterable[bytes], *, zone: Timezone, name: str = "", colour: str = "") -> bytes:
    """Returns a VCALENDAR around rendered events, which stand in the order given.

    A download has no `name`: Outlook makes a calendar of its own from a named file (MS-OXCICAL 2.1.3.1.1.17). There
    is no UID, METHOD, SOURCE or LAST-MODIFIED either.
    """
    return b"".join((_head(zone, name, colour), *events, _END))


@lru_cache(maxsize=1)  # all downloads share one
def _head(zone: Timezone, name: str, colour: str) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-timezone", vText(zone.key))
    if name:
        calendar.add("name", _line(name))
        calendar.add("x-wr-calname", vText(_line(name)))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vText("PT4H"))
    if colour:
        calendar.add("color", nearest_name(colour))
    calendar.add_component(_timezone(zone))
    rendered: bytes = calendar.to_ical()
    return rendered.removesuffix(_END)


def render_event(entry: Entry, stamps: Stamps, *, zone: Timezone) -> bytes:
    """Returns the VEVENT of an entry; it blocks nobody's day (TRANSP:TRANSPARENT)."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamps.changed)
    event.add("last-modified", stamps.changed)
    event.add("sequence", stamps.sequence)
    _add_times(event, entry, zone)
    event.add("summary", _line(entry.summary))
    event.add("description", _text(entry.description))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", vUri(entry.url))
    _add_details(event, entry)
    rendered: bytes = event.to_ical()
    return rendered


def busy(event: bytes) -> bytes:
    """Returns a rendered VEVENT that takes its time in the reader's calendar; a cancelled one takes none.

    Only a whole line can match: the lines of a folded text begin with a space.
    """
    if b"\r\nSTATUS:CANCELLED\r\n" in event:
        return event
    return event.replace(b"\r\nTRANSP:TRANSPARENT\r\n", b"\r\nTRANSP:OPAQUE\r\n")


def _add_details(event: Event, entry: Entry) -> None:
    """Adds what an entry may lack."""
    if entry.location:
        event.add("location", _line(entry.location))
    if entry.categories:
        event.add("categories", [_line(category) for category in entry.categories])
    if entry.geo is not None:
        event.add("geo", (entry.geo.lat, entry.geo.lon))
    if entry.organizer is not None:
        event.add("organizer", _address(entry.organizer))
    if entry.conference:
        event.add("conference", vUri(entry.conference), parameters={"VALUE": "URI"})
    for sibling in entry.siblings:
        event.add("related-to", sibling, parameters={"RELTYPE": "SIBLING"})


def _add_times(event: Event, entry: Entry, zone: Timezone) -> None:
    """Adds start and end: days, wall times of the zone, or UTC for both where the zone would mislead."""
    local = all(moment.clock is None or zone.tells(moment) for moment in (entry.start, entry.end))
    for name, moment in (("dtstart", entry.start), ("dtend", entry.end)):
        if moment.clock is None:
            event.add(name, moment.day)
        elif local:
            event.add(name, _wall(moment), parameters={"TZID": zone.key})
        else:
            event.add(name, moment.instant)


def _wall(moment: Moment) -> datetime:
    return datetime.combine(moment.day, moment.clock or time())


def _address(organizer: Organizer) -> vCalAddress:
    """A mail address with its name; RFC 6868 would write ^ and quotes in codes that few clients read."""
    address = vCalAddress(f"mailto:{quote(organizer.email, safe='@!$*+-._~')}")
    address.params["CN"] = re.sub(r'["^]', "'", _line(organizer.name))
    return address


def _timezone(zone: Timezone) -> TimezoneComponent:
    component = TimezoneComponent()
    component.add("tzid", zone.key)
    for observance in zone.observances:
        component.add_component(_observance(observance))
    return component


def _observance(observance: Observance) -> TimezoneDaylight | TimezoneStandard:
    component = TimezoneDaylight() if observance.daylight else TimezoneStandard()
    component.add("dtstart", observance.onset)
    component.add("tzoffsetfrom", observance.before)
    component.add("tzoffsetto", observance.after)
    component.add("tzname", observance.name)
    if observance.rule:
        component.add("rrule", vRecur.from_ical(observance.rule))
    return component


def _text(text: str) -> str:
    """Text without control characters, every break a line feed: one raw break empties a whole feed in Thunderbird."""
    broken = _BREAKS.sub("\n", text).replace("\t", " ")
    return "".join(c for c in broken if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def _line(text: str) -> str:
    return " ".join(_text(text).split())
