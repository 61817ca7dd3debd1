"""What falls due: each matter from its first day to its last, and who is to see to it."""

from datetime import date
from typing import Any

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.views.due import Due, Matter, by_contact, due, unkept
from tests.making import TERMS, catalogue, course, guide
from tests.making import session as bare_session

EMAIL = {"email": "fortbildung@stadt.example"}
WEEK = {**EMAIL, "closes": "P7D"}
Told = list[tuple[Matter, str, bool]]
FORMATS = {
    "praesenz": {"name": "Präsenz", "mode": "onsite"},
    "hybrid": {"name": "Hybrid", "mode": "blended"},
    "online": {"name": "Online", "mode": "online"},
    "selbst": {"name": "Selbstlernen", "mode": "on-demand"},
}
FORMED = {**TERMS, "formats": FORMATS}


def session(*identity: str, **fields: Any) -> dict[str, Any]:
    """Makes a session that says where it takes place."""
    return bare_session(*identity, **{"venue": "rathaus", **fields})


LATER = session("z", "2029-01-01 09:00", "2029-01-01 12:00", status="confirmed")


def found(made: Catalogue, today: str, until: str) -> tuple[Due, ...]:
    return due(made, today=date.fromisoformat(today), until=date.fromisoformat(until))


def told(made: Catalogue, today: str, until: str) -> Told:
    return [(each.matter, str(each.day), each.late) for each in found(made, today, until)]


@pytest.mark.parametrize(
    ("today", "until", "expected"),
    [
        ("2027-01-01", "2027-01-31", []),
        ("2027-01-01", "2027-02-01", [(Matter.REVIEW, "2027-02-01", False)]),
        ("2027-02-01", "2027-02-01", [(Matter.REVIEW, "2027-02-01", False)]),
        ("2027-02-02", "2027-02-02", [(Matter.REVIEW, "2027-02-01", True)]),
    ],
)
def test_a_review_is_told_until_it_is_done(today: str, until: str, expected: Told) -> None:
    made = catalogue(guides=[guide(review={"by": "fortbildung", "last": "2026-02-01"})])
    assert told(made, today, until) == expected


@pytest.mark.parametrize(
    ("today", "until", "expected"),
    [
        ("2027-02-01", "2027-03-02", []),
        ("2027-02-01", "2027-03-03", [(Matter.CLOSING, "2027-03-03", False)]),
        ("2027-03-03", "2027-03-09", [(Matter.CLOSING, "2027-03-03", False)]),
        ("2027-03-04", "2027-03-09", []),
        ("2027-03-04", "2027-03-10", [(Matter.CONFIRM, "2027-03-10", False)]),
        ("2027-03-10", "2027-03-31", [(Matter.CONFIRM, "2027-03-10", False)]),
        ("2027-03-11", "2027-03-11", [(Matter.RESULT, "2027-03-10", True)]),
        ("2028-03-11", "2028-03-11", [(Matter.RESULT, "2027-03-10", True)]),
    ],
)
def test_the_days_of_a_session(today: str, until: str, expected: Told) -> None:
    made = catalogue(course("a", session(), LATER, registration=WEEK))
    assert told(made, today, until) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "confirmed"}, [Matter.CLOSING]),
        ({"status": "full"}, []),
        ({"places_left": "0"}, [Matter.CONFIRM]),
        ({"status": "cancelled"}, []),
    ],
)
def test_what_is_settled_is_not_asked_for(fields: dict[str, Any], expected: list[Matter]) -> None:
    made = catalogue(course("a", session(**fields), LATER, registration=WEEK))
    assert [each.matter for each in found(made, "2027-03-01", "2027-03-10")] == expected


def test_where_nobody_registers_nobody_confirms() -> None:
    assert told(catalogue(course("a", session(), LATER)), "2027-03-10", "2027-03-10") == []


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_of_a_session_whose_outcome_is_told_nobody_asks(status: str) -> None:
    assert told(catalogue(course("a", session(status=status), LATER)), "2027-04-01", "2027-04-30") == []


def test_sessions_of_a_course_without_an_outcome_are_one_matter_since_the_first() -> None:
    one, two = session("a"), session("b", "2027-02-10 09:00", "2027-02-10 12:00")
    (only,) = found(catalogue(course("a", one, two, LATER)), "2027-04-01", "2027-04-30")
    assert (only.day, [each.id for each in only.sessions]) == (date(2027, 2, 10), ["a", "b"])


