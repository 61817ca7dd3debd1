"""The months in which a session takes place."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from catalogue.model.session import Part, Session

Month = tuple[int, int]


def month_of(day: date) -> Month:
    """Returns the month in which a day lies."""
    return day.year, day.month


def months_of(session: Session) -> tuple[Month, ...]:
    """Returns the months in which the parts of a session take place, in order."""
    if len(session.parts) == 1:  # as most have
        part = session.parts[0]
        first, last = part.start.day, last_day(part)
        if month_of(first) == month_of(last):
            return (month_of(first),)
    months = (month for part in session.parts for month in _between(part.start.day, last_day(part)))
    return tuple(sorted(set(months)))


def _between(first: date, last: date) -> Iterator[Month]:
    """Yields the months from one day to another: a part from 30 January to 1 March has all of February between."""
    month, end = month_of(first), month_of(last)
    while month < end:
        yield month
        month = month_of(date(*month, 1) + timedelta(days=31))
    yield end


def last_day(part: Part) -> date:
    """The last day of a part: one that ends at midnight does not reach into the next."""
    midnight = part.end.clock == time() and part.end.day > part.start.day
    return part.end.day - timedelta(days=1) if midnight else part.end.day
