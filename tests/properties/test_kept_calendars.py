"""Over any history of edits, kept calendars are those that are made from the last ledger alone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import making
from tests.calendar_site import build_calendars
from tests.properties.test_calendar import EDITS, EVERYTHING, Edit, edited
from tests.unit.building.test_kept_calendars import WORDS, Publications, ledger_of

NAMES = ("zoom", "vuca", "word")
REGISTRATION = {"email": "a@b.example", "closes": "P7D"}
# Which course is edited and how; a number of days below 1 is the same day again.
STEP = st.tuples(st.lists(st.tuples(st.sampled_from(NAMES), EDITS), max_size=3), st.integers(-9, 200), st.booleans())


def courses_after(courses: Mapping[str, Any], edits: list[tuple[str, Edit]], gone: bool) -> dict[str, Any]:
    changed = dict(courses)
    for name, edit in edits:
        known = changed.get(name) or making.course(name, making.session(venue="rathaus"), registration=REGISTRATION)
        now = edited(known, edit)
        slug = f"{name}-{edit.number}" if edit.what == "rename" else now["slug"]  # no two courses have the same
        changed[name] = {**now, "id": name, "slug": slug}
    if gone and len(changed) > 1:
        changed.popitem()
    return changed


# What else is saved: a title, a term that says something else or comes, a course that comes.
SAVED = st.sampled_from(("title", "venue", "tool", "category", "course"))
SAVES = st.lists(st.tuples(SAVED, st.integers(1, 9)), max_size=2)
# On the same day what changed is followed, also when what was saved before had a mistake and nothing came of it.
SAME_DAY = st.lists(st.tuples(STEP, SAVES, st.booleans()), min_size=2, max_size=8)


def terms_after(terms: dict[str, dict[str, Any]], saved: str, number: int) -> dict[str, dict[str, Any]]:
    vocabulary, name = {"venue": ("venues", "rathaus"), "category": ("categories", "kommunikation")}.get(
        saved, ("tools", f"neu-{number}")
    )
    entries = {**terms[vocabulary], name: {**terms[vocabulary].get(name, {}), "name": f"{saved} {number}"}}
    return {**terms, vocabulary: entries}


@given(SAME_DAY, st.integers(1, 20), st.sampled_from((0, 64)))
@settings(max_examples=100, deadline=None)
def test_what_is_followed_on_one_day_is_what_is_made_from_the_ledger(
    history: list[tuple[Any, list[tuple[str, int]], bool]], most: int, few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("catalogue.outputs.calendar.layout.MOST_EVENTS", most)
        patch.setattr("catalogue.outputs.calendar.row.FEW", few)
        kept, ledger, terms = Publications(), b"", making.changed_terms("venues", "rathaus")
        courses = courses_after({}, [(name, Edit("a", "note", 1)) for name in NAMES], gone=False)
        today, stamp = date(2026, 12, 1), datetime(2026, 12, 1, tzinfo=UTC)
        for (edits, days, gone), saves, given_up in history:
            courses = courses_after(courses, edits, gone)
            today, stamp = today + timedelta(days=max(days - 180, 0)), stamp + timedelta(days=max(days, 1))
            for saved, number in saves:
                name = f"neu-{number}" if saved == "course" else list(courses)[number % len(courses)]
                if saved in ("title", "course"):
                    courses[name] = {**(courses.get(name) or making.course(name)), "title": f"Titel {number}"}
                else:
                    terms = terms_after(terms, saved, number)
            made = making.catalogue(*courses.values(), guides=[making.guide("dms")], terms=terms, of=EVERYTHING)
            if given_up:
                kept.give_up(made, today, stamp)
                continue
            published = made.published()
            last = ledger_of(ledger, published)
            plain = build_calendars(published, today=today, stamp=stamp, previous=last, words=WORDS)
            expected = {file.path: file.make() for file in plain.files}
            ledger = expected["kalender/stand.json"]
            found = dict(kept.publish(made, today, stamp))
            found.pop("gone")
            assert found == expected


@given(st.lists(STEP, min_size=2, max_size=7))
@settings(max_examples=60, deadline=None)
def test_kept_calendars_are_those_made_from_the_ledger(history: list[tuple[list[tuple[str, Edit]], int, bool]]) -> None:
    kept, ledger = Publications(), b""
    courses: dict[str, Any] = courses_after({}, [(name, Edit("a", "note", 1)) for name in NAMES], gone=False)
    today, stamp = date(2026, 12, 1), datetime(2026, 12, 1, tzinfo=UTC)
    for edits, days, gone in history:
        courses = courses_after(courses, edits, gone)
        today, stamp = today + timedelta(days=max(days, 0)), stamp + timedelta(days=max(days, 0), hours=1)
        made = making.catalogue(*courses.values(), guides=[making.guide("dms")], of=EVERYTHING)
        published = made.published()
        plain = build_calendars(published, today=today, stamp=stamp, previous=ledger_of(ledger, published), words=WORDS)
        expected = {file.path: file.make() for file in plain.files}
        ledger = expected["kalender/stand.json"]
        found = dict(kept.publish(made, today, stamp))
        found.pop("gone")
        assert found == expected
    assert kept.reads == 1
