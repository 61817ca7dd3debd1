"""What is fetched of a document: its record, its days, its columns, and until when one may register."""

import json
from datetime import date

from catalogue.model.catalogue import Catalogue
from catalogue.model.term import Format
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.index import entries_of
from catalogue.outputs.search.maker import said_of
from catalogue.outputs.search.records import facets_file, month_file, months, record_file, standing
from catalogue.outputs.search.runs import ALWAYS, EPOCH
from catalogue.outputs.search.site import Site, site_of
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.reading.translations import read_translation
from tests.making import catalogue, changed_terms, course, guide, session

PAGE = WrittenPage("hilfe/", "Hilfe", "Wie es geht", (), "Text")


def the_site(made: Catalogue) -> Site:
    return site_of(made, words=read_translation("de"))


def entries(made: Catalogue, *pages: WrittenPage) -> list[Entry]:
    found = entries_of(made.published(), words=read_translation("de"), pages=pages)
    return sorted(found, key=lambda entry: entry.order)


def test_guides_come_before_courses_and_terms_before_pages() -> None:
    found = entries(catalogue(course("b"), course("a"), guides=[guide("c", tools=["zoom"])]), PAGE)
    assert [entry.kind for entry in found] == ["guide", "course", "course", "term", "term", "page"]
    assert [one[1] for one in json.loads(record_file(entry.record for entry in found))] == [
        "c",
        "a",
        "b",
        "tools/zoom",
        "categories/kommunikation",
        "hilfe/",
    ]


def test_a_record_tells_its_language_where_it_is_not_that_of_the_site() -> None:
    found = entries(catalogue(course("a"), course("b", language="en"), course("c", language="de")))
    assert [json.loads(one.record)[8:] for one in found if one.kind == "course"] == [[], ["en"], []]


def test_a_record_tells_the_days_of_the_sessions() -> None:
    held = session("b", "2027-03-01 09:00", "2027-03-02 12:00", status="cancelled")
    made = course("zoom", session("c"), held, registration={"email": "kurse@stadt.example", "closes": "P7D"})
    one = entries(catalogue(made))[0]
    first = held_on(2027, 3, 10)
    assert json.loads(one.record)[-1] == [[first - 9, first - 8, 0, 1], [first, first, first - 7, 0]]
    assert one.until == held_on(2027, 3, 1)
    assert one.days == (("2027-03", 10),)
    assert one.facets is not None
    assert one.facets.sessions == ((first, first - 7),)


def test_a_seminar_that_waits_for_its_dates_has_none_to_show_and_cannot_be_begun_at_any_time() -> None:
    terms = changed_terms("formats", "web", name="E-Learning", mode="on-demand")
    waiting, ready = entries(catalogue(course("a", format="seminar"), course("b", format="web"), terms=terms))[:2]
    assert json.loads(waiting.record)[-1] == [[0, 0, 0, 1]]
    assert (waiting.until, waiting.days) == (0, ())
    assert waiting.facets is not None
    assert waiting.facets.sessions == ()
    assert json.loads(ready.record)[-1] == []
    assert ready.until == ALWAYS


def test_the_entry_of_an_offer_is_another_when_its_format_is_taken_in_another_way() -> None:
    made = (catalogue(terms=changed_terms("formats", "seminar", mode=mode)) for mode in ("onsite", "on-demand"))
    met, alone = (said_of(each.terms(Format)[0]) for each in made)
    assert met != alone


def test_a_record_tells_what_is_full_and_where_one_registers_elsewhere() -> None:
    days = ["2027-03-10", "2027-03-11", "2027-03-12", "2027-03-13"]
    told = (
        {"status": "full"},
        {"places_left": "0"},
        {"url": "https://stadt.example/anmelden"},
        {"status": "held", "places_left": "0"},
    )
    held = [
        session(f"s{day[-2:]}", f"{day} 09:00", f"{day} 12:00", **more) for day, more in zip(days, told, strict=True)
    ]
    one = entries(catalogue(course("zoom", *held)))[0]
    assert [run[2] for run in json.loads(one.record)[-1]] == [-1, -1, held_on(2027, 3, 12), 0]
    assert one.until == held_on(2027, 3, 1)


def test_a_session_in_parts_is_told_part_by_part() -> None:
    parts = [
        {"id": name, "start": f"{day} 09:00", "end": f"{day} 12:00"}
        for name, day in (("one", "2027-02-10"), ("two", "2027-03-10"))
    ]
    made = course("zoom", session("a", parts=parts), registration={"email": "kurse@stadt.example", "closes": "P7D"})
    one = entries(catalogue(made))[0]
    first, second = held_on(2027, 2, 10), held_on(2027, 3, 10)
    assert json.loads(one.record)[-1] == [[first, first, first - 7, 0], [second, second, first - 7, 0]]
    assert one.facets is not None
    assert one.facets.sessions == ((first, first - 7), (second, first - 7))


def held_on(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal() - EPOCH


def test_a_month_holds_the_days_on_which_something_takes_place() -> None:
    long = session("a", "2027-02-27 09:00", "2027-03-01 12:00")
    found = months(entries(catalogue(course("a", long, session("b", "2027-03-01 14:00", "2027-03-01 15:00")))))
    assert {month: json.loads(month_file(days)) for month, days in found.items()} == {
        "2027-02": [[27, 0], [28, 0]],
        "2027-03": [[1, 0]],
    }


def test_columns_name_the_terms_of_each_offer_by_their_place() -> None:
    made = catalogue(course("b", category="gesundheit"), course("a"), guides=[guide("c", language="en")])
    data = json.loads(facets_file([entry.facets for entry in entries(made) if entry.facets], the_site(made)))
    assert data["columns"]["categories"] == {
        "terms": [["gesundheit", "Gesundheit"], ["kommunikation", "Kommunikation"]],
        "of": [[1], [0], [1]],
    }
    assert data["ui"]["moreFilters"] == "Mehr Filter"
    assert data["languages"] == ["en", "de", "de"]
    assert data["minutes"] == [1, 0, 0]


def test_columns_lead_from_former_ids_of_terms_to_those_they_have() -> None:
    terms = changed_terms("tools", "zoom", aliases=["webex", "skype", "webex"])
    terms["levels"]["basic"] = {"name": "Grundlagen", "aliases": ["a"]}
    made = catalogue(course("a"), terms=terms)
    assert json.loads(facets_file([], the_site(made)))["former"] == {"tools": {"webex": "zoom", "skype": "zoom"}}
    assert the_site(made).digest != the_site(catalogue(course("a"))).digest


def test_no_offers_have_columns_without_terms() -> None:
    data = json.loads(facets_file([], the_site(catalogue())))
    assert (data["columns"]["tools"], data["former"]) == ({"terms": [], "of": []}, {})


def test_the_standing_of_courses_is_one_byte_each() -> None:
    assert standing([ALWAYS, 0, 31, 31]) == ([0, 31, ALWAYS], bytes([2, 0, 1, 1]))
    months_, courses = standing(range(300))
    assert list(months_) == list(range(44, 300))
    assert list(courses[:46]) == [0] * 45 + [1]
