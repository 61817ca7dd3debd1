"""Which offers go with an offer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from catalogue.model.offer import Offer
from catalogue.model.term import Term
from catalogue.views.alphabet import sort_key
from catalogue.views.term_index import Key, key_of

# Terms carried by more offers than this say little about what goes together, and would cost time for nothing.
COMMON = 60
WEIGHTS = {"tools": 6, "category": 1, "competences": 2}
_TELLING = ("tools/", "categories/", "competences/")


def related(offer: Offer, index: Mapping[Key, tuple[Offer, ...]], *, most: int = 4) -> tuple[Offer, ...]:
    """Returns up to `most` other offers that share tools, competences or the category, the nearest first."""
    scores: Counter[str] = Counter()
    found: dict[str, Offer] = {}
    for term, weight in _telling(offer):
        others = index.get(key_of(term), ())
        if len(others) <= COMMON:
            for other in others:
                scores[other.slug] += weight
                found[other.slug] = other
    scores.pop(offer.slug, None)
    ranked = sorted(scores, key=lambda slug: (-scores[slug], sort_key(found[slug].title), slug))
    return tuple(found[slug] for slug in ranked[:most] if scores[slug] > 1)


def _telling(offer: Offer) -> Iterator[tuple[Term, int]]:
    """Yields the terms that tell what goes with an offer, and how much each of them counts."""
    yield from ((term, WEIGHTS["tools"]) for term in offer.tools)
    yield from ((term, WEIGHTS["competences"]) for term in offer.competences)
    yield offer.category, WEIGHTS["category"]


def telling_in(names: Iterable[str]) -> tuple[str, ...]:
    """Returns those among the names of an offer's terms that tell what goes with it, each once."""
    return tuple(dict.fromkeys(name for name in names if name.startswith(_TELLING)))


def neighbours(offers: Iterable[Offer], index: Mapping[Key, tuple[Offer, ...]]) -> frozenset[str]:
    """Returns the slugs of all offers with which some of `offers` may go, or that may go with them."""
    keys = {key_of(term) for offer in offers for term, _ in _telling(offer)}
    groups = (index.get(key, ()) for key in keys)
    return frozenset(other.slug for group in groups if len(group) <= COMMON for other in group)
