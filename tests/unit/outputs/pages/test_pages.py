"""All pages of a catalogue: one h1, a title of its own, links that lead to pages there are, and every value escaped."""

import json
import re
from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest

from catalogue.model.body import Body
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import Page
from catalogue.outputs.pages.agenda import agenda_pages
from catalogue.outputs.pages.listing import WHOLE, listing_pages
from catalogue.outputs.pages.offer import offer_page, reading_minutes
from catalogue.outputs.pages.subscribe import subscribe_page
from catalogue.outputs.pages.term import contacts_page, term_pages
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.site import Site
from catalogue.views.chunks import PAGE_LENGTH
from tests.making import TERMS, catalogue, changed_terms, course, guide, session, settings
from tests.workshops import site_of, workshop

SITE = "https://x.example/"
HOSTILE = '<b onclick="x">\'&'
WHOLE_TERMS = {
    **TERMS,
    "contacts": {"fortbildung": {"name": "Interne Fortbildung", "email": "f@stadt.example", "phone": "0123 45", "topics": ["Zoom"]}},
    "tools": {"zoom": {"name": "Zoom", "contact": "fortbildung", "url": "https://zoom.example", "rule": {"title": "DV", "url": "https://x.example/dv"}}},
}  # fmt: skip


def full(**fields: Any) -> Any:
    """A catalogue in which every kind of page has something to show."""
    everything = {
        "format": "seminar", "level": "basic", "provider": "intern", "area": "fb11", "contact": "fortbildung",
        "audiences": ["alle"], "tools": ["zoom"], "competences": ["2.1"], "duration": "PT3H", "objectives": ["Können"],
        "review": {"by": "fortbildung", "last": "2026-10-01"}, "published": "2027-02-20", "accessibility": ["captions"],
    }  # fmt: skip
    own = {
        "registration": {"email": "f@stadt.example", "closes": "P7D", "approval": "line-manager"}, "cost": "10 €",
        "capacity": {"min": "2", "max": "9"}, "mandatory": "P2Y", "prerequisites": ["vuca", "dms"], "aliases": ["zoom-alt"],
    }  # fmt: skip
    sessions = [
        session("past", "2027-01-10 09:00", "2027-01-10 12:00", status="held", attendance="3"),
        session("next", venue="rathaus", places_left="2", note="Neu", previous_start="2027-03-09 09:00"),
        session("off", "2027-05-10", "2027-05-11", status="cancelled", venue="online"),
    ]
    return catalogue(
        course("zoom", *sessions, **{**everything, **own, **fields}),
        course("vuca", title="VUCA"),
        guides=[guide("dms", **{**everything, "applies_to": "Version 5", "title": "Ablegen"})],
        terms=WHOLE_TERMS,
    )


def whole(made: Any) -> Site:
    """The site of a catalogue with its calendars."""
    shop = workshop(made)
    return site_of(shop, Fingerprints({offer.path: b"" for offer in shop.catalogue.offers}))


def pages(made: Any) -> list[Page]:
    site = whole(made)
    assert site.calendars.problems == ()
    return [site.page(leaf) for leaf in site.leaves]


def test_every_page_has_one_h1_a_title_of_its_own_and_a_description() -> None:
    found = pages(full())
    assert [page.address for page in found if len(re.findall(r"<h1[ >]", page.body)) != 1] == []
    assert {name: number for name, number in Counter(page.address for page in found).items() if number > 1} == {}
    titles = Counter((page.kind, page.title) for page in found)
    assert {name: number for name, number in titles.items() if number > 1} == {}
    assert [page.address for page in found if not page.description.strip()] == []
    assert all(page.address.endswith("/") and not page.address.startswith("/") for page in found)


