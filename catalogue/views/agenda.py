"""The agenda: sessions in the order of time, by month, and those that lie ahead."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalogue.model.borne import name_of, own_terms, venues_of
from catalogue.model.offer import Course
from catalogue.model.session import Session
from catalogue.views.months import Month, month_of, months_of
from catalogue.views.span import Span, spans_of
from catalogue.views.state import State, state_of


@dataclass(frozen=True, slots=True)
class Dated:
    """A session together with its course and its state on a day."""

    course: Course
    session: Session
    state: State

    @property
    def id(self) -> str:
        """The id of the session."""
        return self.session.id

    @property
    def begins(self) -> int:
        """When the session begins, in seconds since 1970."""
        return int(self.session.first.start.instant.timestamp())

    @property
    def day(self) -> date:
        """The day on which the session begins."""
        return self.session.first.start.day

    @property
    def over(self) -> bool:
        """Whether the session is over."""
        return self.state.over

    @property
    def cancelled(self) -> bool:
        """Whether the session will not take place."""
        return self.session.cancelled

    @property
    def months(self) -> tuple[Month, ...]:
        """The months in which the session takes place."""
        return months_of(self.session)

    @property
    def spans(self) -> tuple[Span, ...]:
        """When the parts of the session take place, in their order."""
        return spans_of(self.session)

    @property
    def terms(self) -> Sequence[str]:
        """The names of the terms of the course, some of them more than once."""
        return [*map(name_of, own_terms(self.course))]

    @property
    def venues(self) -> Sequence[str]:
        """The names of the venues of the session, some of them more than once."""
        return [*map(name_of, venues_of(self.session))]

    @property
    def month(self) -> Month:
        """Year and month in which the session begins."""
        return month_of(self.day)


def dated(courses: Iterable[Course], *, today: date) -> tuple[Dated, ...]:
    """Returns the sessions of `courses` by start, then by course and session id, so that the order never wavers."""
    return in_time(Dated(course, s, state_of(course, s, today=today)) for course in courses for s in course.sessions)


def in_time(sessions: Iterable[Dated]) -> tuple[Dated, ...]:
    """Returns sessions in the order of time."""
    return tuple(sorted(sessions, key=_order))


def _order(one: Dated) -> tuple[int, str, str]:
    return one.begins, one.course.slug, one.id


def replaced(sessions: Iterable[Dated], *, without: Iterable[Dated], new: Iterable[Dated]) -> tuple[Dated, ...]:
    """Returns sessions in the order of time without some of them and with others."""
    found = list(sessions)
    for one in without:
        del found[bisect_left(found, _order(one), key=_order)]
    for one in new:
        insort(found, one, key=_order)
    return tuple(found)


def coming(sessions: Iterable[Dated]) -> tuple[Dated, ...]:
    """Returns the sessions that are not over, cancelled ones included."""
    return tuple(one for one in sessions if not one.over)


def next_session(sessions: Iterable[Dated]) -> Dated | None:
    """Returns, of the sessions of a course, the next one can still register for, else the next that takes place."""
    taking_place = [one for one in coming(sessions) if not one.cancelled]
    return next((one for one in taking_place if one.state.open), taking_place[0] if taking_place else None)


def by_first_month(sessions: Iterable[Dated]) -> Mapping[Month, tuple[Dated, ...]]:
    """Returns the sessions by the month in which they begin, months in order."""
    return _grouped((one.month, one) for one in sessions)


def by_months(sessions: Iterable[Dated]) -> Mapping[Month, tuple[Dated, ...]]:
    """Returns the sessions of each month in which something takes place, by when they first do so in it; months in order."""
    groups = _grouped((month, one) for one in sessions for month in one.months)
    return {month: tuple(sorted(each, key=lambda one: _since(one, month))) for month, each in groups.items()}


def _since(one: Dated, month: Month) -> tuple[int, str, str]:
    """Where a session stands in the list of a month: by its first part there, and then as elsewhere."""
    if month == one.month:
        return _order(one)
    inside = (
        span.begins
        for span in one.spans
        if month_of(date.fromordinal(span.first)) <= month <= month_of(date.fromordinal(span.last))
    )
    return min(inside, default=one.begins), one.course.slug, one.id


def _grouped(sessions: Iterable[tuple[Month, Dated]]) -> Mapping[Month, tuple[Dated, ...]]:
    groups: dict[Month, list[Dated]] = defaultdict(list)
    for month, one in sessions:
        groups[month].append(one)
    return {month: tuple(groups[month]) for month in sorted(groups)}
