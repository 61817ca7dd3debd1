"""What a rule looks at: the catalogue, the files there are, the day, and a way to find a field's place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Protocol

from catalogue.model.anchors import anchors_of
from catalogue.model.block import MARK
from catalogue.model.body import Body
from catalogue.model.catalogue import Catalogue
from catalogue.model.inventory import Inventory
from catalogue.model.offer import Offer
from catalogue.model.problem import Place, Problem, Severity


class FindPlace(Protocol):
    """Finds the place of a field in an offer's file."""

    def __call__(self, path: str, *steps: str | int) -> Place: ...


@dataclass(frozen=True)
class Subject:
    """The whole that rules are checked on; `today` decides what is overdue or lies ahead.

    `torn` holds the bodies of the files whose offers could not be read, `written` those of hand-written pages, by path.
    """

    catalogue: Catalogue
    inventory: Inventory
    today: date
    find: FindPlace
    torn: Mapping[str, Body] = field(default_factory=dict)
    written: Mapping[str, Body] = field(default_factory=dict)

    @cached_property
    def drafts(self) -> frozenset[str]:
        """The files of drafts."""
        return frozenset(offer.path for offer in self.catalogue.offers if offer.draft)

    @cached_property
    def anchors(self) -> Callable[[str], frozenset[str] | None]:
        """Finds the anchors of a file's page; None where nobody knows them all, since blocks bring their own."""
        bodies = {**{offer.path: offer.body for offer in self.catalogue.offers}, **self.torn, **self.written}

        @cache
        def of(path: str) -> frozenset[str] | None:
            known = path in bodies and MARK.search(bodies[path].markdown) is None
            return anchors_of(bodies[path]) if known else None

        return of

    def problem(self, code: str, offer: Offer, *steps: str | int, **details: object) -> Problem:
        """Returns an error at a field of an offer."""
        return Problem(code, self.find(offer.path, *steps), {name: str(value) for name, value in details.items()})

    def warning(self, code: str, offer: Offer, *steps: str | int, **details: object) -> Problem:
        """Returns a warning at a field of an offer."""
        words = {name: str(value) for name, value in details.items()}
        return Problem(code, self.find(offer.path, *steps), words, Severity.WARNING)


Rule = Callable[[Subject], Iterator[Problem]]
