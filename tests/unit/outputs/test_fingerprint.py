"""Fingerprints: equal values have equal ones, other values have others, and no kind of value is overlooked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from catalogue.outputs.fingerprint import Fingerprints
from tests.making import catalogue, course

PRINTS = Fingerprints({})
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.binary(max_size=3),
    lambda below: st.lists(below).map(tuple) | st.dictionaries(st.text(), below),
    max_leaves=8,
)


class Pair(Struct, frozen=True):
    first: object
    second: object


@given(VALUES, VALUES)
def test_equal_values_and_no_others_have_equal_fingerprints(one: object, other: object) -> None:
    same = repr(one) == repr(other)  # 1 and True are equal to Python, and not to a page
    assert (PRINTS.of(one) == PRINTS.of(other)) == same
    assert (PRINTS.of(Pair(1, one)) == PRINTS.of(Pair(1, other))) == same


def test_the_cut_between_values_counts() -> None:
    assert PRINTS.of("ab", "c") != PRINTS.of("a", "bc")
    assert PRINTS.of(("a",), ("b",)) != PRINTS.of(("a", "b"), ())
    assert PRINTS.of({"a": "b"}) != PRINTS.of(("a", "b"))
    assert PRINTS.of(frozenset({"a", "b"})) == PRINTS.of(frozenset({"b", "a"}))
    assert PRINTS.of(date(2027, 1, 1)) != PRINTS.of("2027-01-01")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="no fingerprint for a object"):
        PRINTS.of((1, object()))


def test_what_was_met_before_does_not_matter() -> None:
    offers = catalogue(course("a"), course("b"), course("c")).offers
    prints = Fingerprints({offer.path: offer.slug.encode() for offer in offers})
    first = prints.of(offers)
    prints.of(offers[0])
    assert prints.of(offers) == first