def test_every_link_leads_to_a_page_or_a_file_there_is() -> None:
    made = full()
    site = whole(made)
    bodies = {SITE + page.address: page.body for page in map(site.page, site.leaves)}
    there = {*bodies, *(SITE + output.path for output in site.files), SITE}
    for address, body in bodies.items():
        for link in re.findall(r'(?:href|src)="([^"]*)"', body):
            target, fragment = urldefrag(urljoin(address, link))
            if not target.startswith(SITE) or target.endswith("/dv"):
                continue
            assert target in there, f"{address} → {link}"
            if fragment:
                assert f'id="{fragment}"' in bodies[target], f"{address} → {link}"


def test_a_number_behind_a_name_says_what_it_counts() -> None:
    behind = re.compile(r'tc-count">(?:<span class="tc-sr">, </span>)?[^<]*<[^>]*>')
    heard = [(page.address, each) for page in pages(full()) for each in behind.findall(page.body)]
    assert {address for address, _ in heard} >= {"kurse/", "kalender/", "termine/", "werkzeuge/zoom/"}
    said = re.compile(r'tc-count"><span class="tc-sr">, </span>\d+<span class="tc-sr">')
    assert [(address, each) for address, each in heard if not said.fullmatch(each)] == []


def test_what_stands_apart_for_the_eye_stands_apart_for_the_ear() -> None:
    """Boxes side by side are read in one breath, without the white space between them: "3 StundenGrundlagen"."""
    moved = session("a", previous_start="2027-03-09 09:00")
    made = catalogue(course("zoom", moved, duration="PT3H", level="basic"))
    found = {page.address: page.body for page in pages(made)}
    assert heard("tc-card__facts", found["kurse/"]) == ["Mi., 10. März 2027, 3 Stunden, Grundlagen"]
    assert heard("tc-date__state", found["termine/"]) == ["geplant, verschoben"]


def heard(name: str, body: str) -> list[str]:
    found = re.findall(rf'<p class="{name}">(.*?)</p>', body, re.DOTALL)
    hidden = re.compile(r"<svg>.*?</svg>|<[^>]*>")
    return [hidden.sub("", re.sub(r">\s+<", "><", each)).strip().replace("\u00a0", " ") for each in found]


def test_ids_stand_once_on_a_page() -> None:
    for page in pages(full()):
        ids = Counter(re.findall(r'\bid="([^"]*)"', page.body))
        assert {name: number for name, number in ids.items() if number > 1} == {}, page.address


def test_the_same_catalogue_gives_the_same_pages() -> None:
    first, second = ([(page.address, page.title, page.body) for page in pages(full())] for _ in range(2))
    assert first == second


def test_every_value_of_an_offer_is_escaped() -> None:
    made = catalogue(
        course(
            "zoom", session("a", note=HOSTILE, venue="rathaus"), title=HOSTILE, summary=HOSTILE, cost=HOSTILE,
            objectives=[HOSTILE], keywords=[HOSTILE], tools=["zoom"], contact="fortbildung",
            registration={"email": "a@stadt.example", "note": HOSTILE},
        ),
        guides=[guide("dms", title=f"{HOSTILE} 2", summary=HOSTILE, applies_to=HOSTILE, objectives=[HOSTILE])],
        terms={
            **changed_terms("venues", "rathaus", name=HOSTILE, room=HOSTILE, address=HOSTILE, directions=HOSTILE, summary=HOSTILE),
            "tools": {"zoom": {"name": HOSTILE, "summary": HOSTILE, "keywords": [HOSTILE], "rule": {"title": HOSTILE, "url": "https://x.example"}}},
            "contacts": {"fortbildung": {"name": HOSTILE, "hours": HOSTILE, "room": HOSTILE, "topics": [HOSTILE], "summary": HOSTILE}},
        },
    )  # fmt: skip
    for page in pages(made):
        assert "<b " not in page.body, page.address
        assert 'onclick="' not in page.body, page.address
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.body, re.DOTALL):
            assert json.loads(data)["@context"] == "https://schema.org"


