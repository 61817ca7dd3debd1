"""Runs: the sessions of a course as the search needs them, part by part, in days since 1970."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from catalogue.model.offer import Course
from catalogue.model.session import TO_COME, Part, Session

EPOCH = date(1970, 1, 1).toordinal()
# The end of registration of a course that can be begun at any time.
ALWAYS = 99999
# Of a course whose dates are not known yet the search knows one part that does not take place: it has no date to show, and
# cannot be begun at any time.
_AWAITED = (0, 0, 0, 1)
# In the place of the last day to register: all places are taken.
FULL = -1


class Run(NamedTuple):
    """A part of a session: first and last day, the last one to register (0: nobody can, FULL: no more), 1 where it is cancelled."""

    first: int
    last: int
    until: int
    cancelled: int


def runs_of(course: Course) -> tuple[Run, ...]:
    """Returns all parts of the sessions of a course, the earliest first: who asks for a month is shown the part within."""
    if not course.sessions and not course.any_time:
        return (Run(*_AWAITED),)
    return tuple(sorted(run for session in course.sessions for run in _runs(course, session)))


def _runs(course: Course, session: Session) -> Iterator[Run]:
    until = _until(course, session)
    for part in session.parts:
        start, end = part.start.day.toordinal() - EPOCH, part.end.day.toordinal() - EPOCH
        yield Run(start, end, until, int(session.cancelled))


def _until(course: Course, session: Session) -> int:
    if session.full:
        return FULL
    if session.status not in TO_COME or not course.registers(session):
        return 0
    first = session.first.start.day.toordinal() - EPOCH
    closing = course.closing_day(session)
    return first if closing is None else min(first, closing.toordinal() - EPOCH)


def open_until(runs: Iterable[Run]) -> int:
    """Returns the month of the last open registration as its first day; 0 where there is none, ALWAYS without runs: it is there at any time."""
    own = tuple(runs)
    return max((_month(run.until) for run in own if run.until > 0), default=0) if own else ALWAYS


@lru_cache(maxsize=4096)
def _month(day: int) -> int:
    return date.fromordinal(day + EPOCH).replace(day=1).toordinal() - EPOCH


def days_of(course: Course) -> tuple[tuple[str, int], ...]:
    """Returns the days of the sessions that are not cancelled, each once: month ("2027-03") and day of the month."""
    held = (session for session in course.sessions if not session.cancelled)
    days = {day for session in held for part in session.parts for day in _days(part)}
    return tuple(_named(day) for day in sorted(days))


@lru_cache(maxsize=16384)
def _named(ordinal: int) -> tuple[str, int]:
    day = date.fromordinal(ordinal)
    return day.isoformat()[:7], day.day


def _days(part: Part) -> Iterator[int]:
    """The days of a part; of a very long one its first and last."""
    first, last = part.start.day.toordinal(), part.end.day.toordinal()
    return iter(range(first, last + 1) if last - first < 32 else (first, last))
