"""iCalendar: the file around rendered events (RFC 5545, RFC 7986); the only module that imports icalendar.

The library writes the properties of the VCALENDAR and the VTIMEZONE, once a zone; feeds differ in their names only.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from icalendar import Calendar, TimezoneDaylight, TimezoneStandard, vRecur, vText
from icalendar import Timezone as TimezoneComponent

from catalogue.outputs.calendar.colour import nearest_name
from catalogue.outputs.calendar.content_line import BREAK, clean_line, content_line, escaped
from catalogue.outputs.calendar.timezone import Observance, Timezone

# Constant: a version in it would change every item of every feed with each release (vdirsyncer hashes it).
PRODUCT = "-//training-catalogue//training-catalogue//DE"
# Hours, never P1D: some clients read no days (RFC 7986, 5.7).
REFRESH = timedelta(hours=4)
END = b"END:VCALENDAR\r\n"
# In front of it stands what only feeds say.
_ZONE_NAME = b"X-WR-TIMEZONE:"
_NAME, _REFRESH = b"NAME:", b"REFRESH-INTERVAL"


def render_calendar(events: Iterable[bytes], *, zone: Timezone, name: str = "", colour: str = "") -> bytes:
    """Returns a VCALENDAR around rendered events, which stand in the order given.

    A download has no `name`: Outlook makes a calendar of its own from a named file (MS-OXCICAL 2.1.3.1.1.17). There
    is no UID, METHOD, SOURCE or LAST-MODIFIED either.
    """
    return b"".join((head(zone, name=name, colour=colour), *events, END))


def head(zone: Timezone, *, name: str = "", colour: str = "") -> bytes:
    """Returns a VCALENDAR up to its first event."""
    opening, refresh, rest = _frame(zone)
    if not (name or colour):
        return opening + rest
    own = []
    if name:
        said = clean_line(name)
        # Published without escapes so far; another spelling would change every item of every feed (vdirsyncer).
        own += [content_line("NAME", said), content_line("X-WR-CALNAME", escaped(said))]
    if colour:
        own.append(b"COLOR:" + nearest_name(colour).encode())
    return b"".join((opening, BREAK.join(own), BREAK, refresh if name else b"", rest))


@cache
def _frame(zone: Timezone) -> tuple[bytes, bytes, bytes]:
    """What stands before the name of a feed, how often to fetch it anew, and the rest with the zone."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", "x")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT4H"))
    calendar.add("x-wr-timezone", vText(zone.key))
    calendar.add_component(_timezone(zone))
    rendered: bytes = calendar.to_ical().removesuffix(END)
    name, refresh, rest = (rendered.index(mark) for mark in (_NAME, _REFRESH, _ZONE_NAME))
    return rendered[:name], rendered[refresh:rest], rendered[rest:]


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
