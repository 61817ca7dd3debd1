"""Borne terms: all terms that an offer refers to, which decide what is shown of it beside its own file."""

from collections.abc import Iterator, Mapping

from catalogue.model.offer import Course, Offer
from catalogue.model.term import Term


def borne(offer: Offer) -> Mapping[str, Term]:
    """Returns the terms that an offer refers to itself, by what names them among all vocabularies ("tools/zoom")."""
    return {name_of(term): term for term in _terms(offer) if term is not None}


def name_of(term: Term) -> str:
    """Returns what names a term among all vocabularies."""
    return f"{term.vocabulary}/{term.id}"


def _terms(offer: Offer) -> Iterator[Term | None]:
    yield from (offer.category, offer.format, offer.level, offer.provider, offer.area, offer.contact)
    yield from (*offer.audiences, *offer.tools, *offer.competences)
    yield offer.review.by if offer.review else None
    if isinstance(offer, Course):
        yield from (part.venue for session in offer.sessions for part in session.parts)
