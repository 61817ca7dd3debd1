"""Rules about sessions: their order in time, their registration, their numbers of people."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from catalogue.checks.subject import Subject
from catalogue.model.offer import Course
from catalogue.model.problem import Problem
from catalogue.model.session import Session, SessionStatus


def _sessions(subject: Subject) -> Iterator[tuple[Course, int, Session]]:
    for course in subject.catalogue.courses:
        for index, session in enumerate(course.sessions):
            yield course, index, session


def overlapping_parts(subject: Subject) -> Iterator[Problem]:
    """Two parts of one session take place at the same time."""
    for course, index, session in _sessions(subject):
        ordered = sorted(enumerate(session.parts), key=lambda pair: pair[1].start.instant)
        for (_, earlier), (position, later) in pairwise(ordered):
            if later.start.instant < earlier.over.instant:
                place = ("sessions", index, "parts", position, "start")
                yield subject.problem("overlapping-parts", course, *place, value=later.id, other=earlier.id)


def part_over_night(subject: Subject) -> Iterator[Problem]:
    """A part goes beyond midnight; calendars would show one bar over the night."""
    for course, index, session in _sessions(subject):
        for position, part in enumerate(session.parts):
            # Midnight itself is still the evening.
            last = part.end.instant - timedelta(minutes=1)
            if not part.whole_day and last.astimezone(part.end.zone).date() > part.start.day:
                yield subject.warning("part-over-night", course, "sessions", index, "parts", position, "end")


def part_without_id(subject: Subject) -> Iterator[Problem]:
    """A part of a session of several parts has no `id`; should one be added before it, calendars mix them up."""
    for course, index, session in _sessions(subject):
        for position, part in enumerate(session.parts):
            if len(session.parts) > 1 and part.id == str(position + 1):
                place = ("sessions", index, "parts", position)
                yield subject.warning("part-without-id", course, *place, example=f"tag-{position + 1}")


def registration_closes_late(subject: Subject) -> Iterator[Problem]:
    """Registration would still be open when the session has begun."""
    for course, index, session in _sessions(subject):
        closing = course.closing_day(session)
        start = session.first.start.day
        if closing and closing > start and session.closes is not None:
            yield subject.problem(
                "registration-closes-late", course, "sessions", index, "closes", value=closing, start=start
            )
        elif closing and closing > start and _coming(session, subject.today):
            yield subject.problem(
                "registration-closes-late", course, "registration", "closes", value=closing, start=start
            )


def _coming(session: Session, today: date) -> bool:
    return session.first.start.day >= today and not session.cancelled


def session_after_closing(subject: Subject) -> Iterator[Problem]:
    """A session is still open for registration by its status, but the fixed closing day of the course has passed."""
    for course, index, session in _sessions(subject):
        registration = course.registration
        fixed = registration.closes if registration and isinstance(registration.closes, date) else None
        if fixed and session.closes is None and fixed < subject.today and _open(session, subject.today):
            yield subject.warning("session-after-closing", course, "sessions", index, value=fixed)


def _open(session: Session, today: date) -> bool:
    return session.status in (SessionStatus.SCHEDULED, SessionStatus.CONFIRMED) and session.first.start.day > today


def held_in_future(subject: Subject) -> Iterator[Problem]:
    """A session is called `held` although it has not begun yet."""
    for course, index, session in _sessions(subject):
        start = session.first.start.day
        if session.status is SessionStatus.HELD and start > subject.today:
            yield subject.problem("held-in-future", course, "sessions", index, "status", start=start)


def attendance_without_held(subject: Subject) -> Iterator[Problem]:
    """`attendance` is given for a session that has not been held."""
    for course, index, session in _sessions(subject):
        if session.attendance is not None and session.status is not SessionStatus.HELD:
            yield subject.warning(
                "attendance-without-held", course, "sessions", index, "attendance", status=session.status
            )


def too_many_people(subject: Subject) -> Iterator[Problem]:
    """More places are left than there are, or places are left in a session called `full`."""
    for course, index, session in _sessions(subject):
        limit = course.capacity.max if course.capacity else None
        left = session.places_left
        if left and session.status is SessionStatus.FULL:
            yield subject.problem("full-with-places", course, "sessions", index, "places_left", value=left)
        elif left is not None and limit is not None and left > limit:
            yield subject.problem("too-many-places", course, "sessions", index, "places_left", value=left, limit=limit)


def withdrawn_still_listed(subject: Subject) -> Iterator[Problem]:
    """`withdrawn` names a session that still stands under `sessions`: it cannot be there and never have been there."""
    for course in subject.catalogue.courses:
        listed = {session.id for session in course.sessions}
        for index, session in enumerate(course.withdrawn):
            if session in listed:
                yield subject.problem("withdrawn-still-listed", course, "withdrawn", index, value=session)
