"""What falls due: all that somebody has to see to by a day, to keep the catalogue as fresh as it looks."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from catalogue.model.catalogue import Catalogue
from catalogue.model.duration import Duration
from catalogue.model.offer import Course, Offer
from catalogue.model.session import Session, SessionStatus
from catalogue.model.term import Contact, CourseMode
from catalogue.views.alphabet import by_title, sort_key
from catalogue.views.rounds import rounds
from catalogue.views.state import Standing, state_of

# In these, registration closing, or the beginning, is nobody's concern any more.
_SETTLED = (SessionStatus.CANCELLED, SessionStatus.HELD)
_STILL_ASKED_FOR = (Standing.OPEN, Standing.CONFIRMED, Standing.FEW)
# Of these, the format says enough of the place: a link comes by mail, or there is none to go to.
_WITHOUT_PLACE = (CourseMode.ONLINE, CourseMode.ON_DEMAND)
# So long a new course may wait for its first dates before somebody is reminded.
_PATIENCE = Duration("P3M", months=3)
# Afterwards nobody looks for the list of who attended any more.
_REMEMBERED = Duration("P1Y", months=12)


class Matter(StrEnum):
    """What is to be done; the translations hold its words under `due.matter`."""

    REVIEW = "review"
    RESULT = "result"
    ATTENDANCE = "attendance"
    DATES = "dates"
    CLOSING = "closing"
    CONFIRM = "confirm"
    PLACE = "place"
    REPETITION = "repetition"
    DRAFT = "draft"


class Due(Struct, frozen=True):
    """Something to be done with an offer by a day, and which of its sessions it is about.

    `day` is None where nothing tells one: for a draft, or a course without dates, that does not say when it came.
    `late` tells whether the day has passed.
    """

    matter: Matter
    day: date | None
    offer: Offer
    late: bool = False
    sessions: tuple[Session, ...] = ()

    @property
    def contact(self) -> Contact | None:
        """Who is to see to it: for a review whoever is to do it, else whoever answers questions."""
        reviewer = self.offer.review.by if self.offer.review else None
        return reviewer if self.matter is Matter.REVIEW else self.offer.contact or reviewer


def due(catalogue: Catalogue, *, today: date, until: date) -> tuple[Due, ...]:
    """Returns what is to be done up to the day `until`, drafts included, the most urgent first.

    What was to be done before today and has not been done is among it. A draft is told of for itself alone.
    """
    found = [each for offer in catalogue.offers for each in _of_offer(offer, today, until)]
    if any(session.attendance is not None for course in catalogue.courses for session in course.sessions):
        found += (each for course in catalogue.courses if not course.draft for each in _uncounted(course, today))
    return tuple(sorted(found, key=_order))


def unkept(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Returns the published offers that nobody is to look through, by title."""
    return by_title(offer for offer in catalogue.published().offers if offer.review is None)


def _order(each: Due) -> tuple[date, str, str, str]:
    return each.day or date.max, each.matter, sort_key(each.offer.title), each.offer.slug


def _of_offer(offer: Offer, today: date, until: date) -> Iterator[Due]:
    if offer.draft:
        day = offer.published
        if day is None or day <= until:
            yield Due(Matter.DRAFT, day, offer, late=day is not None and day < today)
        return
    if offer.review and offer.review.due <= until:
        yield Due(Matter.REVIEW, offer.review.due, offer, late=offer.review.due < today)
    if isinstance(offer, Course):
        yield from _results(offer, today)
        yield from _dates(offer, today, until)
        yield from _coming(offer, today, until)
        yield from _repetitions(offer, today, until)


def _results(course: Course, today: date) -> Iterator[Due]:
    """Sessions that are over, of which nobody has said what became of them: all of them together."""
    over = tuple(session for session in course.sessions if session.status not in _SETTLED and _end(session) < today)
    if over:
        yield Due(Matter.RESULT, min(map(_end, over)), course, late=True, sessions=over)


def _uncounted(course: Course, today: date) -> Iterator[Due]:
    """Sessions that were held, of which nobody has said how many came; asked only where that is counted at all."""
    held = tuple(
        session
        for session in course.sessions
        if session.status is SessionStatus.HELD
        and session.attendance is None
        and _REMEMBERED.after(_end(session)) >= today
    )
    if held:
        yield Due(Matter.ATTENDANCE, min(map(_end, held)), course, late=True, sessions=held)


def _dates(course: Course, today: date, until: date) -> Iterator[Due]:
    """The last of the sessions that take place, behind which none follows, or that there is not even a first one.

    Where all are cancelled, there is nothing to wait for; where a course can be begun at any time, nobody waits.
    """
    if not course.sessions and not course.any_time:
        first = _PATIENCE.after(course.published) if course.published else None
        if first is None or first <= until:
            yield Due(Matter.DATES, first, course, late=first is not None and first < today)
    if course.sessions:
        taking_place = [session for session in course.sessions if not session.cancelled]
        last = max(taking_place or course.sessions, key=_end)
        day = _end(last) if taking_place else min(_end(last), today)
        if day <= until:
            yield Due(Matter.DATES, day, course, late=day < today, sessions=(last,))


def _coming(course: Course, today: date, until: date) -> Iterator[Due]:
    """Sessions for which registration closes, and those that begin while nobody has said whether, or where, they do."""
    for session in course.sessions:
        if session.status in _SETTLED:
            continue
        state, start = state_of(course, session, today=today), session.first.start.day
        if state.closing and today <= state.closing <= until and state.standing in _STILL_ASKED_FOR:
            yield Due(Matter.CLOSING, state.closing, course, sessions=(session,))
        if course.registers(session) and session.status is SessionStatus.SCHEDULED and today <= start <= until:
            yield Due(Matter.CONFIRM, start, course, sessions=(session,))
        if _lacks_place(course, session) and today <= start <= until:
            yield Due(Matter.PLACE, start, course, sessions=(session,))


def _lacks_place(course: Course, session: Session) -> bool:
    mode = course.format.mode if course.format else None
    return mode not in _WITHOUT_PLACE and any(part.venue is None for part in session.parts)


def _repetitions(course: Course, today: date, until: date) -> Iterator[Due]:
    """Days by which whoever attended a mandatory course repeats it, or everybody who takes it alone."""
    if course.mandatory is None:
        return
    for session in course.sessions:
        day = course.mandatory.after(_end(session))
        if not session.cancelled and today <= day <= until:
            yield Due(Matter.REPETITION, day, course, sessions=(session,))
    for _, day in rounds(course, until=until):
        if day >= today:
            yield Due(Matter.REPETITION, day, course)


def _end(session: Session) -> date:
    return session.last.end.day


def by_contact(found: Iterable[Due]) -> tuple[tuple[Contact | None, tuple[Due, ...]], ...]:
    """Returns what is to be done by who is to see to it, by their names; what nobody is named for comes last."""
    groups: dict[str, list[Due]] = {}
    contacts: dict[str, Contact | None] = {}
    for each in found:
        contact = each.contact
        name = contact.id if contact else ""
        contacts[name] = contact
        groups.setdefault(name, []).append(each)
    names = sorted(groups, key=lambda name: (not name, sort_key(getattr(contacts[name], "name", "")), name))
    return tuple((contacts[name], tuple(groups[name])) for name in names)
