"""Which offers carry which term."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Offer
from catalogue.model.term import Term
from catalogue.views.alphabet import by_title, replaced

Key = tuple[str, str]


def key_of(term: Term) -> Key:
    """Returns what names a term among all vocabularies."""
    return term.vocabulary, term.id


def terms_of(offer: Offer) -> Iterator[Term]:
    """Yields every term an offer carries once; a course carries the venues of all its parts."""
    yield offer.category
    single = (offer.format, offer.level, offer.provider, offer.area, offer.contact)
    yield from (term for term in single if term is not None)
    yield from {key_of(term): term for term in (*offer.audiences, *offer.tools, *offer.competences)}.values()
    if isinstance(offer, Course):
        venues = {part.venue.id: part.venue for s in offer.sessions for part in s.parts if part.venue is not None}
        yield from venues.values()


def offers_by_term(catalogue: Catalogue) -> Mapping[Key, tuple[Offer, ...]]:
    """Returns the offers of every term that has any, in the order of their titles."""
    index: dict[Key, list[Offer]] = defaultdict(list)
    for offer in by_title(catalogue.offers):  # once, so that the lists of a thousand terms need no sorting
        for term in terms_of(offer):
            index[key_of(term)].append(offer)
    return {key: tuple(offers) for key, offers in index.items()}


def replaced_in(
    index: Mapping[Key, tuple[Offer, ...]], *, without: Collection[Offer], new: Collection[Offer]
) -> Mapping[Key, tuple[Offer, ...]]:
    """Returns the index of a catalogue of which some offers, the very same values, have gone and others have come."""
    found = dict(index)
    for key in {key_of(term) for offer in (*without, *new) for term in terms_of(offer)}:
        come = [offer for offer in new if key in map(key_of, terms_of(offer))]
        found[key] = replaced(found.get(key, ()), without=without, new=come)
        if not found[key]:
            del found[key]
    return found
