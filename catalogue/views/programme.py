"""The programme: the courses that lie ahead, by category, each with its coming sessions."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from catalogue.model.offer import Course, Offer
from catalogue.model.term import Category
from catalogue.views.agenda import Dated
from catalogue.views.brief import Key
from catalogue.views.term_index import key_of


class Chapter(Struct, frozen=True):
    """The courses of one category in the order of their titles, each with its coming sessions."""

    category: Category
    courses: tuple[tuple[Course, tuple[Dated, ...]], ...]


def programme(
    categories: Iterable[Category],
    *,
    by_term: Mapping[Key, Iterable[Offer]],
    sessions: Mapping[str, Sequence[Dated]],
) -> tuple[Chapter, ...]:
    """Returns the chapters of the categories that have something ahead.

    `by_term` are the offers of each term in the order of their titles, `sessions` those of each course, by its slug, in
    the order of time. A course belongs in it when it has a session that takes place, or none at all: it is
    there at any time, or waits for its dates. Cancelled sessions are left out, since paper lasts.
    """
    chapters = []
    for category in categories:
        own = [offer for offer in by_term.get(key_of(category), ()) if isinstance(offer, Course)]
        found = [(course, sessions.get(course.slug, ())) for course in own]
        if courses := tuple((course, dates) for course, every in found if (dates := _ahead(every)) or not every):
            chapters.append(Chapter(category, courses))
    return tuple(chapters)


def _ahead(sessions: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple(one for one in sessions if not one.over and not one.cancelled)
