"""Long lists in pages of bounded length."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.views.chunks import PAGE_LENGTH, chunks


@given(st.lists(st.integers(), max_size=200), st.integers(1, 70))
def test_all_items_in_order_and_no_page_too_long(items: list[int], length: int) -> None:
    pages = chunks(items, length=length, name=str)
    assert [item for page in pages for item in page] == items
    assert all(3 * length // 4 <= len(page) <= length for page in pages[:-1])
    assert len(pages[-1]) <= length
    assert bool(pages[-1]) is bool(items)


def test_an_empty_list_has_a_page() -> None:
    assert chunks([], length=PAGE_LENGTH, name=str) == ((),)


def test_a_list_that_fits_stands_on_one_page() -> None:
    assert len(chunks(range(PAGE_LENGTH), length=PAGE_LENGTH, name=str)) == 1
    assert len(chunks(range(PAGE_LENGTH + 1), length=PAGE_LENGTH, name=str)) == 2


@pytest.mark.parametrize("by", [0, 700], ids=["at the beginning", "in the middle"])
def test_what_comes_or_goes_leaves_the_other_pages_alone(by: int) -> None:
    chance = random.Random(by)
    changed = []
    for _ in range(50):
        names = [f"angebot-{number:05}" for number in chance.sample(range(10_000), 1_400)]
        before = chunks(names, length=PAGE_LENGTH, name=str)
        del names[by]
        after = chunks(names, length=PAGE_LENGTH, name=str)
        changed.append(len({*after} - {*before}))
    assert sum(changed) / len(changed) < 3
