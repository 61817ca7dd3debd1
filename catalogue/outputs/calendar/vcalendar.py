"""VCALENDAR: the properties of a calendar file and its VTIMEZONE (RFC 5545); the only module that imports icalendar.

The library writes them once a zone; feeds differ in their names only.
"""

from datetime import timedelta

from icalendar import Calendar, TimezoneDaylight, TimezoneStandard, vRecur, vText
from icalendar import Timezone as TimezoneComponent

from catalogue.outputs.calendar.ical import END
from catalogue.outputs.calendar.timezone import Observance, Timezone

# Constant: a version in it would change every item of every feed with each release (vdirsyncer hashes it).
PRODUCT = "-//training-catalogue//training-catalogue//DE"
# Hours, never P1D: some clients read no days (RFC 7986, 5.7).
REFRESH = timedelta(hours=4)
# In front of it stands what only feeds say.
_ZONE_NAME = b"X-WR-TIMEZONE:"
_NAME, _REFRESH = b"NAME:", b"REFRESH-INTERVAL"


def frame(zone: Timezone) -> tuple[bytes, bytes, bytes]:
    """Returns what stands before the name of a feed, how often to fetch it anew, and the rest with the zone."""
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
