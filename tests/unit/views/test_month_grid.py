"""Months: which sessions take place in them, and on which day of which week."""

from datetime import date

from catalogue.views.agenda import by_months, dated
from catalogue.views.month_grid import weeks
from catalogue.views.told_parts import told_parts
from tests import making

TODAY = date(2027, 1, 1)
PARTS = [
    {"id": "late", "start": "2027-03-31 09:00", "end": "2027-03-31 10:00"},
    {"id": "next", "start": "2027-05-03 09:00", "end": "2027-05-03 10:00"},
]
OVER = making.session("o", "2027-02-27", "2027-03-02")
NIGHT = making.session("n", "2027-03-10 20:00", "2027-03-11 00:00")


def sessions(*given: making.Fields):  # type: ignore[no-untyped-def]
    return dated(making.catalogue(making.course("a", *given)).courses, today=TODAY)


def test_a_session_stands_in_every_month_in_which_a_part_of_it_takes_place() -> None:
    found = by_months(sessions(making.session("p", parts=PARTS), OVER))
    shown = {month: [one.session.id for one in group] for month, group in found.items()}
    assert shown == {(2027, 2): ["o"], (2027, 3): ["o", "p"], (2027, 5): ["p"]}


def test_a_part_takes_place_in_the_month_between_those_of_its_ends_too() -> None:
    months = {"id": "long", "start": "2027-01-30", "end": "2027-03-01"}
    days = {"id": "day", "start": "2027-04-05", "end": "2027-04-05"}
    found = by_months(
        sessions(making.session("a", "2027-01-30", "2027-03-01"), making.session("b", parts=[months, days]))
    )
    shown = {month: [one.session.id for one in group] for month, group in found.items()}
    assert shown == {(2027, 1): ["a", "b"], (2027, 2): ["a", "b"], (2027, 3): ["a", "b"], (2027, 4): ["b"]}
    (_, both) = found[2027, 2]
    assert [part.id for part in told_parts(both.session, month=(2027, 2))] == ["long"]
    assert all(day.slots for week in weeks((2027, 2), found[2027, 2]) for day in week if day.inside)


def test_a_month_is_in_the_order_in_which_things_take_place_in_it() -> None:
    first, last = making.session("f", "2027-05-01", "2027-05-01"), making.session("l", "2027-05-04", "2027-05-04")
    may = by_months(sessions(first, making.session("p", parts=PARTS), last))[2027, 5]
    assert [one.session.id for one in may] == ["f", "p", "l"]


def test_weeks_run_from_monday_to_sunday_and_hold_the_whole_month() -> None:
    grid = weeks((2027, 3), ())
    assert [len(week) for week in grid] == [7] * 5
    assert all(week[0].day.isoweekday() == 1 for week in grid)
    assert [day.day.day for week in grid for day in week if day.inside] == list(range(1, 32))


def test_days_hold_their_parts_and_no_other_month_any() -> None:
    grid = weeks((2027, 3), sessions(making.session("p", parts=PARTS), OVER, NIGHT))
    days = {day.day: [(slot.one.session.id, slot.part.id) for slot in day.slots] for week in grid for day in week}
    assert {day: found for day, found in days.items() if found} == {
        date(2027, 3, 1): [("o", "1")],
        date(2027, 3, 2): [("o", "1")],
        date(2027, 3, 10): [("n", "1")],
        date(2027, 3, 31): [("p", "late")],
    }


def test_a_day_is_in_the_order_of_time() -> None:
    late, early = (
        making.session(name, f"2027-03-10 {hour}:00", "2027-03-10 18:00") for name, hour in (("a", 14), ("b", 9))
    )
    (full,) = (day for week in weeks((2027, 3), sessions(late, early)) for day in week if day.slots)
    assert [slot.one.session.id for slot in full.slots] == ["b", "a"]
