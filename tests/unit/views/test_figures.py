"""Figures of a period: what counts, on which side of its ends, and that all of it adds up."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import astuple

from catalogue.model.catalogue import Catalogue
from catalogue.model.period import Period
from catalogue.model.term import Area, Audience, Category
from catalogue.views.figures import Figures, Reported, reported
from tests.making import catalogue, changed_terms, course, guide, session

TODAY = date(2027, 6, 1)
YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))


def report(made: Catalogue, period: Period = YEAR) -> Reported:
    return reported(made.published(), period, today=TODAY)


def total(*sessions: Any, **fields: Any) -> Figures:
    return report(catalogue(course("a", *sessions, **fields))).total


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"without_places": 1}),
        ({"status": "cancelled"}, {"cancelled": 1}),
        ({"status": "held"}, {"held": 1, "without_places": 1, "without_attendance": 1}),
        ({"status": "held", "attendance": "12"}, {"held": 1, "attendance": 12, "without_places": 1}),
        ({"start": "2027-06-01 09:00", "end": "2027-06-01 10:00"}, {"ahead": 1, "without_places": 1}),
        ({"start": "2027-05-31 09:00", "end": "2027-05-31 10:00"}, {"without_places": 1}),
    ],
)
def test_a_session_counts_as_what_became_of_it(fields: dict[str, Any], expected: dict[str, int]) -> None:
    assert total({**session(), **fields}) == Figures(courses=1, sessions=1, **expected)


def test_places_are_counted_where_people_can_come_and_filled_where_both_numbers_are_known() -> None:
    sessions = (
        session("a", status="held", attendance="12"),
        session("b", status="held"),
        session("c", status="cancelled"),
        session("d", "2027-09-01 09:00", "2027-09-01 10:00"),
    )
    assert total(*sessions, capacity={"max": "15"}) == Figures(
        courses=1, sessions=4, held=2, cancelled=1, ahead=1, places=45, attendance=12, without_attendance=1,
        filled=12, fillable=15,
    )  # fmt: skip


@pytest.mark.parametrize(("status", "untold"), [({}, 1), ({"status": "held"}, 0), ({"status": "cancelled"}, 0)])
def test_what_is_over_without_a_word_is_untold(status: dict[str, str], untold: int) -> None:
    assert total(session(**status)).untold == untold


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        ("2026-12-31", "2027-01-01", 0),
        ("2027-01-01", "2027-01-01", 1),
        ("2027-12-31", "2028-01-01", 1),
        ("2028-01-01", "2028-01-01", 0),
    ],
)
def test_sessions_count_in_the_period_in_which_they_begin(start: str, end: str, inside: int) -> None:
    found = total(session(start=start, end=end))
    assert (found.courses, found.sessions) == (inside, inside)


def test_what_is_there_at_any_time_counts_unless_it_came_later() -> None:
    made = catalogue(course("a"), course("b", published="2028-01-01"), guides=[guide("c"), guide("d", status="draft")])
    assert report(made).total == Figures(on_demand=1, guides=1)


def test_a_seminar_that_waits_for_its_dates_does_not_count() -> None:
    terms = changed_terms("formats", "web", name="E-Learning", mode="on-demand")
    made = catalogue(course("a", format="seminar"), course("b", format="web"), course("c"), terms=terms)
    assert report(made).total == Figures(on_demand=2)


def test_a_session_counts_in_its_period_though_its_course_came_later() -> None:
    assert total(session(status="cancelled"), published="2028-01-01") == Figures(courses=1, sessions=1, cancelled=1)


def test_each_term_has_its_figures_and_what_has_none_stands_last() -> None:
    terms = changed_terms("categories", "leer", name="Leer")
    made = catalogue(
        course("a", session(), audiences=["alle"]),
        course("b", session(), category="gesundheit"),
        guides=[guide("c", audiences=["alle"])],
        terms=terms,
    )
    found = report(made)
    one = Figures(courses=1, sessions=1, without_places=1)
    categories = [(term and term.id, figures) for term, figures in found.by_term[Category]]
    assert categories == [
        ("kommunikation", Figures(courses=1, sessions=1, without_places=1, guides=1)),
        ("gesundheit", one),
    ]
    assert [(term and term.id, each.sessions) for term, each in found.by_term[Audience]] == [("alle", 1), (None, 1)]
    assert found.by_term[Area] == []
    assert tuple(map(sum, zip(*(astuple(each) for _, each in categories), strict=True))) == astuple(found.total)


@pytest.mark.parametrize(("published", "new"), [("2026-12-31", 0), ("2027-01-01", 1), ("2027-12-31", 1), (None, 0)])
def test_new_is_what_was_published_in_the_period(published: str | None, new: int) -> None:
    assert len(report(catalogue(guides=[guide("a", published=published)])).new) == new


def test_new_is_a_course_as_well_whose_sessions_come_after_the_period() -> None:
    made = catalogue(course("a", session(start="2028-01-12", end="2028-01-12"), published="2027-12-01"))
    assert [offer.slug for offer in report(made).new] == ["a"]


def test_mandatory_courses_stand_with_their_figures_by_title() -> None:
    made = catalogue(course("b", mandatory="P1Y"), course("a", session(), mandatory="P2Y"), course("c"))
    assert [(each.slug, figures.sessions) for each, figures in report(made).mandatory] == [("a", 1), ("b", 0)]


def test_a_mandatory_course_that_was_not_offered_has_a_row_of_nothing() -> None:
    made = catalogue(
        course("a", session(start="2026-05-01", end="2026-05-01"), mandatory="P1Y"),
        course("b", mandatory="P1Y", published="2028-01-01"),
        course("c", session(start="2026-05-01", end="2026-05-01")),
    )
    assert [(each.slug, figures) for each, figures in report(made).mandatory] == [("a", Figures())]
