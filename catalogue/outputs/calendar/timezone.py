"""Time zones as calendars need them: observances with yearly rules, made from the zone's own data (RFC 5545, 3.6.5)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import resources

from msgspec import Struct

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.posix import Change, PosixRule, parse_footer

# The first year of every observance; what lies before its end is written in UTC.
FIRST_YEAR = 1970
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
# Days and leap years repeat after so many years.
_CYCLE = range(FIRST_YEAR, FIRST_YEAR + 400)


class Observance(Struct, frozen=True):
    """A STANDARD or DAYLIGHT part of a VTIMEZONE.

    `onset` is its first wall time, told by the offset before; `rule` its RRULE, empty when the clocks never change.
    """

    daylight: bool
    name: str
    before: timedelta
    after: timedelta
    onset: datetime
    rule: str = ""


class Timezone(Struct, frozen=True):
    """A zone as calendars carry it: its IANA name, the rule in force and the observances that say it."""

    key: str
    rule: PosixRule
    observances: tuple[Observance, ...]

    def __hash__(self) -> int:
        """Is asked for with every entry: one zone of a name is known at a time, and its observances are many."""
        return hash(self.key)

    def tells(self, moment: Moment) -> bool:
        """Tells whether `moment`, written as wall time with this zone, is read as the right instant.

        It is not for the second of two equal wall times (PEP 495, fold=1), nor where the zone's data know better
        than its yearly rule: long ago, before an announced change of law, in Ramadan. UTC is right then.
        """
        wall = datetime.combine(moment.day, moment.clock or time())
        return wall.year > FIRST_YEAR and self.rule.first_instant(wall) == moment.instant.replace(tzinfo=None)


@cache
def timezone(key: str) -> Timezone:
    """Returns the zone called `key` (Europe/Berlin) as the package tzdata knows it today.

    Raises ValueError when its data have no current rule or one that no RRULE can say.
    """
    data = resources.files("tzdata").joinpath("zoneinfo", *key.split("/")).read_bytes()
    rule = parse_footer(data.rsplit(b"\n", 2)[1].decode("ascii"))
    return Timezone(key=key, rule=rule, observances=observances_of(rule))


def observances_of(rule: PosixRule) -> tuple[Observance, ...]:
    """Returns the observances of a rule; raises ValueError when no RRULE can say one of its changes."""
    if not rule.changes:
        onset = datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001 - wall time
        return (Observance(daylight=False, name=rule.name, before=rule.offset, after=rule.offset, onset=onset),)
    return tuple(observance for change in rule.changes for observance in _observances(change))


def _observances(change: Change) -> Iterator[Observance]:
    """Yields one observance a change, two where its day may fall into either of two months.

    The greater offset is the DAYLIGHT one, also in Dublin, whose law says the opposite: Outlook knows no other.
    """
    clock = change.onset.wall(FIRST_YEAR).time()
    for first, rule in _recurrences(change):
        yield Observance(
            daylight=change.after > change.before,
            name=change.name,
            before=change.before,
            after=change.after,
            onset=datetime.combine(first, clock),
            rule=rule,
        )


def _recurrences(change: Change) -> Iterator[tuple[date, str]]:
    """Yields the first day and the RRULE of a change."""
    day, shift = change.onset.day, change.onset.shift
    first = change.onset.wall(FIRST_YEAR).date()
    if shift:
        yield from _shifted(change)
    elif day[0] == "J":
        yield first, f"FREQ=YEARLY;BYMONTH={first.month};BYMONTHDAY={first.day}"
    elif day[0] == "M":
        month, week, weekday = (int(number) for number in day[1:].split("."))
        yield first, f"FREQ=YEARLY;BYMONTH={month};BYDAY={-1 if week == 5 else week}{_WEEKDAYS[weekday]}"
    else:
        yield first, f"FREQ=YEARLY;BYYEARDAY={int(day) + 1}"


def _shifted(change: Change) -> Iterator[tuple[date, str]]:
    """Yields rules for a change whose hour lies outside its day ("Friday after the 4th Thursday").

    All days on which it can fall are listed by month; together with the weekday they must leave one day a year.
    """
    days = [change.onset.wall(year).date() for year in _CYCLE]
    weekdays = {day.isoweekday() % 7 for day in days} if change.onset.day[0] == "M" else set(range(7))
    months: dict[int, set[int]] = defaultdict(set)
    for day in days:
        months[day.month].add(day.day)
    if any(len(_matches(year, months, weekdays)) != 1 for year in _CYCLE):
        raise ValueError(f"no RRULE says this change of clocks: {change.onset}")
    suffix = f";BYDAY={_WEEKDAYS[min(weekdays)]}" if len(weekdays) == 1 else ""
    for month, numbers in sorted(months.items()):
        first = min(day for day in days if day.month == month)
        listed = ",".join(str(number) for number in sorted(numbers))
        yield first, f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={listed}{suffix}"


def _matches(year: int, months: dict[int, set[int]], weekdays: set[int]) -> list[date]:
    """The days of a year that the rules for `months` name, each list of days cut at the month's end."""
    january = date(year, 1, 1)
    every = (january + timedelta(days=n) for n in range(366))
    named = (day for day in every if day.year == year and day.day in months.get(day.month, ()))
    return [day for day in named if day.isoweekday() % 7 in weekdays]