def test_a_draft_reaches_no_page() -> None:
    made = catalogue(
        course("zoom", tools=["zoom"]), course("geheim", tools=["zoom"], title="Geheimplan", status="draft")
    )
    site = whole(made)
    everything = "".join(page.address + page.body + page.title for page in map(site.page, site.leaves))
    everything += "".join(f"{output.path}{output.make()!r}" for output in site.files)
    everything += repr(tuple(site.records))
    assert "geheim" not in everything.lower()


def test_an_empty_catalogue_has_its_pages_too() -> None:
    addresses = {page.address for page in pages(catalogue(terms={}))}
    assert {"kurse/", "anleitungen/", "angebote/", "termine/", "neu/", "kalender/"} <= addresses


@pytest.mark.parametrize("made", [catalogue(terms={}), catalogue(course("zoom")), catalogue(guides=[guide("dms")])])
def test_a_young_catalogue_counts_nothing_of_which_there_is_none(made: Any) -> None:
    for page in pages(made):
        if page.address in ("kurse/", "anleitungen/", "angebote/", "termine/", "kalender/"):
            assert not re.search(r"\b0 [A-Za-zä]", page.body), page.address
        assert not re.search(r"<(ul|nav)[^>]*>\s*(<ul>\s*)?</(ul|nav)>", page.body), page.address


def test_a_course_page_shows_what_one_needs() -> None:
    made = full()
    body = offer_page(made.by_slug["zoom"], workshop(made)).body
    for expected in (
        "Mi., 10.\u00a0März 2027, 9 bis 12\u00a0Uhr", "Rathaus", "3 Stunden", "Alle Beschäftigten", "10 €", "noch 2 Plätze",
        "mailto:f@stadt.example?subject=", "../../kalender/kurs/zoom.ics", "../../kalender/termin/zoom-next.ics",
        'id="termin-next"', 'datetime="2027-03-10T09:00+01:00"', "abgesagt", "../vuca/", "../../anleitungen/dms/",
    ):  # fmt: skip
        assert expected in body, expected
    assert "termin/zoom-off.ics" not in body


def test_the_facts_tell_what_the_next_session_is_about() -> None:
    """Of a course whose sessions have topics of their own, who looks for one must not register for another."""
    made = full()
    facts = offer_page(made.by_slug["zoom"], workshop(made)).body.partition("<dl>")[2].partition("</dl>")[0]
    assert ">Neu</span>" in facts


@pytest.mark.parametrize(
    ("registration", "status", "told"),
    [
        ({"email": "a@stadt.example"}, "scheduled", [True, True]),
        ("none", "scheduled", [True, False]),
        ({"email": "a@stadt.example"}, "cancelled", [False, False]),
    ],
)
def test_who_puts_a_date_into_a_calendar_is_told_what_happens(registration: Any, status: str, told: list[bool]) -> None:
    made = catalogue(course("zoom", session("a", status=status), registration=registration))
    page = offer_page(made.courses[0], workshop(made)).body
    assert [said in page for said in ("Öffnen Sie die Datei", "Angemeldet sind Sie damit noch nicht")] == told


@pytest.mark.parametrize(
    ("place", "asked"),
    [("werkzeuge/zoom/", "werkzeug=zoom"), ("orte/online/", "ort=online"), ("kompetenzen/2.1/", None)],
)
def test_dates_that_a_term_has_no_room_for_are_led_to(place: str, asked: str | None) -> None:
    days = [f"2027-{month:02}-{day:02}" for month in (5, 6) for day in range(1, 9)]
    many = [session(day, f"{day} 09:00", f"{day} 10:00", venue="online") for day in days]
    shop = workshop(catalogue(course("zoom", *many, tools=["zoom"], competences=["2.1"])))
    body = next(page.body for page in term_pages(shop) if page.address == place)
    assert "und 4 weitere Termine." in body
    assert re.findall(r"suche/\?([^\"]*)", body) == ([f"{asked}&amp;sortierung=date"] if asked else [])


def test_a_page_has_no_section_without_content() -> None:
    for page in pages(catalogue(course("vuca"), guides=[guide("dms")])):
        assert not re.search(r"<(dl|ul|ol|section)(?![^>]*data-tc-)[^>]*>\s*</\1>", page.body), page.address