@pytest.mark.parametrize(
    ("sessions", "today", "until", "expected"),
    [
        ([session(status="held")], "2027-03-11", "2027-03-11", [(Matter.DATES, "2027-03-10", True)]),
        ([session(status="confirmed")], "2027-03-01", "2027-03-10", [(Matter.DATES, "2027-03-10", False)]),
        ([session(status="confirmed")], "2027-03-01", "2027-03-09", []),
        ([session(status="held"), LATER], "2027-03-11", "2027-03-11", []),
        # One that is cancelled is none to come to, unless there is no other.
        ([session(status="held"), {**LATER, "status": "cancelled"}], "2027-04-01", "2027-04-01", [(Matter.DATES, "2027-03-10", True)]),
        ([session(status="cancelled")], "2027-04-01", "2027-04-01", [(Matter.DATES, "2027-03-10", True)]),
        ([session(status="cancelled")], "2027-02-01", "2027-02-01", [(Matter.DATES, "2027-02-01", False)]),
        ([], "2027-04-01", "2027-04-01", []),
    ],
)  # fmt: skip
def test_a_course_that_runs_out_of_sessions(
    sessions: list[dict[str, Any]], today: str, until: str, expected: Told
) -> None:
    assert told(catalogue(course("a", *sessions)), today, until) == expected


@pytest.mark.parametrize(
    ("today", "until", "days"),
    [
        ("2027-12-01", "2028-03-09", []),
        ("2027-12-01", "2028-03-10", ["2028-03-10"]),
        ("2028-03-11", "2028-12-31", []),
    ],
)
def test_a_mandatory_session_is_repeated(today: str, until: str, days: list[str]) -> None:
    made = catalogue(course("a", session(status="held"), LATER, mandatory="P1Y"))
    assert told(made, today, until) == [(Matter.REPETITION, day, False) for day in days]


def test_what_did_not_take_place_is_not_repeated() -> None:
    made = catalogue(course("a", session(status="cancelled"), LATER, mandatory="P1Y"))
    assert told(made, "2028-03-01", "2028-03-31") == []


@pytest.mark.parametrize(("until", "rounds"), [("2028-01-12", 0), ("2028-01-13", 1), ("2029-01-12", 1)])
def test_who_takes_a_mandatory_course_alone_repeats_it_in_rounds(until: str, rounds: int) -> None:
    made = catalogue(course("a", mandatory="P1Y", published="2025-01-13"))
    assert told(made, "2027-01-14", until) == [(Matter.REPETITION, "2028-01-13", False)] * rounds


def test_nobody_takes_a_seminar_alone_that_waits_for_its_dates() -> None:
    made = catalogue(course("a", mandatory="P1Y", published="2025-01-13", format="praesenz"), terms=FORMED)
    assert told(made, "2027-01-14", "2028-01-13") == [(Matter.DATES, "2025-04-13", True)]


@pytest.mark.parametrize(
    ("fields", "until", "expected"),
    [
        ({"published": "2027-01-13"}, "2027-04-12", []),
        ({"published": "2027-01-13"}, "2027-04-13", [(Matter.DATES, "2027-04-13", False)]),
        ({"published": "2026-11-30"}, "2027-03-01", [(Matter.DATES, "2027-02-28", True)]),
        ({}, "2027-03-01", [(Matter.DATES, "None", False)]),
        ({"format": "online"}, "2027-03-01", [(Matter.DATES, "None", False)]),
        ({"format": "selbst"}, "2027-03-01", []),
    ],
)
def test_a_course_for_which_people_meet_wants_its_first_date(
    fields: dict[str, Any], until: str, expected: Told
) -> None:
    made = catalogue(course("a", **{"format": "praesenz", **fields}), terms=FORMED)
    assert told(made, "2027-03-01", until) == expected


def test_a_course_of_no_format_can_be_begun_without_dates() -> None:
    assert told(catalogue(course("a", published="2026-01-13")), "2027-03-01", "2027-03-01") == []


def test_of_a_draft_nobody_wants_dates() -> None:
    made = catalogue(course("a", status="draft", published="2026-01-13", format="praesenz"), terms=FORMED)
    assert told(made, "2027-03-01", "2027-03-01") == [(Matter.DRAFT, "2026-01-13", True)]


