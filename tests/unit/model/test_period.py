"""Periods as people name them."""

from datetime import date

import pytest

from catalogue.model.period import Period, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-q4", "2026-10-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-03-05", "2026-03-05", "2026-03-05"),
        ("2026-01/2026-06", "2026-01-01", "2026-06-30"),
        ("2025 / 2026-Q2", "2025-01-01", "2026-06-30"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert parse_period(text) == period
    assert period.first in period
    assert period.last in period


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-13", "2026-Q5", "2026-02-30", "2026/", "2026/2025", "2026/2027/2028", "0000", "9999", "٢٠٢٦"],
)
def test_anything_else_is_none(text: str) -> None:
    assert parse_period(text) is None
