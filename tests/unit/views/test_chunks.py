"""Long lists in pages of bounded length."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.views.chunks import PAGE_LENGTH, chunks


@given(st.lists(st.integers(), max_size=200), st.integers(1, 70))
def test_all_items_in_order_and_no_page_too_long(items: list[int], length: int) -> None:
    pages = chunks(items, length=length)
    assert [item for page in pages for item in page] == items
    assert all(len(page) == length for page in pages[:-1])
    assert len(pages[-1]) <= length
    assert bool(pages[-1]) is bool(items)


def test_an_empty_list_has_a_page() -> None:
    assert chunks([], length=PAGE_LENGTH) == ((),)


def test_the_usual_length() -> None:
    assert [len(page) for page in chunks(range(PAGE_LENGTH + 1), length=PAGE_LENGTH)] == [PAGE_LENGTH, 1]
