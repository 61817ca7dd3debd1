"""The catalogue: everything that was read, with every name resolved."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.settings import Settings
from catalogue.model.synonym import NONE, Synonyms
from catalogue.model.term import Term

T = TypeVar("T", bound=Term)
Kind = TypeVar("Kind", bound=Offer)


class Catalogue(Struct, frozen=True, dict=True):
    """All offers and vocabularies of one organisation.

    `courses` and `guides` are sorted by slug and hold drafts too; `vocabularies` maps a vocabulary's name to its
    terms in the order of the file. `synonyms` are the words that the search takes for one another.
    """

    settings: Settings
    vocabularies: Mapping[str, tuple[Term, ...]]
    courses: tuple[Course, ...] = ()
    guides: tuple[Guide, ...] = ()
    synonyms: Synonyms = NONE

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Courses and guides, drafts included."""
        return (*self.courses, *self.guides)

    @cached_property
    def by_slug(self) -> Mapping[str, Offer]:
        """Every offer by its slug, drafts included."""
        return {offer.slug: offer for offer in self.offers}

    @cached_property
    def lists(self) -> frozenset[str]:
        """The vocabularies that have terms, and so pages to link to."""
        return frozenset(name for name, terms in self.vocabularies.items() if terms)

    def terms(self, kind: type[T]) -> tuple[T, ...]:
        """Returns the terms of one vocabulary in the order of its file."""
        return self.vocabularies.get(kind.vocabulary, ())  # type: ignore[return-value]

    def published(self) -> "Catalogue":
        """Returns the catalogue without drafts: the only form that outputs ever see."""
        return self._published

    @cached_property
    def drafts(self) -> frozenset[str]:
        """The files of the drafts."""
        return frozenset(offer.path for offer in self.offers if offer.draft)

    @cached_property
    def _published(self) -> "Catalogue":
        drafts = self.drafts
        return Catalogue(
            settings=self.settings,
            vocabularies=self.vocabularies,
            courses=tuple(course for course in self.courses if course.path not in drafts),
            guides=tuple(guide for guide in self.guides if guide.path not in drafts),
            synonyms=self.synonyms,
        )

    def with_offers(self, offers: Iterable[Offer]) -> "Catalogue":
        """Returns the catalogue with `offers` in place of those of the same files, new ones behind all others."""
        new = {offer.path: offer for offer in offers}
        known = {offer.path for offer in self.offers}
        come = [offer for path, offer in new.items() if path not in known]
        return replace(
            self,
            courses=(*(_current(course, new) for course in self.courses), *(o for o in come if isinstance(o, Course))),
            guides=(*(_current(guide, new) for guide in self.guides), *(o for o in come if isinstance(o, Guide))),
        )

    def prerequisites(self, offer: Offer) -> tuple[Offer, ...]:
        """Returns the offers one should know before `offer`, of those that are in this catalogue."""
        return tuple(self.by_slug[slug] for slug in offer.prerequisites if slug in self.by_slug)


def _current(old: Kind, new: Mapping[str, Offer]) -> Kind:
    found = new.get(old.path)
    return found if found is not None and found.kind is old.kind else old  # type: ignore[return-value]
