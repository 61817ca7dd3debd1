"""Offers whose terms say something else are those that would be read now, and all others are the very same."""

from collections.abc import Mapping

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.model.renewal import renewed
from catalogue.model.term import VOCABULARIES, Term
from tests import making


def catalogue(terms: making.Terms = making.TERMS) -> Catalogue:
    """Two courses and a guide; the first course and the guide bear a term of each vocabulary, the other a category alone."""
    one = {"area": "fb11", "provider": "intern", "contact": "fortbildung", "format": "seminar", "level": "basic"}
    many = {"tools": ["zoom"], "audiences": ["alle"], "competences": ["2.1"]}
    every = {**one, **many, "review": {"by": "fortbildung", "last": "2027-01-01", "every": "P1Y"}}
    parts = [
        {"id": "a", "start": "2027-03-10 09:00", "end": "2027-03-10 12:00", "venue": "online"},
        {"id": "b", "start": "2027-03-11 09:00", "end": "2027-03-11 12:00", "venue": "rathaus"},
    ]
    course = making.course("kurs", making.session("a", parts=parts), **every)
    other = making.course("anders", making.session(), category="gesundheit")
    return making.catalogue(course, other, guides=[making.guide("dms", **every)], terms=terms)


def others(before: Catalogue, now: Catalogue) -> Mapping[int, Term]:
    """The terms of now that say something else, by the ids of those before."""
    known = {(name, term.id): term for name, terms in now.vocabularies.items() for term in terms}
    both = ((old, known[name, old.id]) for name, terms in before.vocabularies.items() for old in terms)
    return {id(old): new for old, new in both if old != new}


@pytest.mark.parametrize("vocabulary", [kind.vocabulary for kind in VOCABULARIES])
def test_offers_say_what_their_terms_say_now(vocabulary: str) -> None:
    identifier = next(iter(making.TERMS[vocabulary]))
    before, now = catalogue(), catalogue(making.changed_terms(vocabulary, identifier, name="Anders"))
    terms = others(before, now)
    assert len(terms) == 1
    made = [renewed(offer, terms) for offer in before.offers]
    assert made == list(now.offers)
    assert made != list(before.offers)
    assert made[1] is before.offers[1]


def test_offers_whose_terms_say_the_same_are_the_very_same() -> None:
    before = catalogue()
    terms = others(before, catalogue(making.changed_terms("venues", "ganz-neu", name="Anders")))
    assert [renewed(offer, terms) for offer in before.offers] == list(before.offers)
    assert all(renewed(offer, terms) is offer for offer in before.offers)
