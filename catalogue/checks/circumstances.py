"""Circumstances: what a rule about one offer knows besides the offer: the day, and a way to find a field's place."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from catalogue.model.body import Body
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import Place, Problem, Severity


class FindPlace(Protocol):
    """Finds the place of a field in an offer's file."""

    def __call__(self, path: str, *steps: str | int) -> Place: ...


class Circumstances(Struct, frozen=True):
    """What is the same for every offer.

    `asked` are the days that rules have compared with today: as long as the same of them have passed, they find the same.
    So they are not told which day it is.
    """

    _today: date
    find: FindPlace
    asked: set[date] = field(default_factory=set)

    def passed(self, day: date) -> bool:
        """Tells whether a day has passed."""
        self.asked.add(day)
        return day < self._today

    def ahead(self, day: date) -> bool:
        """Tells whether a day is still to come."""
        return not self.passed(day - timedelta(days=1))

    def days(self) -> tuple[date, date]:
        """Returns the first and the last day on which the same of the days that were asked about have passed."""
        passed, others = [date.min], [date.max]
        for day in self.asked:
            (passed if day < self._today else others).append(day)
        return max(passed) + timedelta(days=len(passed) > 1), min(others)

    def problem(self, code: str, offer: Offer, *steps: str | int, **details: object) -> Problem:
        """Returns an error at a field of an offer."""
        return Problem(code, self.find(offer.path, *steps), {name: str(value) for name, value in details.items()})

    def warning(self, code: str, offer: Offer, *steps: str | int, **details: object) -> Problem:
        """Returns a warning at a field of an offer."""
        return replace(self.problem(code, offer, *steps, **details), severity=Severity.WARNING)


# Rules that need to know no other offer, and no other file.
OfferRule = Callable[[Offer, Circumstances], Iterator[Problem]]
CourseRule = Callable[[Course, Circumstances], Iterator[Problem]]
BodyRule = Callable[[str, Body], Iterator[Problem]]
