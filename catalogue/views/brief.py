"""Briefs: as much of each offer as decides where it and its sessions stand in lists, as plain values that can be kept."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from sys import intern
from typing import NamedTuple

from catalogue.model.borne import name_of, own_terms, venues_of
from catalogue.model.offer import Course, Offer
from catalogue.model.session import Session
from catalogue.model.term import Term
from catalogue.views.months import Month, months_of
from catalogue.views.span import ONLY, spans_of
from catalogue.views.state import turning_days


class BriefSession(NamedTuple):
    """A session: when it begins (seconds since 1970), its first and its last day (numbers), where and in which months it takes place.

    `venues` are the names of those of all parts, some of them more than once. `spans` are those of its parts, none where
    it has a single one, on one day.
    """

    id: str
    begins: int
    first: int
    last: int
    cancelled: bool
    months: tuple[Month, ...]
    venues: tuple[str, ...]
    spans: tuple[tuple[str, int, int, int], ...] = ()


class Brief(NamedTuple):
    """An offer: the names of its own terms, some of them more than once, and its sessions.

    `days` are those on whose morrow something else is said of one of them, as numbers in their order.
    """

    terms: tuple[str, ...]
    sessions: tuple[BriefSession, ...]
    days: tuple[int, ...] = ()

    def passed(self, today: date) -> int:
        """Returns how many of those days have passed: on days with the same number, the same is said."""
        return bisect_left(self.days, today.toordinal())


# What names a term among all vocabularies.
Key = tuple[str, str]
# A brief as plain tuples, with the file of its offer.
Plain = tuple[str, tuple[str, ...], tuple[tuple[object, ...], ...], tuple[int, ...]]


def brief_of(offer: Offer) -> Plain:
    """Returns the brief of an offer."""
    if not isinstance(offer, Course):
        return offer.path, _names(own_terms(offer)), (), ()
    days = {day.toordinal() for session in offer.sessions for day in turning_days(offer, session)}
    sessions = tuple(tuple(_session(each)) for each in offer.sessions)
    return offer.path, _names(own_terms(offer)), sessions, tuple(sorted(days))


def _names(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(intern(name_of(term)) for term in terms)  # of ten thousand offers, a name stands in memory once


def _session(session: Session) -> BriefSession:
    first = session.first.start
    return BriefSession(
        session.id,
        int(first.instant.timestamp()),
        first.day.toordinal(),
        session.last.end.day.toordinal(),
        session.cancelled,
        months_of(session),
        _names(venues_of(session)),
        _spans(session),
    )


def _spans(session: Session) -> tuple[tuple[str, int, int, int], ...]:
    spans = spans_of(session)
    only = len(spans) == 1 and spans[0].id == ONLY and spans[0].first == spans[0].last
    return () if only else tuple((one.id, one.begins, one.first, one.last) for one in spans)


def briefs_of(plain: Iterable[Plain]) -> Mapping[str, Brief]:
    """Returns briefs by the files of their offers."""
    return {path: Brief(terms, tuple(map(BriefSession._make, each)), days) for path, terms, each, days in plain}


def named(name: str) -> Key:
    """Returns what names a term among all vocabularies by its name in a brief."""
    vocabulary, _, id_ = name.partition("/")
    return vocabulary, id_
