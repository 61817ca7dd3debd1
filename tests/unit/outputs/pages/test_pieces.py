"""Cards and rows: made once, and right wherever they stand."""

import re

import pytest

from catalogue.outputs.pages.pieces import ROOT
from catalogue.views.agenda import by_months
from tests.making import catalogue, course, session
from tests.workshops import workshop


@pytest.mark.parametrize(("page", "way"), [("kurse/zoom/", "../../kurse/zoom/"), ("termine/", "../kurse/zoom/")])
def test_the_links_of_a_piece_lead_from_the_page_it_stands_on(page: str, way: str) -> None:
    shop = workshop(catalogue(course("zoom", session("a", "2027-05-01", "2027-05-01"))))
    (offer,), (one,) = shop.catalogue.courses, shop.agenda
    root = page.count("/") * "../"
    card = shop.pieces.card(offer, lambda target: root + target)
    row = shop.pieces.row(one, lambda target: root + target)
    assert f'href="{way}"' in card
    assert f'href="{way}#termin-a"' in row
    assert ROOT not in card + row


def test_on_the_home_page_they_lead_into_folders() -> None:
    shop = workshop(catalogue(course("zoom")))
    card = shop.pieces.card(shop.catalogue.courses[0], lambda target: target or "./")
    assert 'href="kurse/zoom/"' in card


def test_each_level_has_a_heading_of_its_own() -> None:
    shop = workshop(catalogue(course("zoom")))
    two, three = (shop.pieces.card(shop.catalogue.courses[0], str, level) for level in (2, 3))
    assert two == three.replace("h3", "h2")
    assert "<h2" in two
    assert two == shop.pieces.card(shop.catalogue.courses[0], str, 2)


def test_what_lies_ahead_is_the_agenda_without_what_is_over() -> None:
    days = {"a": "2027-02-01", "b": "2027-05-01", "c": "2027-04-01"}
    shop = workshop(
        catalogue(
            course("one", *(session(name, day, day) for name, day in days.items())),
            course("two", session("d", "2027-04-15", "2027-04-15")),
        )
    )
    assert [one.session.id for one in shop.ahead["categories", "kommunikation"]] == ["c", "d", "b"]


def test_many_are_what_each_is_by_itself() -> None:
    shop = workshop(catalogue(course("zoom", session("a", "2027-05-01", "2027-05-01")), course("teams")))
    pieces, offers = shop.pieces, shop.catalogue.courses
    assert pieces.cards(offers, str, 2) == "".join(f"{pieces.card(offer, str, 2)}\n" for offer in offers)
    assert pieces.rows(shop.agenda, str) == "".join(f"{pieces.row(one, str)}\n" for one in shop.agenda)
    assert pieces.cards((), str) == pieces.rows((), str) == ""


ROOMS = (("2027-05-20", "rathaus"), ("2027-06-03", "online"), ("2027-06-24", "rathaus"))
PARTS = [{"id": day, "start": f"{day} 09:00", "end": f"{day} 10:00", "venue": venue} for day, venue in ROOMS]


def told(html: str) -> list[str]:
    """What rows say of when and where, without tags."""
    lines = re.findall(r'(?s)<p class="tc-date__(?:number|when|where)[ "].*?>(.*?)</p>', html)
    return [" ".join(re.sub("<[^>]+>", "", line).replace("\u2060", "").split()) for line in lines]


def test_a_list_of_a_month_or_a_venue_tells_of_the_parts_that_it_is_about() -> None:
    other = course("alone", session("a", "2027-06-01 09:00", "2027-06-01 10:00", venue="rathaus"))
    shop = workshop(catalogue(course("zoom", session("p", parts=PARTS)), other))
    many = by_months(shop.agenda)[2027, 6]
    assert told(shop.pieces.rows(many, str, month=(2027, 6))) == [
        "Di., 1. Juni 2027, 9–10 Uhr",
        "Rathaus",
        "Do., 3. Juni 2027, 9–10 Uhr (Teil 2 von 3) · Online-Raum",
        "Do., 24. Juni 2027, 9–10 Uhr (Teil 3 von 3) · Rathaus",
        "",
    ]
    assert told(shop.pieces.rows(shop.agenda, str, venue="rathaus")) == [
        "Do., 20. Mai 2027, 9–10 Uhr (Teil 1 von 3)",
        "Do., 24. Juni 2027, 9–10 Uhr (Teil 3 von 3)",
        "Rathaus",
        "Di., 1. Juni 2027, 9–10 Uhr",
        "Rathaus",
    ]
    assert told(shop.pieces.rows(shop.agenda, str, venue="online"))[-1] == "Online-Raum"
    assert told(shop.pieces.row(shop.agenda[0], str)) == ["Do., 20. Mai 2027, 9–10 Uhr (3 Teile)", "Rathaus"]


def test_on_a_venue_s_list_who_comes_there_first_stands_first() -> None:
    other = course("alone", session("a", "2027-06-01 09:00", "2027-06-01 10:00", venue="online"))
    shop = workshop(catalogue(course("zoom", session("p", parts=PARTS)), other))
    html = shop.pieces.rows(shop.agenda, str, venue="online")
    assert html.index("kurse/alone/") < html.index("kurse/zoom/")


@pytest.mark.parametrize(
    "card",
    [
        "{{ level }} {% if level == 3 %}three{% endif %}",
        "{{ level }} {{ 'three' if level in (3, 4) }}",
        "{{ level }} {{ {3: 'three'}[level] or '' }}",
        "{{ level }} {{ 'three' if level + 1 == 4 }}",
        "{{ level }} {{ 'three' if level|int > 2 }}",
        "{{ level }} {{ 'three' if '%d' % level == '3' }}",
    ],
)
def test_a_card_of_the_site_may_ask_for_the_level(card: str) -> None:
    shop = workshop(catalogue(course("zoom")), own={"card.html": card})
    offer = shop.catalogue.courses[0]
    assert "three" in shop.pieces.card(offer, str, 3)
    assert shop.pieces.card(offer, str, 3).split()[0] == "3"


def test_a_drawing_is_held_once_and_stands_in_every_piece() -> None:
    """Also one that a site's own template makes of the page's links, and letters that no single byte holds."""
    card = "<svg><a href='{{ url('bild') }}'/></svg> – {{ offer.title }} <svg\nid='b'>{{ level }}</svg><svgx>"
    shop = workshop(catalogue(course("zoom", title="Zoom – \U0001f600"), course("teams")), own={"card.html": card})
    cards = shop.pieces.cards(shop.catalogue.courses, lambda target: f"../{target}", 2)
    drawn = ["<svg><a href='../bild'/></svg>", "<svg\nid='b'>2</svg><svgx>"]
    assert cards.splitlines() == [line for o in shop.catalogue.courses for line in _card(o.title, drawn)]
    held = [piece for known in shop.pieces._cards.values() for piece in known.values()]
    assert len(held) == 2
    assert not any(b"<svg " in piece or b"</svg>" in piece for piece in held)


def _card(title: str, drawn: list[str]) -> list[str]:
    return f"{drawn[0]} – {title} {drawn[1]}".splitlines()
