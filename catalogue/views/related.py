"""Which offers go with an offer."""

from collections import Counter
from collections.abc import Iterable, Mapping

from catalogue.model.borne import name_of, own_terms
from catalogue.model.offer import Offer
from catalogue.views.alphabet import sort_key
from catalogue.views.brief import Key, named

# Terms carried by more offers than this say little about what goes together, and would cost time for nothing.
COMMON = 60
MOST = 4
WEIGHTS = {"tools": 6, "categories": 1, "competences": 2}
_TELLING = tuple(f"{vocabulary}/" for vocabulary in WEIGHTS)


def related(offer: Offer, index: Mapping[Key, tuple[Offer, ...]], *, names: Iterable[str]) -> tuple[Offer, ...]:
    """Returns up to four other offers that share tools, competences or the category, the nearest first.

    `names` are those of the terms that the offer bears: it need not wake to tell them, and no other one has to.
    """
    scores: Counter[str] = Counter()
    found: dict[str, Offer] = {}
    for key in map(named, telling_in(names)):
        others = index.get(key, ())
        if len(others) <= COMMON:
            for other in others:
                scores[other.slug] += WEIGHTS[key[0]]
                found[other.slug] = other
    scores.pop(offer.slug, None)
    ranked = sorted(scores, key=lambda slug: (-scores[slug], sort_key(found[slug].title), slug))
    return tuple(found[slug] for slug in ranked[:MOST] if scores[slug] > 1)


def telling_in(names: Iterable[str]) -> tuple[str, ...]:
    """Returns those among the names of an offer's terms that tell what goes with it, each once."""
    return tuple(dict.fromkeys(name for name in names if name.startswith(_TELLING)))


def neighbours(offers: Iterable[Offer], index: Mapping[Key, tuple[Offer, ...]]) -> frozenset[str]:
    """Returns the slugs of all offers with which some of `offers` may go, or that may go with them."""
    keys = {named(name) for offer in offers for name in telling_in(map(name_of, own_terms(offer)))}
    groups = (index.get(key, ()) for key in keys)
    return frozenset(other.slug for group in groups if len(group) <= COMMON for other in group)
