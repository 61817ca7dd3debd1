"""VEVENTs: what an entry says and its stamps, as the lines of RFC 5545 and RFC 7986.

Written here, for icalendar takes a millisecond for each; tests hold every byte equal to what icalendar writes.
"""

import re
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.content_line import BREAK, clean_line, clean_text, content_line, escaped
from catalogue.outputs.calendar.entry import Entry
from catalogue.outputs.calendar.timezone import Timezone

# The zone that has a sign of its own, Z, and no VTIMEZONE to refer to.
UTC = "UTC"
_CANCELLED = b"STATUS:CANCELLED\r\nTRANSP:TRANSPARENT"
_CONFIRMED = b"STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT"
# A parameter's value with one of these stands in quotes; icalendar adds the typographic apostrophe.
_QUOTED = re.compile("[ ,;:'’]")


class Stamps(Struct, frozen=True):
    """What tells a client that an entry changed.

    `changed` (2027-01-01T08:00:00Z) is both DTSTAMP and LAST-MODIFIED.
    """

    changed: str
    sequence: int


def render_event(entry: Entry, stamps: Stamps, *, zone: Timezone) -> bytes:
    """Returns the VEVENT of an entry; it blocks nobody's day (TRANSP:TRANSPARENT)."""
    changed = stamps.changed.replace("-", "").replace(":", "")
    lines = [
        b"BEGIN:VEVENT",
        content_line("SUMMARY", escaped(clean_line(entry.summary))),
        _times(entry.start, entry.end, zone),
        f"DTSTAMP:{changed}\r\nUID:{entry.uid}\r\nSEQUENCE:{stamps.sequence}".encode(),
    ]
    if entry.categories:
        lines.append(_categories(entry.categories))
    if entry.conference:
        lines.append(content_line("CONFERENCE;VALUE=URI", entry.conference))
    lines.append(content_line("DESCRIPTION", escaped(clean_text(entry.description))))
    if entry.geo is not None:
        lines.append(f"GEO:{entry.geo.lat};{entry.geo.lon}".encode())
    lines.append(f"LAST-MODIFIED:{changed}".encode())
    if entry.location:
        lines.append(content_line("LOCATION", escaped(clean_line(entry.location))))
    if entry.organizer is not None:
        lines.append(_organizer(entry.organizer.name, entry.organizer.email))
    for sibling in entry.siblings:
        lines.append(f"RELATED-TO;RELTYPE=SIBLING:{sibling}".encode())
    lines += (_CANCELLED if entry.cancelled else _CONFIRMED, content_line("URL", entry.url), b"END:VEVENT\r\n")
    return BREAK.join(lines)


def busy(event: bytes) -> bytes:
    """Returns a rendered VEVENT that takes its time in the reader's calendar; a cancelled one takes none.

    Only a whole line can match: the lines of a folded text begin with a space.
    """
    return event.replace(b"\r\n%b\r\n" % _CONFIRMED, b"\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n")


@lru_cache(maxsize=1024)
def _categories(names: tuple[str, ...]) -> bytes:
    return content_line("CATEGORIES", ",".join(escaped(clean_line(name)) for name in names))


@lru_cache(maxsize=1024)
def _organizer(name: str, email: str) -> bytes:
    """A mail address with its name; RFC 6868 would write ^ and quotes in codes that few clients read."""
    said = re.sub(r'["^]', "'", clean_line(name))
    quoted = f'"{said}"' if _QUOTED.search(said) else said
    return content_line(f"ORGANIZER;CN={quoted}", f"mailto:{quote(email, safe='@!$*+-._~')}")


# Sessions of many courses begin and end alike.
@lru_cache(maxsize=16_384)
def _times(start: Moment, end: Moment, zone: Timezone) -> bytes:
    """Start and end: days, wall times of the zone, or UTC for both where the zone would mislead."""
    local = zone.key != UTC and all(moment.clock is None or zone.tells(moment) for moment in (start, end))
    return BREAK.join(_time(name, moment, zone, local=local) for name, moment in (("DTSTART", start), ("DTEND", end)))


def _time(name: str, moment: Moment, zone: Timezone, *, local: bool) -> bytes:
    if moment.clock is None:
        return f"{name};VALUE=DATE:{_digits(moment.day.isoformat())}".encode()
    if local:
        wall = f"{moment.day.isoformat()}T{moment.clock.isoformat('seconds')}"
        return f"{name};TZID={zone.key}:{_digits(wall)}".encode()
    return f"{name}:{_digits(moment.instant.replace(tzinfo=None).isoformat('T', 'seconds'))}Z".encode()


def _digits(text: str) -> str:
    return text.replace("-", "").replace(":", "")
