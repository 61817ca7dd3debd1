"""Days: a page that has the same fingerprint on two days is the same page on both, so that a night makes nothing anew."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.leaf import Leaf
from catalogue.outputs.pages.former import formers_of
from catalogue.outputs.shown import OnDay, Said, terms_of
from catalogue.outputs.site import Site
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.views.brief import Brief, brief_of, briefs_of
from tests import making
from tests.workshops import site_of, workshop

ROOT = Path(__file__).parents[2]
FIRST = date(2027, 1, 20)


def said_of(made: Catalogue) -> tuple[Said, Mapping[str, Brief]]:
    fronts = {offer.path: offer.path.encode() for offer in made.offers}
    plain = [brief_of(offer) for offer in made.published().offers]
    return Said(fronts, fronts, lambda: terms_of(made.offers)), briefs_of(plain)


def site(made: Catalogue, today: date) -> Site:
    """The site on a day, as a project builds it."""
    said, briefs = said_of(made)
    shop = workshop(made, today=today)
    return site_of(shop, said.on(today, lambda: passed(briefs, today)))


def passed(briefs: Mapping[str, Brief], today: date) -> Mapping[str, int]:
    return {path: brief.passed(today) for path, brief in briefs.items()}


def keys(made: Site) -> Mapping[str, bytes]:
    return {leaf.address: leaf.key for leaf in made.leaves}


def differing(made: Catalogue, days: Sequence[date]) -> tuple[list[tuple[str, date]], int, int]:
    """Pages whose text is another one although their key is not, with the day; how many were compared, and how many there are."""
    known: dict[tuple[str, bytes], str] = {}
    wrong: list[tuple[str, date]] = []
    same = every = 0
    for day in days:
        now = site(made, day)
        for leaf in now.leaves:
            page = now.page(leaf)
            text, every = f"{page.title}\n{page.description}\n{page.body}", every + 1
            before = known.setdefault((leaf.address, leaf.key), text)
            same += before is not text
            wrong += [(leaf.address, day)] * (before != text)
    return wrong, same, every


@cache
def demonstration() -> Catalogue:
    found, _ = read_settings(ROOT)
    assert found
    return read_catalogue(ROOT, found).catalogue


def test_the_demonstration_over_two_months() -> None:
    days = [date(2026, 11, 20) + timedelta(days=number * 5) for number in range(12)]
    wrong, same, every = differing(demonstration(), days)
    assert wrong == []
    assert same > every * 0.6


def test_the_night_after_which_nothing_is_over_changes_what_names_the_day() -> None:
    made = making.catalogue(making.course("zoom", making.session("a", "2027-03-16 09:00", "2027-03-16 12:00")))
    before, after = (site(made, day) for day in (date(2027, 3, 10), date(2027, 3, 11)))
    changed = {address for address, key in keys(before).items() if keys(after)[address] != key}
    assert changed == {"programm/", "neu/"}


@pytest.mark.parametrize(
    ("day", "said"),
    [("2027-03-09", "open"), ("2027-03-10", "closed"), ("2027-03-16", "closed"), ("2027-03-17", "running"), ("2027-03-18", "past")],
)  # fmt: skip
def test_on_the_morrow_of_each_day_that_counts_another_page_is_made(day: str, said: str) -> None:
    one = making.session("a", "2027-03-16 09:00", "2027-03-17 12:00", closes="2027-03-09")
    made = making.catalogue(making.course("zoom", one, registration={"email": "f@stadt.example"}))
    now, before = (site(made, date.fromisoformat(day) - timedelta(days=days)) for days in (0, 1))
    (dated,) = now.workshop.agenda
    assert dated.state.standing == said
    turned = [leaf.address for leaf in now.leaves if keys(before).get(leaf.address) != leaf.key]
    assert ("kurse/zoom/" in turned) == (day not in ("2027-03-09", "2027-03-16"))


DAYS = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
SESSIONS = st.lists(
    st.builds(
        lambda start, length, closes, status: making.session(
            f"s{start}-{length}",
            f"{start} 09:00",
            f"{start + timedelta(days=length)} 12:00",
            status=status,
            **({"closes": closes} if closes else {}),
        ),
        DAYS,
        st.integers(0, 3),
        st.none() | st.sampled_from(["P0D", "P2D", "P1W", "2027-02-01"]),
        st.sampled_from(["scheduled", "confirmed", "full", "cancelled", "held"]),
    ),
    max_size=3,
    unique_by=lambda each: each["id"],
)
COURSES = st.tuples(st.none() | st.sampled_from(["P5D", "2027-02-10"]), st.none() | DAYS.map(str), SESSIONS)
Some = tuple[str | None, str | None, list[dict[str, Any]]]


def some(courses: Sequence[Some]) -> Catalogue:
    made = []
    for number, (closes, published, sessions) in enumerate(courses):
        registration = {"email": "f@stadt.example", **({"closes": closes} if closes else {})}
        fields = {"published": published} if published else {}
        made.append(making.course(f"k{number}", *sessions, title=f"K{number}", registration=registration, **fields))
    return making.catalogue(*made)


@settings(max_examples=60, deadline=None)
@given(st.lists(COURSES, min_size=1, max_size=4), st.lists(DAYS, min_size=2, max_size=4))
def test_any_courses_on_any_days(courses: list[Some], days: list[date]) -> None:
    wrong, _, _ = differing(some(courses), days)
    assert wrong == []


@settings(max_examples=60, deadline=None)
@given(st.lists(COURSES, min_size=1, max_size=4), DAYS, st.integers(1, 9))
def test_lists_that_show_none_of_the_offers_of_which_something_else_is_said_stand(
    courses: list[Some], day: date, days: int
) -> None:
    made, later = some(courses), day + timedelta(days=days)
    if later.month != day.month:
        return  # then nothing is known of the pages of the day before
    said, briefs = said_of(made)
    before, now = site(made, day), site(made, later)
    stood = standing(made, before, now, said=said, briefs=briefs)
    known = keys(now)
    assert [leaf.address for leaf in stood if known.get(leaf.address) != leaf.key] == []


def standing(made: Catalogue, before: Site, now: Site, *, said: Said, briefs: Mapping[str, Brief]) -> list[Leaf]:
    """The pages of which a build on a later day believes that they are what they were."""
    from catalogue.building.kept_leaves import LastLeaves

    shops = [replace(workshop(made, today=each.workshop.today), briefs=lambda: briefs) for each in (before, now)]
    owns = [OnDay(said.own, partial(passed, briefs, shop.today)) for shop in shops]
    former = formers_of(shops[0], owns[0])
    last = LastLeaves(b"", before.lasting, around=b"a", formers=lambda: former)
    found = last.standing(shops[1], b"a", lambda: formers_of(shops[1], owns[1]))
    return [*found.offers.values(), *found.lists.values()]
