"""Borne terms: all terms that an offer refers to, which decide what is shown of it beside its own file."""

from collections.abc import Mapping

from catalogue.model.offer import Course, Offer
from catalogue.model.session import Session
from catalogue.model.term import Term


def borne(offer: Offer) -> Mapping[str, Term]:
    """Returns the terms that an offer refers to itself, by what names them among all vocabularies ("tools/zoom")."""
    return {name_of(term): term for term in every_term(offer)}


def name_of(term: Term) -> str:
    """Returns what names a term among all vocabularies."""
    return f"{term.vocabulary}/{term.id}"


def own_terms(offer: Offer) -> list[Term]:
    """Returns the terms by which an offer is found, some of them more than once, all but venues."""
    single = (offer.category, offer.format, offer.level, offer.provider, offer.area, offer.contact)
    found: list[Term] = [term for term in single if term is not None]
    found += offer.audiences
    found += offer.tools
    found += offer.competences
    return found


def venues_of(session: Session) -> list[Term]:
    """Returns the venues of all parts of a session, some of them more than once."""
    return [part.venue for part in session.parts if part.venue is not None]


def all_venues(offer: Offer) -> list[Term]:
    """Returns the venues of all sessions of a course; a guide has none."""
    sessions = offer.sessions if isinstance(offer, Course) else ()
    return [venue for session in sessions for venue in venues_of(session)]


def every_term(offer: Offer) -> list[Term]:
    """Returns them, some more than once."""
    found = [*own_terms(offer), *all_venues(offer)]
    if offer.review:
        found.append(offer.review.by)
    return found