@pytest.mark.parametrize(
    ("today", "until", "expected"),
    [
        ("2027-02-01", "2027-03-09", []),
        ("2027-02-01", "2027-03-10", [(Matter.PLACE, "2027-03-10", False)]),
        ("2027-03-10", "2027-03-10", [(Matter.PLACE, "2027-03-10", False)]),
        ("2027-03-11", "2027-03-11", []),
    ],
)
def test_a_session_that_comes_near_says_where(today: str, until: str, expected: Told) -> None:
    made = catalogue(course("a", bare_session(status="confirmed"), LATER))
    assert [each for each in told(made, today, until) if each[0] is not Matter.RESULT] == expected


@pytest.mark.parametrize(
    ("form", "fields", "missing"),
    [
        ("praesenz", {}, True),
        ("hybrid", {}, True),
        ("online", {}, False),
        ("selbst", {}, False),
        ("praesenz", {"status": "cancelled"}, False),
        ("praesenz", {"venue": "rathaus"}, False),
    ],
)
def test_the_place_is_asked_where_people_go_to_one(form: str, fields: dict[str, Any], missing: bool) -> None:
    made = catalogue(course("a", bare_session(**fields), LATER, format=form), terms=FORMED)
    assert [each.matter for each in found(made, "2027-03-01", "2027-03-31")] == [Matter.PLACE] * missing


def test_each_part_says_where() -> None:
    parts = [
        {"id": "1", "start": "2027-03-10 09:00", "end": "2027-03-10 12:00", "venue": "rathaus"},
        {"id": "2", "start": "2027-03-11 09:00", "end": "2027-03-11 12:00"},
    ]
    made = catalogue(course("a", bare_session(parts=parts), LATER))
    assert told(made, "2027-03-01", "2027-03-31") == [(Matter.PLACE, "2027-03-10", False)]


def test_who_counts_those_who_came_is_asked_for_the_others() -> None:
    held = session("b", "2027-02-10 09:00", "2027-02-10 12:00", status="held")
    counted = course("b", session(status="held", attendance="0"), LATER)
    made = catalogue(course("a", session(status="held"), held, LATER), counted)
    (only,) = found(made, "2027-03-11", "2027-03-11")
    assert (only.matter, only.day, only.late) == (Matter.ATTENDANCE, date(2027, 2, 10), True)
    assert [each.id for each in only.sessions] == ["a", "b"]
    assert [each.id for each in found(made, "2028-03-10", "2028-03-10")[0].sessions] == ["a"]
    assert found(made, "2028-03-11", "2028-03-11") == ()


def test_where_nobody_is_counted_nobody_is_asked_to() -> None:
    made = catalogue(course("a", session(status="held"), LATER))
    assert told(made, "2027-03-11", "2027-03-11") == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, [(Matter.DRAFT, "None", False)]),
        ("2027-03-01", [(Matter.DRAFT, "2027-03-01", True)]),
        ("2027-03-31", [(Matter.DRAFT, "2027-03-31", False)]),
        ("2027-04-01", []),
    ],
)
def test_a_draft_is_told_of_for_itself_alone(published: str | None, expected: Told) -> None:
    review = {"by": "fortbildung", "last": "2020-01-01"}
    made = catalogue(course("a", session(), status="draft", published=published, review=review, registration=WEEK))
    assert told(made, "2027-03-11", "2027-03-31") == expected


def test_a_review_is_its_reviewer_s_and_all_else_that_of_whoever_answers() -> None:
    terms = {**TERMS, "contacts": {**TERMS["contacts"], "it": {"name": "IT-Service"}}}
    review = {"by": "fortbildung", "last": "2026-02-01"}
    made = catalogue(
        course("a", session(), contact="it", review=review),
        course("b", session(), review=review),
        course("c", session()),
        terms=terms,
    )
    groups = by_contact(found(made, "2027-03-11", "2027-03-11"))
    assert [
        (contact and contact.id, [(each.offer.slug, each.matter) for each in some]) for contact, some in groups
    ] == [
        ("fortbildung", [("a", "review"), ("b", "review"), ("b", "dates"), ("b", "result")]),
        ("it", [("a", "dates"), ("a", "result")]),
        (None, [("c", "dates"), ("c", "result")]),
    ]


def test_what_nobody_looks_through_is_named() -> None:
    reviewed = guide("b", review={"by": "fortbildung", "last": "2026-02-01"})
    made = catalogue(course("a"), course("c", status="draft"), guides=[guide("d"), reviewed])
    assert [offer.slug for offer in unkept(made)] == ["d", "a"]
