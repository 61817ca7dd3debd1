"""Records for the host's search: complete, and nothing in them is markup that an author's value made."""

from catalogue.outputs.search.host import search_records
from tests.making import catalogue, changed_terms, course, guide
from tests.workshops import workshop

HOSTILE = "<img src=x onerror=alert(1)>"


def test_a_record_for_each_offer_and_each_term_with_a_page() -> None:
    made = catalogue(course("zoom"), course("geheim", status="draft"), guides=[guide("dms")])
    records = {record.location: record for record in search_records(workshop(made))}
    assert {"kurse/zoom/", "anleitungen/dms/", "werkzeuge/zoom/", "kompetenzen/2.1/"} <= set(records)
    assert not any("geheim" in location for location in records)
    assert not any(location.startswith(("kontakte/", "niveaus/")) for location in records)
    assert "<p>zoom</p>" in records["kurse/zoom/"].text


def test_values_are_escaped() -> None:
    fields = dict.fromkeys(("title", "summary"), HOSTILE) | {name: [HOSTILE] for name in ("keywords", "objectives")}
    terms = changed_terms("tools", "zoom", name=HOSTILE, summary=HOSTILE, keywords=[HOSTILE])
    for record in search_records(workshop(catalogue(course("zoom", tools=["zoom"], **fields), terms=terms))):
        assert "<img" not in record.title + record.text
    assert "&lt;img" in next(search_records(workshop(catalogue(course("zoom", **fields))))).title


def test_other_words_for_its_terms_find_an_offer() -> None:
    terms = changed_terms("tools", "zoom", keywords=["Videokonferenz"])
    made = catalogue(course("k", tools=["zoom"], keywords=["Webinar"], objectives=["Moderieren"]), terms=terms)
    text = next(search_records(workshop(made))).text
    assert all(word in text for word in ("Videokonferenz", "Webinar", "Moderieren", "Kommunikation", "Alles über k."))
