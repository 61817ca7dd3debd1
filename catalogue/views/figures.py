"""Figures: how much was offered in a period, of all and by term, as an office reports it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import astuple

from catalogue.model.borne import name_of, own_terms
from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Offer
from catalogue.model.period import Period
from catalogue.model.session import Session, SessionStatus
from catalogue.model.term import Area, Audience, Category, Competence, Format, Provider, Term
from catalogue.views.alphabet import by_title

# What figures are broken down by, in the order of a report.
DIMENSIONS: tuple[type[Term], ...] = (Category, Format, Audience, Competence, Area, Provider)


class Figures(Struct, frozen=True):
    """Counts of some offers in a period.

    `courses` have sessions in it, `on_demand` can be begun at any time. Of the `sessions` that begin in it, some are `held` or
    `cancelled`, others lie `ahead`, and of the rest nobody has said what became of them. `places` are those of sessions
    that are not cancelled, and `attendance` is of held ones; of how many sessions nobody knows them is in
    `without_places` and `without_attendance`. `filled` people had `fillable` places, where both are known.
    """

    courses: int = 0
    on_demand: int = 0
    guides: int = 0
    sessions: int = 0
    held: int = 0
    cancelled: int = 0
    ahead: int = 0
    places: int = 0
    attendance: int = 0
    without_places: int = 0
    without_attendance: int = 0
    filled: int = 0
    fillable: int = 0

    @property
    def untold(self) -> int:
        """How many sessions are over, and nobody has said what became of them."""
        return self.sessions - self.held - self.cancelled - self.ahead


class Reported(Struct, frozen=True):
    """What a report tells: the figures of all offers, by term and by course, what is new, and what everybody has to attend.

    `by_term` has for each dimension its terms with something to count, in the order of the vocabulary; None stands for
    the offers without any. `mandatory` has courses without a session in the period as well: that is what somebody asks.
    """

    total: Figures
    by_term: Mapping[type[Term], Sequence[tuple[Term | None, Figures]]]
    new: tuple[Offer, ...]
    mandatory: tuple[tuple[Course, Figures], ...]
    courses: tuple[tuple[Course, Figures], ...]


def reported(catalogue: Catalogue, period: Period, *, today: date) -> Reported:
    """Returns what a report of the published offers tells of a period."""
    counted = {offer.path: figures_of(offer, period, today=today) for offer in catalogue.offers}
    offers = [offer for offer in catalogue.offers if counted[offer.path] != Figures()]
    new = [offer for offer in catalogue.offers if offer.published is not None and offer.published in period]
    mandatory = [course for course in catalogue.courses if course.mandatory is not None and _there(course, period)]
    return Reported(
        total=_sum(counted.values()),
        by_term={kind: _by_term(catalogue, kind, offers, counted) for kind in DIMENSIONS},
        new=by_title(new),
        mandatory=tuple((course, counted[course.path]) for course in by_title(mandatory)),
        courses=tuple((offer, counted[offer.path]) for offer in by_title(offers) if isinstance(offer, Course)),
    )


def figures_of(offer: Offer, period: Period, *, today: date) -> Figures:
    """Returns the figures of one offer.

    Nothing where all of its sessions lie outside the period, where it waits for dates, or is there at any time and came later.
    """
    if not isinstance(offer, Course):
        return Figures(guides=int(_there(offer, period)))
    if not offer.sessions:
        return Figures(on_demand=int(offer.any_time and _there(offer, period)))
    inside = [session for session in offer.sessions if session.first.start.day in period]
    places = offer.capacity.max if offer.capacity else None
    return _sum((Figures(courses=bool(inside)), *(_of_session(session, places, today) for session in inside)))


def _there(offer: Offer, period: Period) -> bool:
    return offer.published is None or offer.published <= period.last


def _of_session(session: Session, places: int | None, today: date) -> Figures:
    if session.cancelled:
        return Figures(sessions=1, cancelled=1)
    held, attendance = session.status is SessionStatus.HELD, session.attendance
    both = held and places is not None and attendance is not None
    return Figures(
        sessions=1,
        held=held,
        ahead=not held and session.last.end.day >= today,
        places=places or 0,
        attendance=(attendance or 0) if held else 0,
        without_places=places is None,
        without_attendance=held and attendance is None,
        filled=(attendance or 0) if both else 0,
        fillable=(places or 0) if both else 0,
    )


def _sum(some: Iterable[Figures]) -> Figures:
    return Figures(*map(sum, zip(*(astuple(each) for each in (Figures(), *some)), strict=True)))


def _by_term(
    catalogue: Catalogue, kind: type[Term], offers: Iterable[Offer], counted: Mapping[str, Figures]
) -> Sequence[tuple[Term | None, Figures]]:
    groups: dict[str, list[Figures]] = {}
    for offer in offers:
        names = {name_of(term) for term in own_terms(offer) if isinstance(term, kind)}
        for name in names or {""}:
            groups.setdefault(name, []).append(counted[offer.path])
    found: list[tuple[Term | None, Figures]] = [
        (term, _sum(groups[name_of(term)])) for term in catalogue.terms(kind) if name_of(term) in groups
    ]
    return [*found, (None, _sum(groups[""]))] if "" in groups and found else found
