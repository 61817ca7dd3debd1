"""Versions: of an event that a calendar holds several times, the newest (RFC 5546, 2.1.5)."""

from collections.abc import Hashable, Sequence
from datetime import datetime
from typing import TypeVar

from catalogue.importing.event_properties import Properties, told, word

Event = TypeVar("Event", bound=Properties)


def newest(events: Sequence[Event]) -> list[Event]:
    """Returns the events of one UID without earlier versions and repetitions, in their order.

    Of those that mean the same date of a series, a higher SEQUENCE wins. Where it is the same, events of another start or
    title are others, as programs write them that give all events one UID.
    """
    latest: dict[Hashable, int] = {}
    for event in events:
        latest[_date(event)] = max(latest.get(_date(event), 0), _sequence(event))
    last: dict[Hashable, Event] = {}
    for event in sorted((each for each in events if _sequence(each) == latest[_date(each)]), key=_changed):
        last[_date(event), told(event, "DTSTART"), word(event, "SUMMARY")] = event
    kept = {id(event) for event in last.values()}
    return [event for event in events if id(event) in kept]


def _date(event: Properties) -> Hashable:
    """Which date of a series an event is about; None for all of it, or for an event alone."""
    return told(event, "RECURRENCE-ID")


def _changed(event: Properties) -> str:
    moment = told(event, "LAST-MODIFIED") or told(event, "DTSTAMP")
    return f"{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else ""


def _sequence(event: Properties) -> int:
    number = word(event, "SEQUENCE")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
