"""The state of a session on a day: what a reader must know before planning to come."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from catalogue.model.offer import Course
from catalogue.model.session import Session, SessionStatus

# From so few places on a session is said to be nearly full.
FEW_PLACES = 3


class Standing(StrEnum):
    """The one word for a session; the translations hold its name under `standing`."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    FEW = "few"
    FULL = "full"
    CLOSED = "closed"
    RUNNING = "running"
    CANCELLED = "cancelled"
    HELD = "held"
    PAST = "past"


class State(Struct, frozen=True):
    """The standing of a session, its last day of registration, and whether it is over, moved or open to register.

    `closing` is None when registration does not close before the start.
    """

    standing: Standing
    closing: date | None
    over: bool
    moved: bool
    open: bool


def state_of(course: Course, session: Session, *, today: date) -> State:
    """Returns the state of `session` on the day `today`."""
    closing = course.closing_day(session)
    over = session.last.end.day < today
    standing = _standing(session, closing=closing, over=over, today=today)
    able = standing in (Standing.OPEN, Standing.CONFIRMED, Standing.FEW)
    return State(
        standing=standing,
        closing=closing,
        over=over,
        moved=session.previous_start is not None and not over and not session.cancelled,
        open=able and course.registers(session),
    )


def turning_days(course: Course, session: Session) -> Iterator[date]:
    """Yields the days that are compared with today: the state is another one at most on the morrow of one of them."""
    yield session.first.start.day
    yield session.last.end.day
    closing = course.closing_day(session)
    if closing is not None:
        yield closing


def _standing(session: Session, *, closing: date | None, over: bool, today: date) -> Standing:
    if session.status is SessionStatus.CANCELLED:
        return Standing.CANCELLED
    if over or session.status is SessionStatus.HELD:
        return Standing.HELD if session.status is SessionStatus.HELD else Standing.PAST
    if session.first.start.day < today:
        return Standing.RUNNING
    if session.full:
        return Standing.FULL
    if closing is not None and closing < today:
        return Standing.CLOSED
    if session.places_left is not None and session.places_left <= FEW_PLACES:
        return Standing.FEW
    return Standing.CONFIRMED if session.status is SessionStatus.CONFIRMED else Standing.OPEN
