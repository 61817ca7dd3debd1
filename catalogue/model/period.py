"""Periods: days from a first to a last, as people name them: 2026, 2026-Q1, 2026-03, 2026-01/2026-06."""

import re
from datetime import date, timedelta

from msgspec import Struct

from catalogue.model.duration import months_after

_NAMED = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?", re.ASCII | re.IGNORECASE
)


class Period(Struct, frozen=True):
    """All days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def parse_period(text: str) -> Period | None:
    """Returns the period written as `text`, or None when it is none; of two with a slash between, all from one to the other."""
    named = [_named(each.strip()) for each in text.split("/")]
    if len(named) > 2 or None in named:
        return None
    found = [each for each in named if each is not None]
    period = Period(found[0].first, found[-1].last)
    return period if period.first <= period.last else None


def _named(text: str) -> Period | None:
    match = _NAMED.fullmatch(text)
    if match is None:
        return None
    quarter, month, day = match["quarter"], match["month"], match["day"]
    months = 3 if quarter else 1 if month else 12
    begin = int(quarter) * 3 - 2 if quarter else int(month or 1)
    try:
        first = date(int(match["year"]), begin, int(day or 1))
        return Period(first, first if day else months_after(first, months) - timedelta(days=1))
    except (ValueError, OverflowError):
        return None
