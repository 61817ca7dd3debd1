"""Durations: what is read, and how they move a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.duration import Duration, parse_duration
from catalogue.model.spoken_duration import hours_or_minutes, meant_duration


@pytest.mark.parametrize(
    ("text", "months", "days", "minutes"),
    [
        ("PT90M", 0, 0, 90),
        ("pt3h", 0, 0, 180),
        ("P2D", 0, 2, 0),
        ("P1W", 0, 7, 0),
        ("P1Y6M", 18, 0, 0),
        (" P1DT2H30M ", 0, 1, 150),
        ("P0D", 0, 0, 0),
    ],
)
def test_a_duration_is_read(text: str, months: int, days: int, minutes: int) -> None:
    assert parse_duration(text) == Duration(text.strip().upper(), months, days, minutes)


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "3 Stunden", "P1.5D", "PT30S", "-P1D", "P1H", "PT٣H", "P1000Y", "P" + "1" * 999]
)
def test_what_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("P1M", date(2027, 1, 31), date(2027, 2, 28)),
        ("P1M", date(2028, 1, 31), date(2028, 2, 29)),
        ("P1Y", date(2028, 2, 29), date(2029, 2, 28)),
        ("P7D", date(2026, 12, 28), date(2027, 1, 4)),
        ("PT9H", date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_day_is_moved(text: str, day: date, after: date) -> None:
    duration = parse_duration(text)
    assert duration is not None
    assert duration.after(day) == after


@given(
    st.integers(0, 999), st.integers(0, 999), st.integers(0, 999), st.integers(0, 9999),
    st.dates(date(1970, 1, 1), date(2100, 12, 31)),
)  # fmt: skip
def test_no_duration_leaves_the_calendar(years: int, months: int, weeks: int, days: int, day: date) -> None:
    duration = parse_duration(f"P{years}Y{months}M{weeks}W{days}D")
    assert duration is not None
    assert duration.before(day) <= day <= duration.after(day)


def test_presence_counts_eight_hours_a_day() -> None:
    assert Duration("P2D", days=2).total_minutes == 960


@pytest.mark.parametrize(
    ("text", "field", "meant"),
    [
        ("3 Stunden", "duration", "PT3H"),
        ("1 Stunde", "", "PT1H"),
        ("1,5 Std.", "", "PT90M"),
        ("90 Minuten", "", "PT90M"),
        ("90min", "", "PT90M"),
        ("2 Tage", "", "P2D"),
        ("1,5 Tage", "", ""),
        ("2 Wochen", "", "P2W"),
        ("6 Monate", "", "P6M"),
        ("1 Jahr", "", "P1Y"),
        ("60", "new_for", "P60D"),
        ("7", "closes", "P7D"),
        ("a week before", "closes", "P7D"),
        ("2 hrs", "duration", "PT2H"),
        ("90 mins", "duration", "PT90M"),
        ("half day", "duration", "PT4H"),
        ("a full day", "duration", "P1D"),
        ("an hour and a half", "duration", "PT90M"),
        ("every year", "mandatory", "P1Y"),
        ("every 2 years", "mandatory", "P2Y"),
        ("alle 2 Jahre", "mandatory", "P2Y"),
        ("10 Tage vorher", "closes", "P10D"),
        ("2 Wochen vor Beginn", "closes", "P2W"),
        ("5 days before the start", "closes", "P5D"),
        ("10 Tage vorher", "duration", ""),
        ("90", "duration", "PT90M"),
        ("12", "every", ""),
        ("0", "new_for", ""),
        ("lange", "duration", ""),
        ("999 years", "duration", "P999Y"),
        ("1000 years", "duration", ""),
    ],
)
def test_a_length_of_time_in_words_is_understood(text: str, field: str, meant: str) -> None:
    assert meant_duration(text, field) == meant


@pytest.mark.parametrize(
    ("text", "field", "either"),
    [
        ("3", "duration", ("PT3H", "PT3M")), (" 8 ", "duration", ("PT8H", "PT8M")), ("9", "duration", ()), ("0", "duration", ()),
        ("90", "duration", ()), ("3", "closes", ()), ("3 h", "duration", ()), ("", "duration", ()), ("9" * 9000, "duration", ()),
    ],
)  # fmt: skip
def test_a_small_number_may_mean_hours(text: str, field: str, either: tuple[str, ...]) -> None:
    assert hours_or_minutes(text, field) == either
