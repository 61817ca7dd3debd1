"""The pages around calendars: months, subscriptions, shortlist."""

import re
from datetime import date

from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import Page
from catalogue.outputs.pages.agenda import MOST, SLOTS, agenda_pages
from catalogue.outputs.pages.offer import offer_page
from catalogue.outputs.pages.scripted import scripted_page
from catalogue.outputs.pages.subscribe import choice_pages, subscribe_page
from tests import making
from tests.workshops import workshop

REVIEW = {"by": "fortbildung", "last": "2026-10-01"}


def shop(**settings: str):  # type: ignore[no-untyped-def]
    course = making.course(
        "zoom", making.session(venue="rathaus"), making.session("b", "2027-05-01", "2027-05-02"), mandatory="P1Y"
    )
    cancelled = making.course("off", making.session(status="cancelled"))
    guide = making.guide(review=REVIEW)
    return workshop(making.catalogue(course, cancelled, guides=[guide], of=making.settings(**settings)))


def addresses(page: Page) -> list[str]:
    return re.findall(r'readonly value="([^"]+)"', page.body)


def test_a_month_shows_its_days_and_the_same_sessions_as_a_list() -> None:
    pages = {page.address: page for page in agenda_pages(shop())}
    assert list(pages) == ["termine/", "termine/2027-03/", "termine/2027-05/"]
    march = pages["termine/2027-03/"].body
    grid, rest = march.split("</table>")
    links = re.compile(r'href="([^"]+#termin-[^"]+)"')
    assert set(links.findall(grid)) == set(links.findall(rest))
    assert '<th scope="col"><span aria-hidden="true">Mo</span><span class="tc-sr">Montag</span></th>' in grid
    assert "abgesagt" in grid
    assert 'href="../../kalender/monat/2027-03.ics"' in march
    assert 'href="../2027-05/" rel="next"' in march
    assert 'rel="prev"' not in march


def test_a_month_with_very_many_sessions_goes_on_on_further_pages() -> None:
    days = [f"2027-03-{1 + number // 20:02}" for number in range(2 * MOST + 1)]
    sessions = [making.session(f"s{number}", day, day) for number, day in enumerate(days)]
    shop = workshop(making.catalogue(making.course("zoom", *sessions)))
    pages = {page.address: page.body for page in agenda_pages(shop)}
    assert list(pages) == ["termine/", "termine/2027-03/", "termine/2027-03/2/", "termine/2027-03/3/"]
    first, second, third = list(pages.values())[1:]
    grid, rest = first.split("</table>")
    links = re.compile(r'href="[^"]+#(termin-[^"]+)"')
    assert max(map(len, map(links.findall, grid.split("<td")))) == SLOTS
    assert grid.count(">16 weitere</a>") == 15
    assert '<a href="2/#m2027-3">16 weitere</a>' in grid
    assert '<a href="./#m2027-3">16 weitere</a>' in grid
    listed = [links.findall(text) for text in (rest, second, third)]
    assert sum(len(set(each)) for each in listed) == 2 * MOST + 1
    assert max(len(set(each)) for each in listed) <= MOST
    assert set().union(*listed) == {f"termin-s{number}" for number in range(2 * MOST + 1)}
    for day, place in enumerate(re.findall(r'href="([^"]+)#m2027-3">16 weitere', grid)):
        where = {"./": 0, "2/": 1, "3/": 2}[place]
        assert f"termin-s{day * 20 + SLOTS}" in listed[where]  # the first that the grid does not show
    assert "</table>" not in second
    assert 'aria-current="page">2<' in second


def test_of_a_month_with_very_many_sessions_the_grid_is_made_again_for_any_of_them() -> None:
    sessions = [making.session(f"s{number}", "2027-03-01", "2027-03-01") for number in range(MOST + 1)]
    many = making.course("zoom", *sessions)

    def first(**fields: str) -> tuple[str, bytes]:
        made = making.catalogue(many, making.course("late", making.session("s", "2027-03-28", "2027-03-28", **fields)))
        page = next(page for page in agenda_pages(workshop(made)) if page.address == "termine/2027-03/")
        assert "kurse/late/" not in page.body.split("</table>")[1]  # its row stands on the second page
        return page.body, Fingerprints({offer.path: repr(offer).encode() for offer in made.offers}).of(*page.made_of)

    (body, key), (other, its) = first(), first(status="cancelled")
    assert body != other
    assert key != its


