"""Months: sessions by the months in which they take place, and a month as weeks of seven days."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from catalogue.model.session import Part
from catalogue.views.agenda import Dated
from catalogue.views.months import Month, last_day


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a session on one of its days."""

    one: Dated
    part: Part


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a week; one that belongs to another month has `inside` false and no slots."""

    day: date
    inside: bool
    slots: tuple[Slot, ...] = ()


def by_months(sessions: Iterable[Dated]) -> Mapping[Month, tuple[Dated, ...]]:
    """Returns the sessions of each month in which something takes place, months in order."""
    groups: dict[Month, list[Dated]] = defaultdict(list)
    for one in sessions:
        for month in one.months:
            groups[month].append(one)
    return {month: tuple(groups[month]) for month in sorted(groups)}


def weeks(month: Month, sessions: Iterable[Dated]) -> tuple[tuple[Day, ...], ...]:
    """Returns a month as weeks from Monday to Sunday (ISO 8601), each day with its parts in the order of time."""
    slots: dict[date, list[Slot]] = defaultdict(list)
    for one in sessions:
        for part in one.session.parts:
            for day in _days(part, month):
                slots[day].append(Slot(one, part))
    return tuple(tuple(_day(day, month, slots[day]) for day in week) for week in Calendar().monthdatescalendar(*month))


def _day(day: date, month: Month, slots: list[Slot]) -> Day:
    ordered = sorted(slots, key=lambda slot: (slot.part.start.instant, slot.one.course.slug, slot.part.id))
    return Day(day, inside=(day.year, day.month) == month, slots=tuple(ordered))


def _days(part: Part, month: Month) -> Iterator[date]:
    """Yields the days of `month` on which a part takes place."""
    first = max(part.start.day, date(*month, 1))
    last = min(last_day(part), first + timedelta(days=31))
    for distance in range((last - first).days + 1):
        day = first + timedelta(days=distance)
        if (day.year, day.month) == month:
            yield day
