"""Moments: days and wall times, the two nights on which clocks change, and what no calendar has."""

from datetime import date, time

import pytest
from pydantic_core import PydanticCustomError

from catalogue.model.moment import parse_day, parse_moment
from catalogue.reading.zone import open_zone

BERLIN = open_zone("Europe/Berlin")


def code_of(text: str) -> str:
    with pytest.raises(PydanticCustomError) as raised:
        parse_moment(text, BERLIN)
    return raised.value.type


def test_a_wall_time_knows_its_offset() -> None:
    winter, summer = parse_moment("2027-01-12 09:00", BERLIN), parse_moment("2027-07-12 09:00", BERLIN)
    assert winter.text == "2027-01-12T09:00+01:00"
    assert summer.text == "2027-07-12T09:00+02:00"
    assert winter.written == "2027-01-12 09:00"


def test_a_day_has_no_time() -> None:
    moment = parse_moment("2027-1-2", BERLIN)
    assert (moment.day, moment.clock, moment.text) == (date(2027, 1, 2), None, "2027-01-02")


@pytest.mark.parametrize(
    "text", ["2027-01-12T09:00", " 2027-01-12  9:00 ", "2027-01-12 09:00:00", "2027-01-12 09:00+01:00"]
)
def test_spellings_that_mean_the_same(text: str) -> None:
    moment = parse_moment(text, BERLIN)
    assert (moment.day, moment.clock, moment.fold) == (date(2027, 1, 12), time(9), 0)


def test_the_offset_chooses_between_the_two_hours_of_the_autumn_night() -> None:
    first, second = (parse_moment(f"2027-10-31 02:30{offset}", BERLIN) for offset in ("+02:00", "+0100"))
    assert first.instant < second.instant
    assert (first.fold, second.fold) == (0, 1)
    assert second.text == "2027-10-31T02:30+01:00"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tomorrow", "bad-date-time"),
        ("2027-01-12 9", "bad-date-time"),
        ("2027-01-12 09:00:30", "bad-date-time"),
        ("२०२७-०१-१२ ०९:००", "bad-date-time"),
        ("2027-02-30", "no-such-date"),
        ("31.02.2027", "no-such-date"),
        ("31.02.2027 09:00", "no-such-date"),
        ("12.1.2027 25 Uhr", "no-such-time"),
        ("12.1.1066", "date-out-of-range"),
        ("2027-01-12 24:00", "no-such-time"),
        ("2027-01-12 09:60", "no-such-time"),
        ("1066-10-14", "date-out-of-range"),
        ("9999-12-31 23:59", "date-out-of-range"),
        ("2027-03-28 02:30", "time-does-not-exist"),
        ("2027-03-28 02:30+01:00", "time-does-not-exist"),
        ("2027-10-31 02:30", "time-is-ambiguous"),
        ("2027-10-31 02:30+05:00", "wrong-offset"),
        ("2027-01-12 09:00Z", "wrong-offset"),
        ("2027-01-12 09:00+99:99", "wrong-offset"),
        ("9" * 400 + "-01-01", "bad-date-time"),
    ],
)
def test_a_bad_moment_says_what_is_wrong(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20.1.2027", "2027-01-20"),
        ("20. Januar 2027", "2027-01-20"),
        ("3. März 2027 um 9 Uhr", "2027-03-03 09:00"),
        ("20.1.27 9:00", "2027-01-20 09:00"),
        ("Mi, 20.01.2027 09:00", "2027-01-20 09:00"),
        ("Mittwoch, den 20.01.2027, 9 Uhr", "2027-01-20 09:00"),
        ("2027-01-20 9.00 Uhr", "2027-01-20 09:00"),
        ("2027-01-20, 9:00", "2027-01-20 09:00"),
        ("2027-01-20 9", "2027-01-20 09:00"),
        ("Wednesday 20 January 2027, 9.30am", "2027-01-20 09:30"),
        ("20th January 2027 at 2pm", "2027-01-20 14:00"),
        ("January 20, 2027", "2027-01-20"),
        ("2027-01-20 2pm", "2027-01-20 14:00"),
        ("2027-01-20 12 noon", "2027-01-20 12:00"),
        ("20 January 2027, 2–4pm", "2027-01-20 14:00"),
        ("20/01/2027 9:30", "2027-01-20 09:30"),
        ("12/01/2027 9:30", ""),
        ("20. Xenuar 2027", ""),
        ("201.2027", ""),
        ("2027-01-20 09:00:30", ""),
    ],
)
def test_a_moment_as_people_write_it_is_understood(text: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        parse_moment(text, BERLIN)
    assert (raised.value.type, (raised.value.context or {})["details"]["suggestion"]) == ("bad-date-time", meant)


def test_a_date_gets_no_time() -> None:
    with pytest.raises(PydanticCustomError) as raised:
        parse_day("20. Januar 2027, 9 Uhr")
    assert (raised.value.context or {})["details"]["suggestion"] == ""


def test_the_ambiguous_hour_tells_both_offsets() -> None:
    with pytest.raises(PydanticCustomError) as raised:
        parse_moment("2027-10-31 02:30", BERLIN)
    details = (raised.value.context or {})["details"]
    assert (details["first"], details["second"]) == ("+02:00", "+01:00")


def test_a_date_alone() -> None:
    assert parse_day(" 2027-01-31 ") == date(2027, 1, 31)
    with pytest.raises(PydanticCustomError):
        parse_day("31.01.2027")
