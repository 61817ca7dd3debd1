"""POSIX time zone rules, the footer of TZif data: `CET-1CEST,M3.5.0,M10.5.0/3` (RFC 9636, 3.3; POSIX.1, 8.3)."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from msgspec import Struct

_NAME = r"(?:<[A-Za-z0-9+-]+>|[A-Za-z]{3,})"
_OFFSET = r"[+-]?\d{1,3}(?::\d{2}){0,2}"
_DAY = r"(?:J\d{1,3}|\d{1,3}|M\d{1,2}\.[1-5]\.[0-6])"
_FOOTER = re.compile(
    rf"({_NAME})({_OFFSET})(?:({_NAME})({_OFFSET})?,({_DAY})(?:/({_OFFSET}))?,({_DAY})(?:/({_OFFSET}))?)?", re.ASCII
)
_HOUR = timedelta(hours=1)
_DAY_LENGTH = timedelta(days=1)
TWO_O_CLOCK = "2"


class Onset(Struct, frozen=True):
    """When the clocks change each year.

    `day` is the rule's day as written (`M3.5.0`, `J60`, `59`); `clock` is the time after midnight of that day by
    the wall clock before the change: below zero or above 24 hours, it falls on another day.
    """

    day: str
    clock: timedelta

    def rule_day(self, year: int) -> date:
        """Returns the day that the rule names in `year`, before `clock` moves it."""
        if self.day[0] == "J":  # a number without leap days: 60 is always 1 March
            plain = date(2001, 1, 1) + timedelta(days=int(self.day[1:]) - 1)
            return plain.replace(year=year)
        if self.day[0] != "M":  # days since 1 January, leap days counted
            return date(year, 1, 1) + timedelta(days=int(self.day))
        month, week, weekday = (int(number) for number in self.day[1:].split("."))
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1))
        return day if day.month == month else day - timedelta(days=7)

    def wall(self, year: int) -> datetime:
        """Returns the moment of the change in `year` by the wall clock before it."""
        return datetime.combine(self.rule_day(year), time()) + self.clock

    @property
    def shift(self) -> int:
        """How many days after the rule's day the change really falls."""
        return self.clock // _DAY_LENGTH


class Change(Struct, frozen=True):
    """One of the two changes of a year: from which offset to which, under which abbreviation, and when."""

    name: str
    before: timedelta
    after: timedelta
    onset: Onset


class PosixRule(Struct, frozen=True):
    """The rule of a zone: its standard time, and the changes of each year if it has any.

    Offsets are east of Greenwich, as in RFC 5545 and the other way round than POSIX writes them.
    """

    name: str
    offset: timedelta
    changes: tuple[Change, ...] = ()

    def offset_at(self, instant: datetime) -> timedelta:
        """Returns the offset at `instant`, a time in UTC without zone."""
        for turn, offset in _turns(self, instant.year):
            if turn <= instant:
                return offset
        return self.offset

    def first_instant(self, wall: datetime) -> datetime | None:
        """Returns the first moment in UTC at which clocks show `wall`; None when they skip it (RFC 5545, 3.3.5)."""
        offsets = {self.offset, *(change.after for change in self.changes)}
        return min((wall - offset for offset in offsets if self.offset_at(wall - offset) == offset), default=None)


@lru_cache(maxsize=1024)
def _turns(rule: PosixRule, year: int) -> tuple[tuple[datetime, timedelta], ...]:
    """The changes from the year before to the year after, the last first: when in UTC, and to which offset."""
    years = range(year - 1, year + 2)
    turns = ((change.onset.wall(each) - change.before, change.after) for each in years for change in rule.changes)
    return tuple(sorted(turns, reverse=True))


def parse_footer(text: str) -> PosixRule:
    """Returns the rule written as `text`; raises ValueError when it is none (also when empty: no current rule)."""
    match = _FOOTER.fullmatch(text)
    if match is None:
        raise ValueError(f"not the rule of a time zone: {text!r}")
    standard, offset, summer, summer_offset, begins, begin_clock, ends, end_clock = match.groups()
    usual = -_length(offset)
    if summer is None:
        return PosixRule(name=standard.strip("<>"), offset=usual)
    other = -_length(summer_offset) if summer_offset else usual + _HOUR
    begin = Onset(begins, _length(begin_clock or TWO_O_CLOCK))
    end = Onset(ends, _length(end_clock or TWO_O_CLOCK))
    changes = (Change(summer.strip("<>"), usual, other, begin), Change(standard.strip("<>"), other, usual, end))
    return PosixRule(name=standard.strip("<>"), offset=usual, changes=changes)


def _length(text: str) -> timedelta:
    hours, minutes, seconds = (*(int(number) for number in text.lstrip("+-").split(":")), 0, 0)[:3]
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if text[0] == "-" else length