@pytest.mark.parametrize(("language", "marked"), [("en", True), (None, False)])
def test_what_is_written_in_another_language_says_so(language: str | None, marked: bool) -> None:
    part = {"id": "1", "start": "2027-03-10 09:00", "end": "2027-03-10 12:00", "title": "Rehearsal"}
    taught = session("a", parts=[part], note="Bring slides.")
    other = course("presenting", taught, title="Presenting", summary="In English.", language=language)
    found = {page.address: page.body for page in pages(catalogue(other))}
    for address in ("kurse/presenting/", "kurse/", "termine/", "termine/2027-03/", "programm/"):
        written = re.findall(r"<[a-z]\w*[^>]*>(?= ?(?:Presenting|Rehearsal|Bring slides)\b)", found[address])
        said = ['lang="en"' in tag for tag in written if not tag.startswith("<title")]
        assert set(said) == {marked}, address
    for spoken in ('<div class="tc-body" lang="en">', 'data-tc-language="en"'):
        assert (spoken in found["kurse/presenting/"]) == marked


def test_the_source_of_a_page_is_linked_where_the_settings_say_how() -> None:
    edit = "https://git.stadt.example/_edit/main/{path}"
    made = catalogue(course("zoom"), of=settings(edit=edit))
    page = offer_page(made.courses[0], workshop(made))
    assert page.source == "courses/zoom.md"
    assert 'href="https://git.stadt.example/_edit/main/courses/zoom.md"' in page.body
    bare = catalogue(course("zoom"))
    assert "_edit" not in offer_page(bare.courses[0], workshop(bare)).body


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (299, 1), (500, 2), (700, 4), (2000, 10)])
def test_reading_takes_so_long(words: int, minutes: int) -> None:
    (made,) = catalogue(guides=[guide("dms", body=Body("Wort " * words))]).guides
    assert reading_minutes(made) == minutes


def test_the_agenda_has_a_page_for_each_month_with_sessions() -> None:
    found = {page.address: page for page in agenda_pages(workshop(full()))}
    assert set(found) == {"termine/", "termine/2027-01/", "termine/2027-03/", "termine/2027-05/"}
    assert "kurse/zoom/#termin-past" not in found["termine/"].body
    assert "../../kurse/zoom/#termin-past" in found["termine/2027-01/"].body
    assert 'aria-current="page">März 2027' in found["termine/2027-03/"].body


def test_who_subscribes_is_not_given_a_copy() -> None:
    found = [page.body for page in agenda_pages(workshop(full()))]
    for body in found:
        assert re.search(r'href="[./]*kalender/#k-alle-termine">.*Alle Termine abonnieren</a>', body)
        assert "alle.ics" not in body


@pytest.mark.parametrize(("count", "split"), [(WHOLE, False), (WHOLE + 1, True)])
def test_a_large_catalogue_has_a_page_for_each_letter(count: int, split: bool) -> None:
    made = catalogue(*(course(f"k{n:03}", title=f"{'ABZ1'[n % 4]} {n:03}") for n in range(count)))
    addresses = {page.address for page in listing_pages(workshop(made))}
    letters = {"angebote/a/", "angebote/b/", "angebote/z/", "angebote/0-9/"}
    assert letters & addresses == (letters if split else set())


@pytest.mark.parametrize("address", ["angebote/", "kurse/", "anleitungen/"])
def test_from_a_list_of_all_one_comes_to_the_filters(address: str) -> None:
    found = {page.address: page.body for page in listing_pages(workshop(full()))}
    assert re.search(r'href="[./]*suche/">.*Zeitraum filtern</a>', found[address])


