"""Dates as words: German and English typography, with spaces that do not break."""

from datetime import date, time

import pytest

from catalogue.model.translation import Translation
from catalogue.outputs import dates
from catalogue.reading.translations import read_translation
from tests.making import catalogue, course, session

DE, EN = read_translation("de"), read_translation("en")
N = "\u00a0"


def span(start: str, end: str, language: str = "de") -> str:
    part = catalogue(course("zoom", session("a", start, end))).courses[0].sessions[0].first
    return dates.span(part, read_translation(language))


@pytest.mark.parametrize(
    ("start", "end", "german", "english"),
    [
        (
            "2026-11-17 09:00", "2026-11-17 12:00",
            f"Di., 17.{N}November 2026, 9–12{N}Uhr", f"Tue, 17{N}November 2026, 9:00–12:00",
        ),
        (
            "2027-03-01 08:30", "2027-03-01 14:05",
            f"Mo., 1.{N}März 2027, 8:30–14:05{N}Uhr", f"Mon, 1{N}March 2027, 8:30–14:05",
        ),
        (
            "2027-03-01 00:00", "2027-03-02 00:00",
            f"Mo., 1.{N}März 2027, 0{N}Uhr – Di., 2.{N}März 2027, 0{N}Uhr",
            f"Mon, 1{N}March 2027, 0:00 – Tue, 2{N}March 2027, 0:00",
        ),
        ("2027-05-08", "2027-05-08", f"Sa., 8.{N}Mai 2027", f"Sat, 8{N}May 2027"),
        (
            "2027-05-08", "2027-05-09",
            f"Sa., 8.{N}Mai 2027 – So., 9.{N}Mai 2027", f"Sat, 8{N}May 2027 – Sun, 9{N}May 2027",
        ),
    ],
)  # fmt: skip
def test_when_a_part_takes_place(start: str, end: str, german: str, english: str) -> None:
    assert span(start, end) == german
    assert span(start, end, "en") == english


def test_days_months_and_hours() -> None:
    day = date(2027, 1, 5)
    assert dates.day(day, DE) == f"Di., 5.{N}Januar 2027"
    assert dates.plain_day(day, DE) == f"5.{N}Januar 2027"
    assert dates.plain_day(day, EN) == f"5{N}January 2027"
    assert dates.month(day, DE) == "Januar 2027"
    assert dates.month(day, EN) == "January 2027"
    assert dates.clock(time(7, 5), DE) == f"7:05{N}Uhr"
    assert dates.clock(time(0, 0), DE) == f"0{N}Uhr"
    assert dates.clock(time(7, 0), EN) == "7:00"


def test_a_moment_with_and_without_a_clock() -> None:
    made = catalogue(
        course("zoom", session("a", "2027-01-05 09:30", "2027-01-05 10:00"), session("b", "2027-01-05", "2027-01-05"))
    )
    first, second = made.courses[0].sessions
    assert dates.moment(first.first.start, DE) == f"Di., 5.{N}Januar 2027, 9:30{N}Uhr"
    assert dates.moment(second.first.start, DE) == f"Di., 5.{N}Januar 2027"


@pytest.mark.parametrize(("words", "written"), [(DE, "Di., 17. Nov. 2026"), (EN, "Tue, 17 Nov 2026")])
def test_scripts_write_short_days_with_names_from_here(words: Translation, written: str) -> None:
    names, day = dates.short_names(words), date(2026, 11, 17)
    # As scripts count: Sunday and January are 0.
    weekday, month = names["weekdays"][day.isoweekday() % 7], names["months"][day.month - 1]
    assert str(names["day"]).format(weekday=weekday, day=day.day, month=month, year=day.year) == written
