"""Former offers: offers as the last build knew them, by which it is known which pages say what they said, and nobody wakes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from catalogue.outputs.pages.listing import letter_address
from catalogue.outputs.pages.workshop import FEW, Workshop
from catalogue.views.alphabet import letter_of
from catalogue.views.brief import Brief, named
from catalogue.views.months import Month
from catalogue.views.related import COMMON, telling_in


class Former(NamedTuple):
    """An offer: its slug, what stands for all that is shown of it, and the lists that it stands in.

    `letter` is the one under which its title stands, `terms` are the names of its terms and of the venues of its
    sessions, `months` those in which each session takes place.
    """

    slug: str
    said: bytes
    letter: str
    terms: tuple[str, ...]
    months: tuple[Month, ...]


# By the files of the offers.
Formers = Mapping[str, Former]


def formers_of(workshop: Workshop, said: Mapping[str, bytes]) -> Formers:
    """Returns the offers of a workshop, none where their briefs are not known; `said` is that of each, by its file."""
    briefs = workshop.known or {}
    offers = workshop.catalogue.offers if briefs else ()
    return {o.path: _former(o.slug, o.title, said[o.path], briefs[o.path]) for o in offers}


def _former(slug: str, title: str, said: bytes, brief: Brief) -> Former:
    if not brief.sessions:
        return Former(slug, said, letter_of(title), brief.terms, ())
    terms = dict.fromkeys([*brief.terms, *[venue for one in brief.sessions for venue in one.venues]])
    months = [month for one in brief.sessions for month in one.months]
    return Former(slug, said, letter_of(title), tuple(terms), tuple(sorted(months)))


class Changes(Struct, frozen=True, dict=True):
    """What became of the offers since the last build, in the same circumstances; `now` follows from those `before`."""

    before: Formers
    now: Formers
    workshop: Workshop

    @property
    def few(self) -> bool:
        """Whether so little changed that it is worth asking."""
        return bool(self.before) and len(self._changed) <= FEW

    def steady(self) -> frozenset[str]:
        """Returns the slugs of the offers whose pages are made of what they were made of.

        That are none that changed, that ask for one which did, or that may go with one, or might have.
        """
        slugs = {each.slug for each in self._sides}
        terms = frozenset(term for each in self._sides for term in telling_in(each.terms))
        counts = [_counted(offers.values(), terms) for offers in (self.before, self.now)]
        rare = {term for term in terms if min(count[term] for count in counts) <= COMMON}
        others = {each.slug for each in self.now.values() if not rare.isdisjoint(each.terms)}
        asking = {
            o.slug for o in self.workshop.catalogue.offers if o.prerequisites and not slugs.isdisjoint(o.prerequisites)
        }
        return frozenset(each.slug for each in self.now.values()) - slugs - others - asking

    def lists(self) -> frozenset[str]:
        """Returns the addresses of lists that show none of the offers that changed, each that of its first page."""
        return frozenset((*self._of_terms(), *self._of_letters(), *self._of_months()))

    def _of_terms(self) -> Iterator[str]:
        changed = {named(name) for each in self._sides for name in each.terms}
        for name, terms in self.workshop.catalogue.vocabularies.items():
            yield from (self.workshop.addresses.term(term) for term in terms if (name, term.id) not in changed)

    def _of_letters(self) -> Iterator[str]:
        before, now = ({each.letter for each in offers.values()} for offers in (self.before, self.now))
        if before == now:  # each page leads to all others
            changed = {each.letter for each in self._sides}
            yield from (letter_address(self.workshop, letter) for letter in now if letter not in changed)

    def _of_months(self) -> Iterator[str]:
        before, now = ({m for each in offers.values() for m in each.months} for offers in (self.before, self.now))
        if before == now:  # each page leads to all others
            changed = {month for each in self._sides for month in each.months}
            yield from (self.workshop.addresses.month(*month) for month in now - changed)

    @cached_property
    def _changed(self) -> list[str]:
        before, now = self.before, self.now
        return [path for path in before.keys() | now.keys() if before.get(path) != now.get(path)]

    @cached_property
    def _sides(self) -> list[Former]:
        """The offers that changed, as they were and as they are."""
        return [offers[path] for path in self._changed for offers in (self.before, self.now) if path in offers]


def _counted(offers: Iterable[Former], terms: frozenset[str]) -> Counter[str]:
    return Counter(term for each in offers for term in terms.intersection(each.terms))
