"""The months in which a session takes place."""

from datetime import date, time, timedelta

from catalogue.model.session import Part, Session

Month = tuple[int, int]


def month_of(day: date) -> Month:
    """Returns the month in which a day lies."""
    return day.year, day.month


def months_of(session: Session) -> tuple[Month, ...]:
    """Returns the months in which the parts of a session begin and end, in order."""
    if len(session.parts) == 1:  # as most have
        part = session.parts[0]
        first, last = part.start.day, last_day(part)
        if month_of(first) == month_of(last):
            return (month_of(first),)
    days = (day for part in session.parts for day in (part.start.day, last_day(part)))
    return tuple(sorted(set(map(month_of, days))))


def last_day(part: Part) -> date:
    """The last day of a part: one that ends at midnight does not reach into the next."""
    midnight = part.end.clock == time() and part.end.day > part.start.day
    return part.end.day - timedelta(days=1) if midnight else part.end.day