def test_a_term_with_many_offers_has_several_pages() -> None:
    made = catalogue(*(course(f"k{n:03}", tools=["zoom"]) for n in range(2 * PAGE_LENGTH + 1)))
    found = [page for page in term_pages(workshop(made)) if page.address.startswith("werkzeuge/zoom/")]
    assert [page.address for page in found] == ["werkzeuge/zoom/", "werkzeuge/zoom/2/", "werkzeuge/zoom/3/"]
    assert len({page.title for page in found}) == 3
    slugs = re.findall(r"kurse/(k\d{3})/", "".join(page.body for page in found))
    assert set(slugs) == {offer.slug for offer in made.offers}


def test_at_a_tool_guides_come_first() -> None:
    body = next(page.body for page in term_pages(workshop(full())) if page.address == "werkzeuge/zoom/")
    assert body.index("anleitungen/dms/") < body.index("kurse/zoom/")


def test_a_venue_shows_only_the_dates_it_sees() -> None:
    found = {page.address: page.body for page in term_pages(workshop(full()))}
    assert "#termin-next" in found["orte/rathaus/"]
    assert "#termin-off" not in found["orte/rathaus/"]
    assert "#termin-off" in found["orte/online/"]


def test_a_course_page_tells_where_each_part_is_when_not_all_are_at_one_place() -> None:
    days = (("2027-05-20", "rathaus"), ("2027-06-03", "online"), ("2027-06-24", "rathaus"))
    parts = [{"id": day, "start": f"{day} 09:00", "end": f"{day} 10:00", "venue": venue} for day, venue in days]
    several, one = (
        offer_page(shop.catalogue.courses[0], shop).body
        for shop in (workshop(catalogue(course("zoom", session("p", parts=each)))) for each in (parts, parts[::2]))
    )
    places = re.compile(r'tc-session__where"><a[^>]*><span[^>]*>([^<]*)<')
    assert places.findall(several) == ["Rathaus", "Online-Raum", "Rathaus"]
    assert places.findall(one) == ["Rathaus"]


def test_a_room_that_is_in_the_name_of_its_place_is_told_once() -> None:
    hall = {"name": "Rathaus, Raum 170", "room": "Raum 170, 1. Obergeschoss", "address": "Marktplatz 1"}
    made = catalogue(
        course("zoom", session("a", "2027-06-01 09:00", "2027-06-01 10:00", venue="rathaus")),
        terms=changed_terms("venues", "rathaus", **hall),
    )
    where = re.search(r'tc-session__where">(.*?)</p>', offer_page(made.courses[0], workshop(made)).body)
    assert where
    assert re.sub("<[^>]+>", "", where[1]) == "Rathaus, Raum 170, 1. Obergeschoss, Marktplatz 1"
    found = {page.address: page.body for page in term_pages(workshop(made))}["orte/rathaus/"]
    facts = re.sub("<[^>]+>", "", found.partition("<dl>")[2].partition("</dl>")[0])
    assert "1. Obergeschoss, Marktplatz 1" in facts
    assert "Raum 170" not in facts, "the heading says it"


@pytest.mark.parametrize(
    ("status", "told"), [("scheduled", "Alle 3 Termine"), ("full", "Alle 3 Termine"), ("cancelled", "Beide Termine")]
)
def test_what_is_cancelled_does_not_count_as_on_offer(status: str, told: str) -> None:
    days = {"2027-05-20": status, "2027-05-21": "scheduled", "2027-05-22": "confirmed"}
    sessions = [session(day, f"{day} 09:00", f"{day} 10:00", status=state) for day, state in days.items()]
    shop = workshop(catalogue(course("zoom", *sessions)))
    assert f'#k-termine">{told}</a>' in offer_page(shop.catalogue.courses[0], shop).body


@pytest.mark.parametrize(("status", "told"), [("scheduled", 0), ("full", 1)])
def test_the_days_of_a_month_tell_what_is_full(status: str, told: int) -> None:
    made = catalogue(course("zoom", session("a", "2027-06-01 09:00", "2027-06-01 10:00", status=status)))
    (month,) = (page for page in agenda_pages(workshop(made)) if page.address == "termine/2027-06/")
    grid = month.body.partition("<table")[2].partition("</table>")[0]
    assert grid.count("ausgebucht") == told


