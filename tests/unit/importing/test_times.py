"""Times of the origin: written lengths, written moments, zones, and the parts of a session."""

import pytest

from catalogue.importing.lengths import parse_length
from catalogue.importing.parts import spans
from catalogue.importing.record import SourceSession
from catalogue.importing.wall_time import parse_wall_time
from catalogue.importing.zones import find_zone, guess_zone
from catalogue.reading.zone import open_zone
from tests.unit.importing.remarks import Remarks

BERLIN, NEW_YORK = open_zone("Europe/Berlin"), open_zone("America/New_York")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 Stunden", "PT3H"), ("90 Min.", "PT90M"), ("1,5 Std.", "PT90M"), ("2 Tage", "P2D"), ("zweitägig", "P2D"), ("ganztägig", "P1D"),
        ("halbtägig", "PT4H"), ("½ Tag", "PT4H"), ("half a day", "PT4H"), ("1 hour 30 minutes", "PT90M"), ("3 x 2 Stunden", "PT6H"),
        ("8 UE", "PT6H"), ("ca. 45 min", "PT45M"), ("2 Tage à 6 Stunden", "PT12H"), ("eine Woche", "P1W"), ("1:30 h", "PT90M"),
        ("8 UE à 45 Min.", "PT6H"), ("2 Tage / 16 UE", "PT12H"), ("2 Tage (8 UE à 45 Minuten)", "PT6H"), ("7 Zeitstunden", "PT7H"),
        ("PT2H", "PT2H"), ("one day", "P1D"), ("6 Monate", "P6M"), ("anderthalb Stunden", "PT90M"), ("eineinhalb Tage", "PT12H"),
        ("an hour and a half", "PT90M"), ("two and a half hours", "PT150M"), ("1 1/2 hours", "PT90M"), ("1h 30m", "PT90M"), ("half an hour", "PT30M"),
        ("a half day", "PT4H"), ("3 half-day sessions", "PT12H"), ("a full day", "P1D"), ("2-day course", "P2D"), ("a fortnight", "P2W"),
        ("three-quarters of an hour", "PT45M"), ("30 minute e-learning", "PT30M"), ("4 weekly sessions of 1 hr", "PT4H"),
        ("8 UE (45 Min.)", "PT6H"), ("8 UE a 45 Min.", "PT6H"), ("2 Stunden (15 Min.)", "PT135M"), ("1.25 h", "PT75M"),
    ],
)  # fmt: skip
def test_a_length_is_understood(text: str, expected: str) -> None:
    length = parse_length(text)
    assert length is not None
    assert length.text == expected


@pytest.mark.parametrize(
    "text",
    [
        "nach Absprache",
        "2-3 Stunden",
        "3 Stunden, montags",
        "",
        "PT0H",
        "2 Tage und 3 Wochen",
        "0 min",
        "1.000 UE",
        "1.30 Std.",
    ],
)
def test_a_length_that_is_not_sure_is_none(text: str) -> None:
    assert parse_length(text) is None


def test_a_length_of_several_meetings_tells_that_of_one() -> None:
    once = parse_length("3 x 2 Stunden", once=True)
    assert once is not None
    assert once.text == "PT2H"


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2027-01-12T09:00:00+01:00", "2027-01-12", "09:00"), ("2027-01-12 9:00:00 -0500", "2027-01-12", "09:00"),
        ("12.01.2027, 9 Uhr", "2027-01-12", "09:00"), ("Di., 12. Januar 2027 um 9:30 Uhr", "2027-01-12", "09:30"),
        ("January 12, 2027 2:30 pm", "2027-01-12", "14:30"), ("12 January 2027", "2027-01-12", None), ("2027/1/2", "2027-01-02", None),
        ("20270112T0900", "2027-01-12", "09:00"), ("20270112T093000", "2027-01-12", "09:30"), ("12.Januar 2027", "2027-01-12", None),
        ("2027-01-12T24:00", "2027-01-12", "23:59"), ("1.2.27", "2027-02-01", None), ("12.01.99", "1999-01-12", None),
        ("12.01.2027 09.30.00", "2027-01-12", "09:30"),
    ],
)  # fmt: skip
def test_a_moment_is_understood(text: str, day: str, clock: str | None) -> None:
    wall = parse_wall_time(text)
    assert wall is not None
    assert (wall.day.isoformat(), wall.clock and f"{wall.clock:%H:%M}") == (day, clock)


@pytest.mark.parametrize(
    "text", ["Herbst 2027", "2027-13-01", "0001-01-01", "2027-01-12 25:00", "", "9 Uhr", "2027-02-30"]
)
def test_a_moment_that_is_none(text: str) -> None:
    assert parse_wall_time(text) is None


