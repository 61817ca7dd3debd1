"""Likely hits: whatever day it is, the best hit for a word is mostly one of them."""

from array import array

import pytest

from catalogue.outputs.search.likely import likely, standings_of
from catalogue.outputs.search.runs import ALWAYS

# Two guides, six courses; what comes behind are terms and pages.
STANDINGS = standings_of(2, (100, 400, 300, ALWAYS, 500, ALWAYS))


def likely_of(weights: dict[int, int]) -> tuple[int, ...]:
    posting = array("I", [number << 8 | weight << 1 for number, weight in weights.items()])
    return likely(posting, bytes(weights.values()), STANDINGS)


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ({2: 9, 3: 8}, (2,)),
        ({2: 9, 3: 9, 4: 9, 6: 9}, (2, 3, 6)),
        ({0: 9, 1: 9, 3: 9}, (0, 3)),
        ({2: 9, 5: 9, 7: 9}, (2, 5)),
        ({3: 1, 8: 40}, (3,)),
        ({8: 20, 9: 40}, (9,)),
    ],
    ids=["heaviest", "open-for-longer", "first-guide", "first-always", "offers-first", "no-offer"],
)
def test_likely_hits(weights: dict[int, int], found: tuple[int, ...]) -> None:
    assert likely_of(weights) == found


def test_courses_are_counted_behind_the_guides() -> None:
    assert [STANDINGS.untils[document] for document in (1, 2, 6)] == [ALWAYS, 100, 500]
    assert (STANDINGS.offers, STANDINGS.latest) == (8, 500)


def test_of_many_courses_the_last_to_close_are_kept() -> None:
    posting = array("I", [number << 8 | 2 for number in range(300)])
    assert likely(posting, bytes([1]) * 300, standings_of(0, range(1, 301))) == tuple(range(292, 300))