@pytest.mark.parametrize(("status", "said"), [("scheduled", "Nächster Termin"), ("full", "Nächster freier Termin")])
def test_a_date_that_is_not_the_next_one_is_not_called_so(status: str, said: str) -> None:
    sessions = [
        session("a", "2027-05-20 09:00", "2027-05-20 10:00", status=status),
        session("b", "2027-06-03 09:00", "2027-06-03 10:00"),
    ]
    shop = workshop(catalogue(course("zoom", *sessions, registration={"email": "a@stadt.example"})))
    found = re.findall(r"Nächster (?:freier )?Termin", offer_page(shop.catalogue.courses[0], shop).body)
    assert found == [said]


@pytest.mark.parametrize(
    ("mode", "told", "untold"),
    [("onsite", "zurzeit kein Termin", "jederzeit"), ("on-demand", "jederzeit", "zurzeit kein Termin")],
)
def test_only_what_one_learns_alone_is_there_at_any_time(mode: str, told: str, untold: str) -> None:
    shop = workshop(catalogue(course("zoom", format="seminar"), terms=changed_terms("formats", "seminar", mode=mode)))
    page = offer_page(shop.catalogue.courses[0], shop).body
    assert told in page
    assert untold not in page
    # What has no date yet may well need a registration then.
    assert ("nicht nötig" in page) == (mode == "on-demand")
    cards = "".join(each.body for each in listing_pages(shop))
    assert ("jederzeit" in cards) == (mode == "on-demand")


def test_a_course_whose_sessions_are_over_counts_none_that_come() -> None:
    shop = workshop(catalogue(course("zoom", session("a", "2027-01-10", "2027-01-10"))))
    page = offer_page(shop.catalogue.courses[0], shop).body
    assert "Alle 0" not in page
    assert "Termine abonnieren" in page


def test_every_feed_is_offered_for_subscription() -> None:
    body = subscribe_page(workshop(full())).body
    for feed in (
        "alle",
        "kategorie/gesundheit",
        "zielgruppe/alle",
        "format/seminar",
        "anbieter/intern",
        "ort/rathaus",
        "werkzeug/zoom",
    ):
        assert f'value="https://fortbildung.stadt.example/kalender/{feed}.ics"' in body
        assert f"webcal://fortbildung.stadt.example/kalender/{feed}.ics" in body


def test_every_contact_is_shown_with_what_it_helps_with() -> None:
    body = contacts_page(workshop(full())).body
    assert 'id="fortbildung"' in body
    assert "tel:012345" in body
    assert "../werkzeuge/zoom/" in body


def test_today_decides_what_is_past() -> None:
    made = full()
    late = workshop(made, today=date(2027, 3, 11))
    assert "#termin-next" not in next(iter(agenda_pages(late))).body
    assert "#termin-next" in next(iter(agenda_pages(workshop(made, today=date(2027, 3, 10))))).body


def test_an_offer_that_comes_leaves_most_pages_of_a_long_list_as_they_are() -> None:
    courses = [course(f"k{n:03}", title=f"Kurs {n:03}", tools=["zoom"]) for n in range(6 * PAGE_LENGTH)]
    more = course("k100b", tools=["zoom"])
    before, after = (told_by(workshop(catalogue(*each))) for each in (courses, (*courses, more)))
    long = {address for address in before if re.match(r"(werkzeuge/zoom|angebote/k)/\d", address)}
    assert len(long) > 10
    assert len({address for address in long if before[address] != after.get(address)}) < 5


def told_by(shop: Workshop) -> dict[str, tuple[str, bytes]]:
    """What the lists show, and what stands for it, so that they are made again where that is other."""
    prints = Fingerprints({offer.path: repr(offer).encode() for offer in shop.catalogue.offers})
    pages = (*term_pages(shop), *listing_pages(shop))
    return {page.address: (page.body, prints.of(*page.made_of)) for page in pages}
