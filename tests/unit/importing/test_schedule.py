"""Cells that hold several days or days and hours, as tables of training offices have them."""

import pytest

from catalogue.importing.bracketed import unbracketed
from catalogue.importing.record import SourceSession
from catalogue.importing.schedule import lacks_year, parse_schedule
from catalogue.importing.wall_time import WallTime
from catalogue.importing.weekdays import wrong_weekdays
from tests.unit.importing.test_times import parts_of


def moment(wall: WallTime | None) -> str:
    if wall is None:
        return ""
    return f"{wall.day:%d.%m.}{wall.clock:%H:%M}" if wall.clock else f"{wall.day:%d.%m.}"


def written(text: str) -> str:
    """Returns what was understood: sessions with "|" between, their days with "+", start and end with ">"."""
    schedule = parse_schedule(text)
    sessions = schedule.sessions if schedule else ()
    return "|".join("+".join(f"{moment(start)}>{moment(end)}" for start, end in each) for each in sessions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.-14.01.2027, jeweils 09:00 - 16:00 Uhr", "12.01.09:00>14.01.16:00"),
        ("12.01.2027 - 13.01.2027 09:00 - 16:00 Uhr", "12.01.09:00>13.01.16:00"),
        ("Mo., 11.01. - Mi., 13.01.2027, 9–16 Uhr", "11.01.09:00>13.01.16:00"),
        ("Dienstag, den 12. Januar 2027, 9.00 Uhr bis 12.30 Uhr", "12.01.09:00>12.01.12:30"),
        ("am Dienstag, 12.01.2027 um 9 Uhr", "12.01.09:00>"), ("12.01.2027 | 9-12 Uhr", "12.01.09:00>12.01.12:00"),
        ("12.01.2027, 09:00 bis ca. 16:00 Uhr", "12.01.09:00>12.01.16:00"), ("12.01.2027,\n9 − 12 Uhr", "12.01.09:00>12.01.12:00"),
        ("15.11.2027, ganztägig", "15.11.>"), ("15.11.2027 (ganztags)", "15.11.>"),
        ("23.08.2027 + 24.08.2027", "23.08.>+24.08.>"), ("12. und 14. Januar 2027", "12.01.>+14.01.>"),
        ("12.01., 14.01. und 16.01.2027, 9-12 Uhr", "12.01.09:00>12.01.12:00+14.01.09:00>14.01.12:00+16.01.09:00>16.01.12:00"),
        ("12./14.01.2027", "12.01.>+14.01.>"), ("12./13.01.2027", "12.01.>13.01."),
        ("12.01.2027; 14.03.2027", "12.01.>|14.03.>"), ("12.01.2027 oder 14.03.2027", "12.01.>|14.03.>"),
        ("12.01.2027\n14.03.2027, 9-12 Uhr", "12.01.09:00>12.01.12:00|14.03.09:00>14.03.12:00"),
        ("12.01.2027, 9-12 Uhr; 14.03.2027, 13-16 Uhr", "12.01.09:00>12.01.12:00|14.03.13:00>14.03.16:00"),
        ("12.01.2027, 9-12 Uhr und 14.01.2027, 13-16 Uhr", "12.01.09:00>12.01.12:00+14.01.13:00>14.01.16:00"),
        ("28.12. - 02.01.2027", "28.12.>02.01."), ("12.01.2027 / 14.01.2027", "12.01.>+14.01.>"), ("2027-01-12/2027-01-14", "12.01.>14.01."),
        ("10.11.27, 12.11.27", "10.11.>+12.11.>"), ("12.01.2027, 12.02.", "12.01.>+12.02.>"), ("12.01.2027 und 12.02.", "12.01.>+12.02.>"),
        ("Jan 12, 2027, 1-3pm", "12.01.13:00>12.01.15:00"), ("Jan 12, 2027 11–1 p.m.", "12.01.11:00>12.01.13:00"),
        ("Jan 12, 2027, 1:30am-3pm", "12.01.01:30>12.01.15:00"), ("2027-01-12 9-12", "12.01.09:00>12.01.12:00"),
        ("2027-01-12 09:00-12:30", "12.01.09:00>12.01.12:30"), ("2027-01-12 07:00-08:00", "12.01.07:00>"), ("2027-11-07 01:30-05:00", "07.11.01:30>"),
        ("12.01.2027 8.10-9.05", "12.01.08:10>12.01.09:05"), ("12.01.2027, 8.15", "12.01.08:15>"),
    ],
)  # fmt: skip
def test_days_and_hours_are_understood(text: str, expected: str) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday 12 January 2027, 9.30am–1pm", "12.01.09:30>12.01.13:00"), ("12 January 2027, 2–4pm", "12.01.14:00>12.01.16:00"),
        ("12 January 2027, 11-1pm", "12.01.11:00>12.01.13:00"), ("12 January 2027, 10 to 11.30am", "12.01.10:00>12.01.11:30"),
        ("12 January 2027 10am–12 noon", "12.01.10:00>12.01.12:00"), ("12 January 2027: 9 a.m. – 1 p.m.", "12.01.09:00>12.01.13:00"),
        ("12 January 2027 0930-1300", "12.01.09:30>12.01.13:00"), ("9.30am–1pm, Tuesday 12 January 2027", "12.01.09:30>12.01.13:00"),
        ("Tuesday the 12th of January 2027 at 10am", "12.01.10:00>"), ("Tuesday, January 12, 2027, 9:30 AM - 1:00 PM", "12.01.09:30>12.01.13:00"),
        ("12th–14th March 2027", "12.03.>14.03."), ("12 – 14 March 2027, 9am–5pm each day", "12.03.09:00>14.03.17:00"),
        ("31 January to 2 February 2027", "31.01.>02.02."), ("Tues 2 March – Thurs 4 March 2027, 9am-4pm", "02.03.09:00>04.03.16:00"),
        ("Tuesdays 12 and 19 January 2027, 10am–1pm", "12.01.10:00>12.01.13:00+19.01.10:00>19.01.13:00"),
        ("2, 9 and 16 March 2027, 2pm–4pm", "02.03.14:00>02.03.16:00+09.03.14:00>09.03.16:00+16.03.14:00>16.03.16:00"),
        ("12 January 2027 1-2pm; 19 January 2027 1-2pm", "12.01.13:00>12.01.14:00|19.01.13:00>19.01.14:00"),
        ("13/01/2027 09:30", "13.01.09:30>"), ("01/13/2027", "13.01.>"), ("9 am 12.01.2027", ""),
    ],
)  # fmt: skip
def test_english_days_and_hours_are_understood(text: str, expected: str) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "n.V.", "jederzeit", "Mo/Mi, ab 11.01.2027, 18-20 Uhr", "montags, 11.01.–15.02.2027, 18–20 Uhr", "12.01., 9-12 Uhr", "12. und 13.01.",
        "12.01.2027 und 10.01.2027", "12.01.2027, 9-12 und 13-16 Uhr", "17.11.2027 (steht noch aus)", "14.-12.03.2027", "1.2.3.2027", "12/01/2027",
        "12.12. und 13.01.2027", "12.01.2027 " * 60, "2027-01-12/14", "12.01.2027 + 14", "12.01.2027; 14", "12.01.2027 - 13.01", "12.01.2027 12.02", "12.01.2027, 9.10",
        "12.01.2027, 2 h", "12.01.2027, täglich 2 h", "12.01.2027, 120", "10.11.27 12.11.27",
    ],
)  # fmt: skip
def test_what_is_not_sure_is_none(text: str) -> None:
    assert parse_schedule(text) is None


