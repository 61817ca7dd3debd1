"""Calendars the slow way: by icalendar, pydantic and json, as what the faster code writes must equal byte for byte."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import quote

from icalendar import Calendar, Event, vCalAddress, vText, vUri
from pydantic import RootModel

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.colour import nearest_name
from catalogue.outputs.calendar.entry import Entry, Organizer
from catalogue.outputs.calendar.ledger import SCHEMA, Ledger
from catalogue.outputs.calendar.timezone import Timezone
from catalogue.outputs.calendar.vcalendar import PRODUCT
from catalogue.outputs.calendar.vevent import Stamps

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def event_by_icalendar(entry: Entry, stamps: Stamps, *, zone: Timezone) -> bytes:
    """Returns the VEVENT of an entry as the library writes it."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.fromisoformat(stamps.changed))
    event.add("last-modified", datetime.fromisoformat(stamps.changed))
    event.add("sequence", stamps.sequence)
    _add_times(event, entry, zone)
    event.add("summary", line_of(entry.summary))
    event.add("description", text_of(entry.description))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", vUri(entry.url))
    _add_details(event, entry)
    rendered: bytes = event.to_ical()
    return rendered


def head_by_icalendar(zone: Timezone, *, name: str, colour: str) -> list[bytes]:
    """Returns the lines of an empty VCALENDAR without a zone as the library writes them."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-timezone", vText(zone.key))
    if name:
        calendar.add("name", line_of(name))
        calendar.add("x-wr-calname", vText(line_of(name)))
        calendar.add("refresh-interval", timedelta(hours=4), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vText("PT4H"))
    if colour:
        calendar.add("color", nearest_name(colour))
    rendered: bytes = calendar.to_ical()
    return rendered.removesuffix(b"END:VCALENDAR\r\n").split(b"\r\n")[:-1]


def text_of(text: str) -> str:
    """Returns `text` without control characters, asked for one by one."""
    broken = _BREAKS.sub("\n", text).replace("\t", " ")
    return "".join(c for c in broken if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def line_of(text: str) -> str:
    """Returns the same on one line."""
    return " ".join(text_of(text).split())


def fields_by_pydantic(entry: Entry) -> dict[str, Any]:
    """Returns the fields of an entry as values of JSON."""
    fields: dict[str, Any] = RootModel[Entry](entry).model_dump(mode="json")
    return fields


def digest_by_json(value: object) -> str:
    """Returns the SHA-256 of a JSON value, whatever the order of its keys."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def ledger_by_json(ledger: Ledger) -> bytes:
    """Returns the file of a ledger."""
    data: Mapping[str, Any] = ledger.model_dump(mode="json", exclude_defaults=True) | {"schema": SCHEMA}
    text = json.dumps(dict(data) | {"checksum": digest_by_json(data)}, sort_keys=True, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def _add_details(event: Event, entry: Entry) -> None:
    if entry.location:
        event.add("location", line_of(entry.location))
    if entry.categories:
        event.add("categories", [line_of(category) for category in entry.categories])
    if entry.geo is not None:
        event.add("geo", (entry.geo.lat, entry.geo.lon))
    if entry.organizer is not None:
        event.add("organizer", _address(entry.organizer))
    if entry.conference:
        event.add("conference", vUri(entry.conference), parameters={"VALUE": "URI"})
    for sibling in entry.siblings:
        event.add("related-to", sibling, parameters={"RELTYPE": "SIBLING"})


def _add_times(event: Event, entry: Entry, zone: Timezone) -> None:
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
    address = vCalAddress(f"mailto:{quote(organizer.email, safe='@!$*+-._~')}")
    address.params["CN"] = re.sub(r'["^]', "'", line_of(organizer.name))
    return address
