"""The programme: what lies ahead, by category; what is over, cancelled or a draft is left out."""

from datetime import date

from catalogue.model.term import Category
from catalogue.views.agenda import dated
from catalogue.views.alphabet import by_title
from catalogue.views.programme import programme
from catalogue.views.term_index import offers_by_term
from tests.making import catalogue, course, session

TODAY = date(2027, 3, 1)
AHEAD = session("a", "2027-04-01 09:00", "2027-04-01 10:00")
OFF = session("b", "2027-04-02 09:00", "2027-04-02 10:00", status="cancelled")
OVER = session("c", "2027-02-01 09:00", "2027-02-01 10:00")


def chapters(*courses: object) -> dict[str, dict[str, list[str]]]:
    made = catalogue(*courses)  # type: ignore[arg-type]
    sessions = {course.slug: dated((course,), today=TODAY) for course in made.courses}
    return {
        chapter.category.id: {course.slug: [one.session.id for one in dates] for course, dates in chapter.courses}
        for chapter in programme(made.terms(Category), by_term=offers_by_term(by_title(made.offers)), sessions=sessions)
    }


def test_courses_stand_under_their_category_with_what_lies_ahead() -> None:
    assert chapters(
        course("zoom", AHEAD, OFF, OVER, title="Zoom"),
        course("akten", AHEAD, title="Akten"),
        course("yoga", category="gesundheit", title="Yoga"),
    ) == {"kommunikation": {"akten": ["a"], "zoom": ["a"]}, "gesundheit": {"yoga": []}}


def test_a_course_without_anything_ahead_is_left_out() -> None:
    assert chapters(course("alt", OVER), course("aus", OFF)) == {}
