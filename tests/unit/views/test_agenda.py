"""The agenda: in the order of time, whatever the order of files, and by month."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from catalogue.views.agenda import by_first_month, coming, dated, in_time
from tests.making import catalogue, course, session
from tests.workshops import workshop

TODAY = date(2027, 3, 10)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 28)).map(str)
COURSES = st.lists(st.lists(DAYS, max_size=4), max_size=4)


def test_by_time_then_by_course_then_by_session() -> None:
    made = catalogue(
        course("b", session("y"), session("x")),
        course("a", session("z"), session("early", "2027-03-10 08:59", "2027-03-10 10:00")),
        course("c", session("day", "2027-03-10", "2027-03-10")),
    )
    order = [(one.course.slug, one.session.id) for one in dated(made.courses, today=TODAY)]
    assert order == [("c", "day"), ("a", "early"), ("a", "z"), ("b", "x"), ("b", "y")]


@given(COURSES)
def test_the_sessions_of_a_course_are_those_of_the_agenda(courses: list[list[str]]) -> None:
    made = catalogue(
        *(
            course(f"c{n}", *(session(f"s{m}", day, day) for m, day in enumerate(days)))
            for n, days in enumerate(courses)
        )
    )
    found = [one for own in workshop(made, today=TODAY).sessions.values() for one in own]
    assert in_time(found) == workshop(made, today=TODAY).agenda == dated(made.courses, today=TODAY)


def test_the_hour_that_comes_twice_is_in_order() -> None:
    made = catalogue(
        course("a", session("second", "2027-10-31 02:10+01:00", "2027-10-31 04:00")),
        course("b", session("first", "2027-10-31 02:50+02:00", "2027-10-31 04:00")),
    )
    assert [one.session.id for one in dated(made.courses, today=TODAY)] == ["first", "second"]


def test_a_session_stands_where_its_first_part_does() -> None:
    parts = [
        {"id": "2", "start": "2027-05-02", "end": "2027-05-02"},
        {"id": "1", "start": "2027-04-30", "end": "2027-04-30"},
    ]
    (one,) = dated(catalogue(course("a", session(parts=parts))).courses, today=TODAY)
    assert one.month == (2027, 4)


def test_coming_are_those_not_over_cancelled_ones_included() -> None:
    made = catalogue(
        course(
            "a",
            session("yesterday", "2027-03-09 09:00", "2027-03-09 12:00"),
            session("running", "2027-03-09 09:00", "2027-03-10 12:00"),
            session("today", "2027-03-10 06:00", "2027-03-10 07:00"),
            session("off", "2027-03-11 09:00", "2027-03-11 12:00", status="cancelled"),
        )
    )
    assert [one.session.id for one in coming(dated(made.courses, today=TODAY))] == ["running", "today", "off"]


def test_the_next_session_is_the_one_to_register_for_else_the_next_that_takes_place() -> None:
    email = {"email": "a@stadt.example"}
    first, second = (f"2027-04-0{day} 09:00" for day in (1, 2))
    made = catalogue(
        course("past", session("a", "2027-03-01 09:00", "2027-03-01 10:00"), registration=email),
        course("off", session("a", first, "2027-04-01 10:00", status="cancelled"), registration=email),
        course("full", session("a", first, "2027-04-01 10:00", status="full"), registration=email),
        course(
            "later",
            session("a", first, "2027-04-01 10:00", status="full"),
            session("b", second, "2027-04-02 10:00"),
            session("c", "2027-04-03 09:00", "2027-04-03 10:00"),
            registration=email,
        ),
        course("walk-in", session("b", second, "2027-04-02 10:00"), session("a", first, "2027-04-01 10:00")),
    )
    found = {slug: one.session.id for slug, one in workshop(made, today=TODAY).next_dates.items()}
    assert found == {"full": "a", "later": "b", "walk-in": "a"}


def test_an_empty_agenda() -> None:
    assert dated(catalogue(course("a")).courses, today=TODAY) == ()
    assert by_first_month(()) == {}


@given(COURSES)
def test_every_session_stands_in_it_once_and_in_its_month(days: list[list[str]]) -> None:
    courses = [
        course(f"k{n}", *(session(f"s{m}", f"{day} 09:00", f"{day} 10:00") for m, day in enumerate(own)))
        for n, own in enumerate(days)
    ]
    made = catalogue(*courses)
    found = dated(made.courses, today=TODAY)
    assert {(one.course.slug, one.session.id) for one in found} == {
        (f"k{n}", f"s{m}") for n, own in enumerate(days) for m in range(len(own))
    }
    starts = [one.session.first.start.instant for one in found]
    assert starts == sorted(starts)
    months = by_first_month(found)
    assert list(months) == sorted(months)
    assert [one for group in months.values() for one in group] == list(found)
    assert all(one.month == month for month, group in months.items() for one in group)
    assert dated(reversed(made.courses), today=TODAY) == found
