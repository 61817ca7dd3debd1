"""Which offers go with an offer."""

from collections import Counter
from collections.abc import Mapping

from catalogue.model.offer import Offer
from catalogue.views.alphabet import sort_key
from catalogue.views.term_index import Key, key_of

# Terms carried by more offers than this say little about what goes together, and would cost time for nothing.
COMMON = 60
WEIGHTS = {"tools": 6, "category": 1, "competences": 2}


def related(offer: Offer, index: Mapping[Key, tuple[Offer, ...]], *, most: int = 4) -> tuple[Offer, ...]:
    """Returns up to `most` other offers that share tools, competences or the category, the nearest first."""
    scores: Counter[str] = Counter()
    found: dict[str, Offer] = {}
    shared = [(t, WEIGHTS["tools"]) for t in offer.tools] + [(c, WEIGHTS["competences"]) for c in offer.competences]
    for term, weight in (*shared, (offer.category, WEIGHTS["category"])):
        others = index.get(key_of(term), ())
        if len(others) <= COMMON:
            for other in others:
                scores[other.slug] += weight
                found[other.slug] = other
    scores.pop(offer.slug, None)
    ranked = sorted(scores, key=lambda slug: (-scores[slug], sort_key(found[slug].title), slug))
    return tuple(found[slug] for slug in ranked[:most] if scores[slug] > 1)
