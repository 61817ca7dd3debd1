"""Sessions asleep: lists find them where they would stand awake, and nobody wakes for that."""

from collections.abc import Iterable
from datetime import date

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.views.agenda import Dated, by_first_month, by_months, coming, dated, in_time
from catalogue.views.alphabet import by_title
from catalogue.views.asleep import asleep
from catalogue.views.brief import brief_of, briefs_of
from catalogue.views.month_grid import weeks
from catalogue.views.months import Month
from catalogue.views.term_index import offers_by_name, offers_by_term, sessions_by_term
from tests.making import catalogue, course, guide, session

TODAY = date(2027, 3, 1)


@pytest.fixture
def made() -> Catalogue:
    parts = [
        {"id": "1", "start": "2027-03-31 22:00", "end": "2027-04-01 00:00", "venue": "rathaus"},
        {"id": "2", "start": "2027-04-30", "end": "2027-05-01", "venue": "online"},
    ]
    return catalogue(
        course("a", session("x", "2027-02-01 09:00", "2027-02-01 10:00"), session("b", parts=parts), tools=["zoom"]),
        course("b", session("y", "2027-03-31 22:00", "2027-03-31 23:00", status="cancelled", venue="online")),
        course("c", audiences=["alle", "alle"]),
        guides=[guide("g", tools=["zoom"])],
    )


def both(made: Catalogue) -> tuple[tuple[Dated, ...], tuple[Dated, ...], list[str]]:
    """The agenda awake and asleep, and the courses whose sessions were looked up."""
    woken: list[str] = []

    def find(slug: str) -> Iterable[Dated]:
        woken.append(slug)
        return dated((course for course in made.courses if course.slug == slug), today=TODAY)

    briefs = briefs_of([brief_of(offer) for offer in made.offers])
    found = asleep(made.courses, briefs, today=TODAY, find=find)
    assert set(found) == {"a", "b"}
    agenda = in_time(one for own in found.values() for one in own)
    return dated(made.courses, today=TODAY), agenda, woken


def names(sessions: Iterable[Dated]) -> list[tuple[str, str]]:
    return [(one.course.slug, one.id) for one in sessions]


def shown(month: Month, sessions: Iterable[Dated]) -> list[tuple[date, list[tuple[str, str, str]]]]:
    days = (day for week in weeks(month, sessions) for day in week)
    return [(day.day, [(slot.one.course.slug, slot.one.id, slot.span.id) for slot in day.slots]) for day in days]


def test_they_stand_where_they_stand_awake(made: Catalogue) -> None:
    awake, asleep, woken = both(made)
    assert names(asleep) == names(awake)
    for group in (by_months, by_first_month, sessions_by_term):
        assert {key: names(own) for key, own in group(asleep).items()} == {
            key: names(own) for key, own in group(awake).items()
        }
    assert names(coming(asleep)) == names(coming(awake))
    told = [(one.begins, one.day, one.month, one.months, one.spans, one.over, one.cancelled) for one in awake]
    assert [(o.begins, o.day, o.month, o.months, o.spans, o.over, o.cancelled) for o in asleep] == told
    for month in by_months(awake):
        assert shown(month, asleep) == shown(month, awake)
    assert woken == []


def test_they_tell_all_else_when_they_are_asked(made: Catalogue) -> None:
    awake, asleep, woken = both(made)
    assert [(one.session, one.state) for one in asleep] == [(one.session, one.state) for one in awake]
    assert sorted(woken) == ["a", "a", "b"]
    with pytest.raises(AttributeError):
        _ = asleep[0].colour  # type: ignore[attr-defined]


def test_offers_stand_under_their_terms(made: Catalogue) -> None:
    offers = by_title(made.offers)
    briefs = briefs_of([brief_of(offer) for offer in offers])
    assert offers_by_name(offers, briefs) == offers_by_term(offers)
