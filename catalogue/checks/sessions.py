"""Rules about sessions: their order in time, their registration, their numbers of people."""

from collections.abc import Iterator
from datetime import date, timedelta

from catalogue.checks.circumstances import Circumstances
from catalogue.model.duration import Duration
from catalogue.model.offer import Course
from catalogue.model.problem import Problem
from catalogue.model.session import Session, SessionStatus

_YEAR = Duration("P1Y", months=12)
# Nobody announces a session earlier than this.
_LONG = Duration("P5Y", months=60)
# For so long the numbers of a course are taken for those that held when a session took place.
_LATELY = timedelta(days=60)


def overlapping_parts(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """Two parts of one session take place at the same time."""
    for index, session in enumerate(course.sessions):
        if len(session.parts) < 2:
            continue
        (_, latest), *others = sorted(enumerate(session.parts), key=lambda pair: pair[1].start.instant)
        for position, part in others:
            if part.start.instant < latest.over.instant:
                place = ("sessions", index, "parts", position, "start")
                yield circumstances.problem("overlapping-parts", course, *place, value=part.id, other=latest.id)
            # Of those before, the one that ends last: a short one may lie within a long one.
            latest = max(latest, part, key=lambda each: each.over.instant)


def part_over_night(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """A part goes beyond midnight; calendars would show one bar over the night."""
    for index, session in enumerate(course.sessions):
        for position, part in enumerate(session.parts):
            if part.whole_day or part.end.day == part.start.day:
                continue
            # Midnight itself is still the evening.
            last = part.end.instant - timedelta(minutes=1)
            if last.astimezone(part.end.zone).date() > part.start.day:
                yield circumstances.warning("part-over-night", course, "sessions", index, "parts", position, "end")


def part_without_id(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """A part of a session of several parts has no `id`; should one be added before it, calendars mix them up."""
    for index, session in enumerate(course.sessions):
        for position, part in enumerate(session.parts):
            if len(session.parts) > 1 and part.id == str(position + 1):
                place = ("sessions", index, "parts", position)
                yield circumstances.warning("part-without-id", course, *place, number=position + 1)


def registration_closes_late(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """Registration would still be open when the session has begun."""
    for index, session in enumerate(course.sessions):
        closing = course.closing_day(session)
        start = session.first.start.day
        if closing and closing > start and session.closes is not None:
            yield circumstances.problem(
                "registration-closes-late", course, "sessions", index, "closes", value=closing, start=start
            )
        elif closing and closing > start and _coming(session, circumstances):
            yield circumstances.problem(
                "registration-closes-late", course, "registration", "closes", value=closing, start=start
            )


def _coming(session: Session, circumstances: Circumstances) -> bool:
    return not session.cancelled and not circumstances.passed(session.first.start.day)


def session_after_closing(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """A session is still open for registration by its status, but the fixed closing day of the course has passed."""
    for index, session in enumerate(course.sessions):
        registration = course.registration
        fixed = registration.closes if registration and isinstance(registration.closes, date) else None
        if fixed and session.closes is None and _open(session, circumstances) and circumstances.passed(fixed):
            yield circumstances.warning("session-after-closing", course, "sessions", index, value=fixed)


def _open(session: Session, circumstances: Circumstances) -> bool:
    able = session.status in (SessionStatus.SCHEDULED, SessionStatus.CONFIRMED)
    return able and circumstances.ahead(session.first.start.day)


def held_in_future(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """A session is called `held` although it has not begun yet."""
    for index, session in enumerate(course.sessions):
        start = session.first.start.day
        if session.status is SessionStatus.HELD and circumstances.ahead(start):
            yield circumstances.problem("held-in-future", course, "sessions", index, "status", start=start)


def attendance_without_held(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """`attendance` is given for a session that has not been held."""
    for index, session in enumerate(course.sessions):
        if session.attendance is not None and session.status is not SessionStatus.HELD:
            yield circumstances.warning(
                "attendance-without-held", course, "sessions", index, "attendance", status=session.status
            )


def capacity_without_registration(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """Places are counted, but nothing is said about registration, so that the page tells nobody need register."""
    if course.capacity and course.sessions and not course.tells_registration:
        yield circumstances.warning("capacity-without-registration", course, "capacity")


def registration_not_told(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """People will meet, but nothing is said about registration, so that the page tells nobody need register.

    Where places are counted, that is told at these; what one learns alone, as its format says, may have dates nobody comes to.
    """
    alone = course.format is not None and not course.meets
    if course.capacity or course.tells_registration or alone:
        return
    if any(_coming(session, circumstances) for session in course.sessions):
        yield circumstances.warning("registration-not-told", course, "sessions")


def too_many_people(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """More places are left than there are, or places are left in a session called `full`."""
    for index, session in enumerate(course.sessions):
        limit = course.capacity.max if course.capacity else None
        left = session.places_left
        if left and session.status is SessionStatus.FULL:
            yield circumstances.problem("full-with-places", course, "sessions", index, "places_left", value=left)
        elif left is not None and limit is not None and left > limit:
            yield circumstances.problem(
                "too-many-places", course, "sessions", index, "places_left", value=left, limit=limit
            )


def withdrawn_still_listed(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """`withdrawn` names a session that still stands under `sessions`: it cannot be there and never have been there."""
    listed = {session.id for session in course.sessions} if course.withdrawn else set()
    for index, session in enumerate(course.withdrawn):
        if session in listed:
            yield circumstances.problem("withdrawn-still-listed", course, "withdrawn", index, value=session)


def session_far_ahead(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """A session begins in more than five years: 2072 in place of 2027."""
    for index, session in enumerate(course.sessions):
        start = session.first.start.day
        if circumstances.ahead(_LONG.before(start)):
            yield circumstances.warning("session-far-ahead", course, "sessions", index, "start", value=start)


def registration_closes_early(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """Registration for a session to come closes more than a year before it; a day that is fixed for the whole course may."""
    for index, session in enumerate(course.sessions):
        closing, start = course.closing_day(session), session.first.start.day
        if closing is None or closing >= _YEAR.before(start) or not _coming(session, circumstances):
            continue
        if session.closes is not None:
            yield circumstances.warning(
                "registration-closes-early", course, "sessions", index, "closes", value=closing, start=start
            )
        elif course.registration and isinstance(course.registration.closes, Duration):
            yield circumstances.warning(
                "registration-closes-early", course, "registration", "closes", value=closing, start=start
            )
            return  # the same holds for the others


def session_twice(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """A session to come says what another one of its course says, under another id: it is shown twice."""
    seen: dict[object, str] = {}
    for index, session in enumerate(course.sessions):
        times = tuple((part.start, part.end, part.venue and part.venue.id, part.title) for part in session.parts)
        said = (times, session.note, session.url, session.status, session.places_left)
        other = seen.setdefault(said, session.id) if not session.cancelled else session.id
        if other != session.id and _coming(session, circumstances):
            yield circumstances.warning("session-twice", course, "sessions", index, "id", value=session.id, other=other)


def attendance_over_capacity(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """More people have attended a session that ended lately than it has places: of one long ago, they were others, perhaps."""
    limit = course.capacity.max if course.capacity else None
    for index, session in enumerate(course.sessions if limit is not None else ()):
        came = session.attendance
        over = came is not None and limit is not None and came > limit
        if over and not circumstances.passed(session.last.end.day + _LATELY):
            yield circumstances.warning(
                "attendance-over-capacity",
                course,
                "sessions",
                index,
                "attendance",
                value=came,
                limit=limit,
            )
