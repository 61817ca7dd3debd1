"""Long lists in pages of bounded length."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# So many cards load and scroll well; no page of the site grows beyond it with the catalogue.
PAGE_LENGTH = 60


def chunks(items: Sequence[T], *, length: int) -> tuple[tuple[T, ...], ...]:
    """Returns the items in groups of at most `length`; no items give one empty group."""
    if not items:
        return ((),)
    return tuple(tuple(items[start : start + length]) for start in range(0, len(items), length))