def test_a_calendar_without_a_date_ahead_says_so_and_comes_behind_the_others() -> None:
    made = making.catalogue(
        making.course("zoom", making.session(venue="rathaus")), guides=[making.guide(review=REVIEW)]
    )
    page = workshop(made)
    body = subscribe_page(page).body
    lines = re.findall(r'<li class="tc-feedline">.*?</li>', body, re.DOTALL)
    idle = [line for line in lines if "tc-feedline__idle" in line]
    assert 0 < len(idle) < len(lines)
    assert all("Zurzeit ist kein Termin geplant" in line and 'readonly value="https://' in line for line in idle)
    assert not any("kategorie/kommunikation.ics" in line for line in idle)
    for group in body.split('<ul class="tc-feeds">')[2:]:
        own = [
            "tc-feedline__idle" in line for line in re.findall(r'<li class="tc-feedline">.*?</li>', group, re.DOTALL)
        ]
        assert own == sorted(own)


def test_all_feeds_stand_on_the_subscription_page_in_three_ways() -> None:
    body = subscribe_page(shop()).body
    feed = "fortbildung.stadt.example/kalender/kategorie/kommunikation.ics"
    assert f'value="https://{feed}"' in body
    assert f'href="webcal://{feed}"' in body
    assert 'href="kategorie/kommunikation.ics" download' in body
    assert body.count("tc-qr__code") == 1, "one code here; those of the terms stand on pages of their own"


def test_feeds_of_duties_are_shown_when_they_are_published() -> None:
    base = "https://fortbildung.stadt.example/kalender/"
    assert addresses(subscribe_page(shop()))[-1] == f"{base}wiederholungen.ics"
    page = subscribe_page(shop(deadline_feed="true", review_feeds="true"))
    assert addresses(page)[-3:] == [
        f"{base}{name}.ics" for name in ("anmeldefristen", "wiederholungen", "wiedervorlage/fortbildung")
    ]
    places = [page.body.index(f'id="{place}"') for place in ("k-fristen", "k-so-geht-es", "k-wiedervorlage")]
    assert places == sorted(places), "what few need stands behind what all need"


def test_every_term_with_a_feed_has_a_code() -> None:
    pages = {page.address: page for page in choice_pages(shop())}
    assert set(pages) == {
        f"kalender/{word}/" for word in ("kategorie", "zielgruppe", "format", "anbieter", "bereich", "ort", "werkzeug")
    }
    for page in pages.values():
        assert page.body.count("tc-qr__code") == len(addresses(page))
    assert pages["kalender/ort/"].title == "Kalender nach Ort"


def test_an_offer_can_be_marked_once_a_script_runs() -> None:
    made = shop()
    course, guide = made.catalogue.by_slug["off"], made.catalogue.guides[0]
    body = offer_page(course, made).body
    assert 'hidden data-tc-mark data-tc-site="musterstadt" data-tc-kind="course" data-tc-id="off"' in body
    assert 'data-tc-feed="kalender/kurs/off.ics"' in body
    assert "data-tc-feed" not in offer_page(guide, made).body


def test_the_shortlist_shows_nothing_that_needs_a_script() -> None:
    body = scripted_page("marks", shop()).body
    assert re.search(r'<section class="tc-marks" hidden', body)
    assert "braucht JavaScript" in body


def test_the_agenda_tells_what_still_is_in_each_month_and_the_pages_of_months_of_none() -> None:
    days = ("2027-02-01", "2027-03-01", "2027-03-20", "2027-04-10")
    once = [making.session(f"s{day}", f"{day} 09:00", f"{day} 12:00") for day in days]
    parts = [{"start": f"2027-{day} 09:00", "end": f"2027-{day} 12:00"} for day in ("02-20", "03-20", "04-20")]
    made = making.catalogue(making.course("zoom", making.session("long", parts=parts), *once))
    overview, *months = agenda_pages(workshop(made, today=date(2027, 3, 10)))
    assert counted(overview) == {"Februar": 2, "März": 2, "April": 2}
    assert [counted(page) for page in months] == [{}, {}, {}], "one number beside one month of eight says nothing"


def counted(page: Page) -> dict[str, int]:
    """The number beside each month in the list of months."""
    names = re.sub(r"<span aria-current=\"page\">", "<a>", page.body).replace("</span> <span", "</a> <span")
    return {
        name.split()[0]: int(count)
        for name, count in re.findall(r">([^<>]+)</a> <span class=\"tc-count\"><span[^>]*>, </span>(\d+)", names)
    }