def test_zones_go_by_many_names() -> None:
    names = {
        name: zone.key if (zone := find_zone(name)) else ""
        for name in ("europe/berlin", "MEZ", "US/Eastern", '"W. Europe Standard Time"', "Mars/Base", "")
    }
    assert names == {
        "europe/berlin": "Europe/Berlin",
        "MEZ": "Europe/Berlin",
        "US/Eastern": "US/Eastern",
        '"W. Europe Standard Time"': "Europe/Berlin",
        "Mars/Base": "",
        "": "",
    }


def test_the_zone_is_guessed_from_language_and_offset() -> None:
    starts = ["2020-07-01T10:00:00-05:00", "2020-01-01T10:00:00-05:00", "x"]
    assert guess_zone(starts=starts, language="en") == "America/New_York"
    assert guess_zone(starts=starts, language="de") == "Europe/Berlin"
    assert guess_zone(starts=[], language="en") == "Europe/London"


def parts_of(*, zone: str = "Europe/Berlin", length: str = "", **fields: str) -> tuple[list[str], list[str]]:
    """Returns the parts of a session as "start/end" and the codes of what was told."""
    say = Remarks()
    session = SourceSession.model_validate(fields)
    stated = find_zone(session.timezone) if session.timezone else None
    found = spans(session, whole=length, stated=stated, zone=open_zone(zone), say=say)
    return [f"{span.start.text}/{span.end.text}" for run in found for span in run], say.codes


def test_an_offset_of_the_other_half_of_the_year_is_a_mistake() -> None:
    summer = parts_of(zone="America/New_York", start="2020-07-01T14:00:00-05:00", end="2020-07-01T15:00:00-05:00")
    winter = parts_of(zone="America/New_York", start="2020-01-08T14:00:00-05:00", end="2020-01-08T15:00:00-05:00")
    assert summer == (["2020-07-01 14:00/2020-07-01 15:00"], ["offset-ignored"])
    assert winter == (["2020-01-08 14:00/2020-01-08 15:00"], [])


def test_an_offset_against_a_stated_zone_is_a_mistake_and_utc_is_not() -> None:
    assert parts_of(start="2027-01-12T09:00+09:00", end="2027-01-12T10:00+09:00", timezone="Europe/Berlin") == (
        ["2027-01-12 09:00/2027-01-12 10:00"], ["offset-ignored"],
    )  # fmt: skip
    assert parts_of(start="2027-01-12T08:00Z", end="2027-01-12T09:00Z", timezone="Europe/Berlin") == (
        ["2027-01-12 09:00/2027-01-12 10:00"], ["time-converted"],
    )  # fmt: skip


def test_a_session_in_another_zone_is_converted() -> None:
    assert parts_of(start="2027-05-03T18:00", end="2027-05-03T19:00", timezone="Europe/London")[0] == [
        "2027-05-03 19:00/2027-05-03 20:00"
    ]
    assert parts_of(start="2027-05-03T18:00", end="2027-05-03T19:00", timezone="Europe/Vienna") == (
        ["2027-05-03 18:00/2027-05-03 19:00"], [],
    )  # fmt: skip


def test_the_nights_in_which_clocks_change() -> None:
    assert parts_of(start="2027-03-28T02:30", end="2027-03-28T04:00") == (
        ["2027-03-28 03:30/2027-03-28 04:00"],
        ["time-skipped"],
    )
    assert parts_of(start="2027-10-31T02:30", end="2027-10-31T04:00")[0] == ["2027-10-31 02:30+02:00/2027-10-31 04:00"]
    assert parts_of(start="2027-10-31T02:30+01:00", end="2027-10-31T04:00+01:00")[0] == [
        "2027-10-31 02:30+01:00/2027-10-31 04:00"
    ]


def test_a_missing_end_comes_from_the_length_or_is_one_hour() -> None:
    assert parts_of(start="2027-01-12 09:00", length="90 Min.") == (
        ["2027-01-12 09:00/2027-01-12 10:30"],
        ["end-from-duration"],
    )
    assert parts_of(start="2027-01-12 09:00", length="offen") == (
        ["2027-01-12 09:00/2027-01-12 10:00"],
        ["end-assumed"],
    )
    assert parts_of(start="2027-01-12 09:00", end="später") == (
        ["2027-01-12 09:00/2027-01-12 10:00"],
        ["unreadable-end", "end-assumed"],
    )
    assert parts_of(start="2027-01-12 09:00", end="2027-01-12 08:00")[1] == ["end-not-after-start", "end-assumed"]
    assert parts_of(start="2027-01-12 23:30")[0] == ["2027-01-12 23:30/2027-01-12 23:59"]


