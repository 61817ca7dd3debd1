"""Sessions asleep: of each is known where it stands in lists, and all else is found out when somebody asks for it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from catalogue.model.offer import Course
from catalogue.views.agenda import Dated
from catalogue.views.brief import Brief, BriefSession
from catalogue.views.months import Month
from catalogue.views.span import ONLY, Span

# What finds the sessions of a course, awake, by its slug.
Find = Callable[[str], Iterable[Dated]]
_fill = object.__setattr__


class Asleep(Dated):
    """A session of which only a brief is known; `find` gives those of its course when one is asked for itself or its state.

    From then on it is one like any other.
    """

    __slots__ = ("_brief", "_find", "_over", "_terms")
    _brief: BriefSession
    _find: Find
    _over: bool
    _terms: tuple[str, ...]

    def __init__(self, course: Course, brief: BriefSession, terms: tuple[str, ...], *, over: bool, find: Find) -> None:
        _fill(self, "course", course)
        _fill(self, "_brief", brief)
        _fill(self, "_terms", terms)
        _fill(self, "_over", over)
        _fill(self, "_find", find)

    def __getattr__(self, name: str) -> Any:
        if name not in ("session", "state"):
            raise AttributeError(name)
        found = next(one for one in self._find(self.course.slug) if one.id == self.id)
        _fill(self, "session", found.session)
        _fill(self, "state", found.state)
        return getattr(found, name)

    @property
    def id(self) -> str:
        """The id of the session."""
        return self._brief.id

    @property
    def begins(self) -> int:
        """When the session begins, in seconds since 1970."""
        return self._brief.begins

    @property
    def day(self) -> date:
        """The day on which the session begins."""
        return date.fromordinal(self._brief.first)

    @property
    def over(self) -> bool:
        """Whether the session is over."""
        return self._over

    @property
    def cancelled(self) -> bool:
        """Whether the session will not take place."""
        return self._brief.cancelled

    @property
    def months(self) -> tuple[Month, ...]:
        """The months in which the session takes place."""
        return self._brief.months

    @property
    def spans(self) -> tuple[Span, ...]:
        """When the parts of the session take place, in their order."""
        brief = self._brief
        if not brief.spans:
            return (Span(ONLY, brief.begins, brief.first, brief.first),)
        return tuple(map(Span._make, brief.spans))

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of the terms of the course, some of them more than once."""
        return self._terms

    @property
    def venues(self) -> tuple[str, ...]:
        """The names of the venues of the session, some of them more than once."""
        return self._brief.venues


def asleep(
    courses: Iterable[Course], briefs: Mapping[str, Brief], *, today: date, find: Find
) -> Mapping[str, tuple[Dated, ...]]:
    """Returns the sessions of each course that has any, by the course's slug, in the order of time."""
    day = today.toordinal()
    found: dict[str, tuple[Dated, ...]] = {}
    for course in courses:
        brief = briefs[course.path]
        if brief.sessions:
            each = sorted(brief.sessions, key=lambda one: (one.begins, one.id))
            found[course.slug] = tuple(Asleep(course, one, brief.terms, over=one.last < day, find=find) for one in each)
    return found
