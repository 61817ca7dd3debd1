"""Former offers: offers as the last build knew them, by which it is known whose pages say what they said, and nobody wakes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from catalogue.outputs.pages.workshop import FEW, Workshop
from catalogue.views.related import COMMON, telling_in


class Former(NamedTuple):
    """An offer: its slug, what stands for all that is shown of it, and the names of terms that tell what goes with it."""

    slug: str
    said: bytes
    telling: tuple[str, ...]


# By the files of the offers.
Formers = Mapping[str, Former]


def formers_of(workshop: Workshop, said: Mapping[str, bytes]) -> Formers:
    """Returns the offers of a workshop, none where their briefs are not known; `said` is that of each, by its file."""
    briefs = workshop.known or {}
    offers = workshop.catalogue.offers if briefs else ()
    return {o.path: Former(o.slug, said[o.path], telling_in(briefs[o.path].terms)) for o in offers}


def steady(now: Formers, before: Formers, workshop: Workshop) -> frozenset[str]:
    """Returns the slugs of the offers whose pages are made of what they were made of `before`, in the same circumstances.

    That are none that changed, that ask for one which did, or that may go with one, or might have.
    """
    changed = [path for path in before.keys() | now.keys() if before.get(path) != now.get(path)]
    if len(changed) > FEW:
        return frozenset()
    sides = [each for path in changed for each in (before.get(path), now.get(path)) if each]
    slugs = {each.slug for each in sides}
    terms = {term for each in sides for term in each.telling}
    counts = [_counted(offers.values(), terms) for offers in (before, now)]
    rare = {term for term in terms if min(count[term] for count in counts) <= COMMON}
    others = {each.slug for each in now.values() if not rare.isdisjoint(each.telling)}
    asking = {offer.slug for offer in workshop.catalogue.offers if not slugs.isdisjoint(offer.prerequisites)}
    return frozenset(each.slug for each in now.values()) - slugs - others - asking


def _counted(offers: Iterable[Former], terms: set[str]) -> Counter[str]:
    return Counter(term for each in offers for term in each.telling if term in terms)
