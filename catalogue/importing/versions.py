"""Versions: of an event that a calendar holds several times, the newest (RFC 5546, 2.1.5)."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import datetime

from icalendar import Component

from catalogue.importing.event_properties import told, word


def newest(events: Sequence[Component]) -> list[Component]:
    """Returns the events of one UID without earlier versions and repetitions, in their order.

    Of those that mean the same date of a series, a higher SEQUENCE wins. Where it is the same, events of another start or
    title are others, as programs write them that give all events one UID.
    """
    latest: dict[Hashable, int] = {}
    for event in events:
        latest[_date(event)] = max(latest.get(_date(event), 0), _sequence(event))
    last: dict[Hashable, Component] = {}
    for event in _by_change(each for each in events if _sequence(each) == latest[_date(each)]):
        last[_date(event), told(event, "DTSTART"), word(event, "SUMMARY")] = event
    kept = {id(event) for event in last.values()}
    return [event for event in events if id(event) in kept]


def _date(event: Component) -> Hashable:
    """Which date of a series an event is about; None for all of it, or for an event alone."""
    return told(event, "RECURRENCE-ID")


def _by_change(events: Iterable[Component]) -> Iterator[Component]:
    yield from sorted(events, key=_changed)


def _changed(event: Component) -> str:
    moment = told(event, "LAST-MODIFIED") or told(event, "DTSTAMP")
    return f"{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else ""


def _sequence(event: Component) -> int:
    number = word(event, "SEQUENCE")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
