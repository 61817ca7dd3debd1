"""Parsers that did not write our feeds: each returns the events of a feed in the same plain form."""

import ctypes
import ctypes.util
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

HERE = Path(__file__).parent
VEVENT = 4  # icalcomponent_kind of libical 3


class Seen(NamedTuple):
    """An event as a client sees it; moments are days or instants in UTC, as text."""

    uid: str
    start: str
    end: str
    summary: str
    status: str


Feeds = Sequence[str]
Read = list[list[Seen]]


def moment(value: date | datetime) -> str:
    """Returns a day as 2027-01-31, a time with zone as 2027-01-31T08:00:00Z."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def icalendar(feeds: Feeds) -> Read:
    """The library that wrote them, with zone data of its own (icalendar looks a TZID up before it reads VTIMEZONE)."""
    from icalendar import Calendar

    def seen(event: Any) -> Seen:
        return Seen(
            str(event["UID"]), moment(event.start), moment(event.end), str(event["SUMMARY"]), str(event["STATUS"])
        )

    return [[seen(event) for event in Calendar.from_ical(feed).walk("VEVENT")] for feed in feeds]


def vobject(feeds: Feeds) -> Read:
    """vobject (Radicale, calypso)."""
    library = pytest.importorskip("vobject", reason="vobject is not installed")

    def seen(event: Any) -> Seen:
        start, end = moment(event.dtstart.value), moment(event.dtend.value)
        return Seen(event.uid.value, start, end, event.summary.value, event.status.value)

    return [[seen(event) for event in library.readOne(feed).contents.get("vevent", ())] for feed in feeds]


def ical(feeds: Feeds) -> Read:
    """allenporter/ical (Home Assistant); it refuses a whole feed for one bad line."""
    stream = pytest.importorskip("ical.calendar_stream", reason="ical is not installed")

    def seen(event: Any) -> Seen:
        return Seen(event.uid, moment(event.dtstart), moment(event.dtend), event.summary, event.status.value)

    return [[seen(event) for event in stream.IcsCalendarStream.calendar_from_ics(feed).events] for feed in feeds]


def _node(parser: str, feeds: Feeds) -> Read:
    if shutil.which("node") is None or not (HERE / "node_modules" / parser).is_dir():
        pytest.skip(f"{parser} is not installed (npm install in tests/clients)")
    command = ["node", "read_feed.mjs", parser]
    done = subprocess.run(command, cwd=HERE, input=json.dumps(list(feeds)), capture_output=True, text=True, check=True)
    return [[Seen(**event) for event in feed] for feed in json.loads(done.stdout)]


def ical_js(feeds: Feeds) -> Read:
    """ical.js (Thunderbird, Nextcloud), with the zone that the feed itself brings."""
    return _node("ical.js", feeds)


def node_ical(feeds: Feeds) -> Read:
    """node-ical (Node-RED, MagicMirror)."""
    return _node("node-ical", feeds)


class _Time(ctypes.Structure):
    """icaltimetype of libical 3."""

    _fields_ = (
        *(
            (name, ctypes.c_int)
            for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")
        ),
        ("zone", ctypes.c_void_p),
    )


@cache
def _libical() -> Any:
    name = ctypes.util.find_library("ical")
    if name is None or ".so.3" not in name:
        return None
    library = ctypes.CDLL(name)
    for function in ("new_from_string", "get_first_component", "get_next_component"):
        getattr(library, f"icalcomponent_{function}").restype = ctypes.c_void_p
    for function in ("get_uid", "get_summary"):
        getattr(library, f"icalcomponent_{function}").restype = ctypes.c_char_p
    library.icalcomponent_get_dtstart.restype = library.icalcomponent_get_dtend.restype = _Time
    library.icaltime_as_timet_with_zone.restype = ctypes.c_long
    library.icaltime_as_timet_with_zone.argtypes = (_Time, ctypes.c_void_p)
    library.icalproperty_status_to_string.restype = ctypes.c_char_p
    return library


def libical(feeds: Feeds) -> Read:
    """libical (Evolution, GNOME Calendar, KOrganizer), with the zone that the feed itself brings."""
    library = _libical()
    if library is None:
        pytest.skip("libical 3 is not installed (Debian: libical3)")
    return [list(_libical_events(library, feed)) for feed in feeds]


def _libical_events(library: Any, feed: str) -> Iterator[Seen]:
    calendar = ctypes.c_void_p(library.icalcomponent_new_from_string(feed.encode()))
    assert calendar.value, "libical takes it for no calendar at all"
    assert library.icalcomponent_count_errors(calendar) == 0
    at = library.icalcomponent_get_first_component(calendar, VEVENT)
    while at:
        yield _libical_event(library, ctypes.c_void_p(at))
        at = library.icalcomponent_get_next_component(calendar, VEVENT)
    library.icalcomponent_free(calendar)


def _libical_event(library: Any, event: ctypes.c_void_p) -> Seen:
    def seen(time: _Time) -> str:
        if time.is_date:
            return date(time.year, time.month, time.day).isoformat()
        return moment(datetime.fromtimestamp(library.icaltime_as_timet_with_zone(time, time.zone), UTC))

    return Seen(
        uid=library.icalcomponent_get_uid(event).decode(),
        start=seen(library.icalcomponent_get_dtstart(event)),
        end=seen(library.icalcomponent_get_dtend(event)),
        summary=library.icalcomponent_get_summary(event).decode(),
        status=library.icalproperty_status_to_string(library.icalcomponent_get_status(event)).decode(),
    )


PARSERS: dict[str, Callable[[Feeds], Read]] = {
    parser.__name__: parser for parser in (icalendar, vobject, ical, ical_js, node_ical, libical)
}
