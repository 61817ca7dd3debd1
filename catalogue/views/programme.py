"""The programme: the courses that lie ahead, by category, each with its coming sessions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course
from catalogue.model.term import Category
from catalogue.views.agenda import Dated, coming
from catalogue.views.alphabet import by_title


@dataclass(frozen=True, slots=True)
class Chapter:
    """The courses of one category in the order of their titles, each with its coming sessions."""

    category: Category
    courses: tuple[tuple[Course, tuple[Dated, ...]], ...]


def programme(catalogue: Catalogue, agenda: Iterable[Dated]) -> tuple[Chapter, ...]:
    """Returns the chapters of the categories that have something ahead.

    A course belongs in it when it has a session that takes place, or takes place at any time; cancelled sessions are
    left out, since paper lasts.
    """
    sessions: dict[str, list[Dated]] = defaultdict(list)
    for one in coming(agenda):
        if not one.session.cancelled:
            sessions[one.course.slug].append(one)
    ahead: dict[str, list[Course]] = defaultdict(list)
    for course in catalogue.courses:
        if sessions[course.slug] or not course.sessions:
            ahead[course.category.id].append(course)
    chapters = []
    for category in catalogue.terms(Category):
        if own := ahead[category.id]:
            courses = tuple((course, tuple(sessions[course.slug])) for course in by_title(own))
            chapters.append(Chapter(category, courses))
    return tuple(chapters)