@pytest.mark.parametrize("end", ["16.30 Uhr", "16:30", "bis 16:30 Uhr", "2027-01-13 16:30", "13.01.2027, 16.30 Uhr"])
def test_an_end_may_be_a_time_of_the_same_day(end: str) -> None:
    assert parts_of(start="2027-01-13T09:00", end=end) == (["2027-01-13 09:00/2027-01-13 16:30"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13.03.2027 09:00 - 16:30", "2027-03-13 09:00/2027-03-13 16:30"), ("13.05.2027 9–12 Uhr", "2027-05-13 09:00/2027-05-13 12:00"),
        ("13.03.2027, 9.00 bis 16.30 Uhr", "2027-03-13 09:00/2027-03-13 16:30"), ("Mo., 15.03.2027 von 9 bis 12 Uhr", "2027-03-15 09:00/2027-03-15 12:00"),
        ("15.03.2027 9:00-12:00", "2027-03-15 09:00/2027-03-15 12:00"), ("2027-03-13 09:00-16:30", "2027-03-13 09:00/2027-03-13 16:30"),
        ("12.–14.03.2027", "2027-03-12/2027-03-14"), ("28.03. bis 02.04.2027", "2027-03-28/2027-04-02"), ("12. März - 2. April 2027", "2027-03-12/2027-04-02"),
    ],
)  # fmt: skip
def test_start_and_end_may_be_one_text(text: str, expected: str) -> None:
    assert parts_of(start=text) == ([expected], [])
    assert parts_of(start="", start_raw=text) == ([expected], [])


def test_the_length_of_the_course_is_not_that_of_a_session() -> None:
    day = ["2027-01-13 09:00/2027-01-13 15:00"]
    assert parts_of(start="2027-01-13 09:00", length="2 Tage (je 8 UE)") == (day, ["end-one-day"])
    assert parts_of(start="2027-01-13 09:00", length="2 Tage, 16 UE") == (day, ["end-one-day"])
    assert parts_of(start="2027-01-13 09:00", length="2 Tage")[0] == ["2027-01-13 09:00/2027-01-13 17:00"]
    assert parts_of(start="2027-01-13 09:00", length="40 Stunden")[0] == ["2027-01-13 09:00/2027-01-13 17:00"]
    assert parts_of(start="2027-01-13 09:00", length="6 Monate")[1] == ["end-assumed"]
    assert parts_of(start="2027-01-13", length="2 Tage") == (["2027-01-13/2027-01-13"], ["end-one-day"])
    assert parts_of(start="2027-01-13 18:00", length="4 Abende à 90 Minuten")[0] == [
        "2027-01-13 18:00/2027-01-13 19:30"
    ]
    assert len(parts_of(start="2027-01-13 09:00", duration_text="2 Tage (je 8 UE)")[0]) == 2


def test_an_evening_may_end_after_midnight() -> None:
    assert parts_of(start="2027-01-12 22:00", end="2 Uhr") == (["2027-01-12 22:00/2027-01-13 02:00"], [])
    assert parts_of(start="2027-01-12 10:00", end="9 Uhr")[1] == ["end-not-after-start", "end-assumed"]


def test_times_that_are_told() -> None:
    assert parts_of(start="2027-10-31T02:30", end="2027-10-31T04:00")[1] == ["time-ambiguous"]
    assert parts_of(start="2027-10-31T01:00", end="2027-10-31T02:30")[1] == ["time-ambiguous"]
    assert parts_of(start="2027-10-31T02:30+01:00", end="2027-10-31T04:00+01:00")[1] == []
    assert parts_of(start="13.03.2027", end="2027-03-13T16:00")[1] == ["end-without-start-time"]


def test_several_days_are_one_part_a_day() -> None:
    found, told = parts_of(start="2027-03-02 09:00", end="2027-03-04 16:00")
    assert found == [f"2027-03-0{day} 09:00/2027-03-0{day} 16:00" for day in (2, 3, 4)]
    assert told == ["one-part-a-day"]
    assert parts_of(start="2027-03-02 09:00", duration_text="2 Tage")[0] == [
        "2027-03-02 09:00/2027-03-02 17:00", "2027-03-03 09:00/2027-03-03 17:00",
    ]  # fmt: skip


def test_days_and_periods() -> None:
    assert parts_of(start="2027-03-02") == (["2027-03-02/2027-03-02"], [])
    assert parts_of(start="2027-03-02", end="2027-03-04")[0] == ["2027-03-02/2027-03-04"]
    assert parts_of(start="2027-03-02T00:00", end="2027-03-03T00:00") == (
        ["2027-03-02/2027-03-02"],
        ["midnight-as-whole-day"],
    )
    assert parts_of(start="2027-02-01 08:00", end="2027-02-20 17:00") == (
        ["2027-02-01/2027-02-20"],
        ["period-as-whole-days"],
    )
    assert parts_of(start="2027-02-01", end="2027-03-04") == (["2027-02-01/2027-03-04"], [])
    assert parts_of(start="2027-02-01", end="2027-03-12") == (
        ["2027-02-01/2027-03-03", "2027-03-04/2027-03-12"],
        ["period-in-parts"],
    )
    assert parts_of(start="2027-02-01", end="2037-02-01") == (["2027-02-01/2027-02-01"], ["period-too-long"])
    assert parts_of(start="2027-02-01 22:00", end="2027-02-02 02:00")[0] == ["2027-02-01 22:00/2027-02-02 02:00"]
    assert parts_of(start="Herbst") == ([], [])
