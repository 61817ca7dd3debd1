"""The programme: one booklet for a small catalogue, one for each category in a large one."""

from datetime import date

from catalogue.outputs.pages import programme
from catalogue.outputs.pages.programme import programme_pages
from tests.making import catalogue, course, session
from tests.workshops import workshop

AHEAD = session("a", "2027-04-01 09:00", "2027-04-01 10:00", venue="rathaus")
SHOP = workshop(
    catalogue(
        course("zoom", AHEAD, session("b", "2027-06-01 09:00", "2027-06-01 10:00", status="full"), title="Zoom & Co"),
        course("yoga", category="gesundheit", title="Yoga"),
    ),
    today=date(2027, 3, 1),
)


def test_a_small_catalogue_is_one_booklet() -> None:
    (page,) = programme_pages(SHOP)
    assert page.address == "programm/"
    assert "von April 2027 bis Juni 2027" in page.body
    assert "Zoom &amp; Co" in page.body
    assert "Rathaus" in page.body
    assert "(ausgebucht)" in page.body
    assert "jederzeit" in page.body
    assert page.body.index("Kommunikation") < page.body.index("Gesundheit")


def test_a_seminar_that_waits_for_its_dates_cannot_be_begun_at_any_time() -> None:
    (page,) = programme_pages(workshop(catalogue(course("zoom", format="seminar"))))
    assert "zurzeit kein Termin" in page.body
    assert "jederzeit" not in page.body


def test_a_large_catalogue_has_one_for_each_category() -> None:
    limit, programme.WHOLE = programme.WHOLE, 1
    try:
        first, *others = programme_pages(SHOP)
    finally:
        programme.WHOLE = limit
    assert [page.address for page in others] == ["programm/kommunikation/", "programm/gesundheit/"]
    assert 'href="kommunikation/"' in first.body
    assert "Zoom" not in first.body
    assert "Yoga" in others[1].body
    assert others[1].title == "Kursprogramm: Gesundheit"


def test_a_category_with_very_many_courses_has_several() -> None:
    courses = [course(f"k{number}", title=f"Kurs {number}") for number in range(2 * programme.WHOLE + 1)]
    pages = list(programme_pages(workshop(catalogue(*courses))))
    address = "programm/kommunikation/"
    assert [page.address for page in pages[1:]] == [address, f"{address}2/", f"{address}3/"]
    counts = [page.body.count("<article") for page in pages[1:]]
    assert sum(counts) == len(courses)
    assert max(counts) <= programme.WHOLE
    assert '<a href="../3/"><span class="tc-sr">Seite </span>3</a>' in pages[2].body


def test_with_nothing_ahead_it_says_so() -> None:
    (page,) = programme_pages(workshop(catalogue()))
    assert "kein Kurs geplant" in page.body
    assert "data-tc-print-page" not in page.body
