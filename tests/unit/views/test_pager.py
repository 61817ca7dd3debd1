"""The pager: always the ends, the page itself and its neighbours, in order and never more than a handful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.views.pager import AROUND, FEW, linked


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 1, "1"),
        (4, 9, "1 2 3 4 5 6 7 8 9"),
        (1, 10, "1 2 3 4 5 … 10"),
        (5, 10, "1 2 3 4 5 6 7 … 10"),
        (6, 10, "1 … 4 5 6 7 8 9 10"),
        (10, 10, "1 … 6 7 8 9 10"),
        (80, 167, "1 … 78 79 80 81 82 … 167"),
    ],
)
def test_what_is_linked(number: int, count: int, shown: str) -> None:
    assert " ".join(str(each or "…") for each in linked(number, count)) == shown


@given(st.integers(1, 10_000).flatmap(lambda count: st.tuples(st.integers(1, count), st.just(count))))
def test_every_page_is_a_few_steps_away_and_no_gap_hides_one_page_alone(place: tuple[int, int]) -> None:
    number, count = place
    found = linked(number, count)
    assert len(found) <= max(FEW, 1)
    pages = [each for each in found if each]
    assert pages == sorted(set(pages))
    assert (pages[0], pages[-1]) == (1, count)
    assert {each for each in range(number - AROUND, number + AROUND + 1) if 1 <= each <= count} <= set(pages)
    for before, gap, after in zip(found, found[1:], found[2:], strict=False):
        if gap is None:
            assert before
            assert after
            assert after - before > 2
        elif before:
            assert gap == before + 1
