"""What is new: from the first day of the settings' window to today, the newest first."""

from datetime import date

import pytest

from catalogue.views.novelty import newest
from tests.making import catalogue, course, guide, settings

TODAY = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("published", "new"),
    [("2027-03-01", True), ("2027-02-28", False), ("2027-03-31", True), ("2027-04-01", False), (None, False)],
)
def test_the_window_of_thirty_days_holds_both_its_ends(published: str | None, new: bool) -> None:
    fields = {} if published is None else {"published": published}
    made = catalogue(course("a", **fields), of=settings(new_for="P30D"))
    assert bool(newest(made, today=TODAY)) is new


@pytest.mark.parametrize(("published", "new"), [("2027-02-28", True), ("2027-02-27", False)])
def test_a_window_of_a_month_ends_with_a_short_one(published: str, new: bool) -> None:
    made = catalogue(course("a", published=published), of=settings(new_for="P1M"))
    assert bool(newest(made, today=TODAY)) is new


def test_the_newest_first_then_by_title_then_by_slug() -> None:
    made = catalogue(
        course("d", title="Gleich", published="2027-03-20"),
        course("c", title="Gleich", published="2027-03-20"),
        course("b", title="Ähre", published="2027-03-20"),
        guides=[guide("a", title="Zuletzt", published="2027-03-21")],
    )
    assert [offer.slug for offer in newest(made, today=TODAY)] == ["a", "b", "c", "d"]