def test_a_missing_year_is_noticed() -> None:
    assert all(map(lacks_year, ("12.01., 9-12 Uhr", "12. Januar", "12 January, 10am", "17.11. (steht noch aus)")))
    assert not any(map(lacks_year, ("12.01.2027", "12.01.27", "n.V.", "Herbst", "9.30 Uhr")))


def test_a_weekday_that_the_date_is_not_is_noticed() -> None:
    assert list(wrong_weekdays("Mo, 12.01.2027, 9 Uhr")) == ["Mo, 12.01.2027"]
    assert list(wrong_weekdays("Dienstag, den 12. Januar 2027 und Do., 14.01.2027")) == []
    assert list(wrong_weekdays("Monday 12th January 2027 or Monday the 13th of January 2027")) == [
        "Monday 12th January 2027",
        "Monday the 13th of January 2027",
    ]
    assert list(wrong_weekdays("Tuesday, January 12, 2027 and Wed 13/01/2027")) == []
    assert list(wrong_weekdays("Sonnabend, 16.01.2027 und Modul 12.01.2027")) == [], "a Saturday, and no Monday"
    assert list(wrong_weekdays("Sonnabend, 17.01.2027; Thursday 2027-01-15")) == [
        "Sonnabend, 17.01.2027",
        "Thursday 2027-01-15",
    ]
    assert parts_of(start="Mo, 12.01.2027, 9-12 Uhr") == (["2027-01-12 09:00/2027-01-12 12:00"], ["weekday-differs"])


