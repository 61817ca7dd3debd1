"""Borne terms: an offer bears every term that can be reached from it, whatever field it stands in."""

from collections.abc import Iterator

import pytest

from catalogue.model.borne import borne, name_of
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.term import Term
from catalogue.model.value import Value
from tests.making import catalogue, course, guide, session


def reached(value: object) -> Iterator[Term]:
    """All terms below a value, but not those that only a term leads to."""
    if isinstance(value, Term):
        yield value
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from reached(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from reached(each)


def everything(kind: type[Offer]) -> Offer:
    """An offer that refers to a term wherever it can."""
    fields = {
        "category": "kommunikation", "format": "seminar", "audiences": ["alle"], "tools": ["zoom"], "competences": ["2.1"],
        "level": "basic", "provider": "intern", "area": "fb11", "contact": "fortbildung",
        "review": {"by": "fortbildung", "last": "2026-01-01"},
    }  # fmt: skip
    if kind is Course:
        return catalogue(course("kurs", session(venue="rathaus"), **fields)).offers[0]
    return catalogue(guide("kurs", **fields)).offers[0]


@pytest.mark.parametrize("kind", [Course, Guide])
def test_an_offer_bears_every_term_that_is_reached_from_it(kind: type[Offer]) -> None:
    offer = everything(kind)
    names = {name_of(term) for term in reached(offer)}
    assert set(borne(offer)) == names
    assert len(names) == (10 if kind is Course else 9)
