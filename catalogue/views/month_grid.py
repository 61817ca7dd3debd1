"""The grid of a month: its weeks of seven days, with the sessions that take place in it."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from catalogue.model.session import Part
from catalogue.views.agenda import Dated
from catalogue.views.months import Month
from catalogue.views.span import Span


class Slot(Struct, frozen=True):
    """A part of a session on one of its days; the session, which may be asleep, is asked for it late."""

    one: Dated
    span: Span

    @property
    def part(self) -> Part:
        """The part."""
        return next(part for part in self.one.session.parts if part.id == self.span.id)


class Day(Struct, frozen=True):
    """A day of a week; one that belongs to another month has `inside` false and no slots."""

    day: date
    inside: bool
    slots: tuple[Slot, ...]


def weeks(month: Month, sessions: Iterable[Dated]) -> tuple[tuple[Day, ...], ...]:
    """Returns a month as weeks from Monday to Sunday (ISO 8601), each day with its parts in the order of time."""
    slots: dict[date, list[Slot]] = defaultdict(list)
    for one in sessions:
        for span in one.spans:
            for day in _days(span, month):
                slots[day].append(Slot(one, span))
    return tuple(tuple(_day(day, month, slots[day]) for day in week) for week in Calendar().monthdatescalendar(*month))


def _day(day: date, month: Month, slots: list[Slot]) -> Day:
    ordered = sorted(slots, key=lambda slot: (slot.span.begins, slot.one.course.slug, slot.span.id))
    return Day(day, inside=(day.year, day.month) == month, slots=tuple(ordered))


def _days(span: Span, month: Month) -> Iterator[date]:
    """Yields the days of `month` on which a part takes place."""
    first = max(span.first, date(*month, 1).toordinal())
    last = min(span.last, first + 31)
    for number in range(first, last + 1):
        day = date.fromordinal(number)
        if (day.year, day.month) == month:
            yield day
