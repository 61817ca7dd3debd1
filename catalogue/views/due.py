"""What falls due: all that somebody has to see to by a day, to keep the catalogue as fresh as it looks."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Offer
from catalogue.model.session import Session, SessionStatus
from catalogue.model.term import Contact
from catalogue.views.alphabet import sort_key
from catalogue.views.rounds import rounds
from catalogue.views.state import Standing, state_of

# In these, registration closing, or the beginning, is nobody's concern any more.
_SETTLED = (SessionStatus.CANCELLED, SessionStatus.HELD)
_STILL_ASKED_FOR = (Standing.OPEN, Standing.CONFIRMED, Standing.FEW)


class Matter(StrEnum):
    """What is to be done; the translations hold its words under `due.matter`."""

    REVIEW = "review"
    RESULT = "result"
    DATES = "dates"
    CLOSING = "closing"
    CONFIRM = "confirm"
    REPETITION = "repetition"
    DRAFT = "draft"


class Due(Struct, frozen=True):
    """Something to be done with an offer by a day, and which of its sessions it is about.

    `day` is None for a draft that nobody has set a day for. `late` tells whether the day has passed.
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
    return tuple(sorted(found, key=_order))


def unkept(catalogue: Catalogue) -> int:
    """Returns how many published offers nobody is to look through."""
    return sum(offer.review is None for offer in catalogue.published().offers)


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
        yield from _last_dates(offer, today, until)
        yield from _coming(offer, today, until)
        yield from _repetitions(offer, today, until)


def _results(course: Course, today: date) -> Iterator[Due]:
    """Sessions that are over, of which nobody has said what became of them: all of them together."""
    over = tuple(session for session in course.sessions if session.status not in _SETTLED and _end(session) < today)
    if over:
        yield Due(Matter.RESULT, min(map(_end, over)), course, late=True, sessions=over)


def _last_dates(course: Course, today: date, until: date) -> Iterator[Due]:
    """The last of the sessions that take place, behind which none follows; of a course without sessions nothing.

    Where all are cancelled, there is nothing to wait for.
    """
    if course.sessions:
        taking_place = [session for session in course.sessions if not session.cancelled]
        last = max(taking_place or course.sessions, key=_end)
        day = _end(last) if taking_place else min(_end(last), today)
        if day <= until:
            yield Due(Matter.DATES, day, course, late=day < today, sessions=(last,))


def _coming(course: Course, today: date, until: date) -> Iterator[Due]:
    """Sessions for which registration closes, and those that begin without anybody having said that they take place."""
    for session in course.sessions:
        if session.status in _SETTLED:
            continue
        state, start = state_of(course, session, today=today), session.first.start.day
        if state.closing and today <= state.closing <= until and state.standing in _STILL_ASKED_FOR:
            yield Due(Matter.CLOSING, state.closing, course, sessions=(session,))
        if course.registers(session) and session.status is SessionStatus.SCHEDULED and today <= start <= until:
            yield Due(Matter.CONFIRM, start, course, sessions=(session,))


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
