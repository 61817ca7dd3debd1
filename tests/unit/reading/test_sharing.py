"""Sharing: equal values are kept once, and no offer changes by it."""

from copy import deepcopy

from catalogue.model.offer import Course
from catalogue.reading.sharing import Sharing
from tests.making import catalogue, course, session

REVIEW = {"by": "fortbildung", "last": "2026-01-02"}


def read(slug: str, last: str = "2026-01-02") -> Course:
    front = course(
        slug, session(), review={**REVIEW, "last": last}, capacity={"max": "12"}, registration={"email": "a@b.example"}
    )
    return catalogue(front).courses[0]


def test_equal_values_below_an_offer_are_one() -> None:
    sharing, first, second, other = Sharing(), read("a"), read("b"), read("c", last="2026-01-03")
    before = deepcopy((first, second, other))
    shared = tuple(sharing.share(each) for each in (first, second, other))
    assert shared == before
    assert first.capacity is second.capacity is other.capacity
    assert first.review is not other.review
    assert first.__pydantic_fields_set__ is second.__pydantic_fields_set__
    assert [each.model_fields_set for each in shared] == [each.model_fields_set for each in before]


def test_an_offer_without_any_is_left_alone() -> None:
    bare = catalogue(course()).courses[0]
    assert Sharing().share(bare) is bare