def test_days_of_one_session_are_its_parts() -> None:
    days = ["2027-08-23 09:00/2027-08-23 16:00", "2027-08-24 09:00/2027-08-24 16:00"]
    assert parts_of(start="23.08.2027 + 24.08.2027, 09:00 - 16:00 Uhr", duration_text="2 Tage") == (
        days,
        ["several-days"],
    )
    assert parts_of(start="23.08.2027; 24.08.2027, 9-16 Uhr") == (days, ["several-sessions"])


def test_an_hour_in_the_field_of_the_end_is_that_of_the_last_day() -> None:
    three = [f"2027-10-{day} 09:00/2027-10-{day} 16:00" for day in (12, 13, 14)]
    assert parts_of(start="12.-14.10.2027 9:00", end="16 Uhr") == (three, ["one-part-a-day"])
    assert parts_of(start="12.10.2027 und 14.10.2027 9:00", end="16:00") == ([three[0], three[2]], ["several-days"])
    assert parts_of(start="12.10.2027 und 14.10.2027, 9 Uhr", end="14.10.2027 16:00")[0] == [three[0], three[2]]
    assert parts_of(start="12. + 14.10.2027", end="14.10.2027")[0] == ["2027-10-12/2027-10-12", "2027-10-14/2027-10-14"]


def test_an_english_hour_in_the_field_of_the_end_is_read() -> None:
    assert parts_of(start="12 January 2027 10am", end="12 noon")[0] == ["2027-01-12 10:00/2027-01-12 12:00"]


def test_midnight_without_an_end_is_a_day_of_a_program_that_knows_moments_only() -> None:
    whole = (["2027-01-12/2027-01-12"], ["midnight-as-whole-day"])
    assert parts_of(start="2027-01-12 00:00:00") == whole
    assert parts_of(start="2027-01-12 00:00:00", end="2027-01-12 00:00:00") == whole
    assert parts_of(start="12.01.2027 00:00", length="2 Tage") == whole
    assert parts_of(start="12.01.2027 00:00", end="12.01.2027 02:00")[0] == ["2027-01-12 00:00/2027-01-12 02:00"]


def test_a_remark_in_brackets_behind_a_date_has_its_field() -> None:
    def read(start: str, **fields: str) -> SourceSession:
        return unbracketed(SourceSession.model_validate({"start": start, **fields}))

    assert read("12.01.2027, 9-12 Uhr (ausgebucht)").status == "ausgebucht"
    assert read("12.01.2027, 9 Uhr (2 Std.)").duration_text == "2 Std."
    assert read("23.08.2027 + 24.08.2027 (steht noch aus)", note="Raum folgt").note == "Raum folgt · steht noch aus"
    assert read("12.01.2027 (ausgebucht)", status="geplant").note == "ausgebucht"
    assert read("12.01.2027 (verschoben auf 14.01.)").status == "verschoben auf 14.01.", "which is told"
    assert read("12.01.2027 (8 h)").duration_text == "8 h"
    assert read("n.V. (ausgebucht)").start == "n.V. (ausgebucht)"
    assert read("12.01.2027 (9-12 Uhr)").start == "12.01.2027 (9-12 Uhr)"


def test_seconds_since_1970_are_a_moment() -> None:
    assert parts_of(start="1799740800", end="1799748000")[0] == ["2027-01-12 09:00/2027-01-12 11:00"]
    assert parts_of(start="1767222000", end="0") == (
        ["2026-01-01/2026-01-01"], ["time-converted", "unreadable-end", "midnight-as-whole-day"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15./16.02.2027, jew. 9-16 Uhr", 1), ("jew. Di, 02.03., 09.03., 16.03.2027, 14-16 h", 3), ("Di. 06.04.27, Beginn 9 h", 1),
        ("10.06.2027 (Do), 8.30 - 12.00 Uhr", 1), ("08.02.2027 - 12.02.2027, tägl. 9-16", 1), ("Mo-Fr 08.02.-12.02.2027, 9-16 Uhr", 1),
    ],
)  # fmt: skip
def test_days_as_they_are_written(text: str, days: int) -> None:
    schedule = parse_schedule(text)
    assert schedule is not None
    assert schedule.days == days
    assert all(pair[0].clock is not None for each in schedule.sessions for pair in each)
