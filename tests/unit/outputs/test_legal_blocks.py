"""Legal blocks: the accessibility declaration says what the settings say, the privacy page what the site does."""

import re
from html import unescape

from tests.making import catalogue, course, settings
from tests.workshops import fill_blocks, workshop

STATEMENT = {
    "conformance": "partial",
    "prepared": "2026-11-02",
    "barriers": ["<b>Pläne</b>"],
    "feedback": {"name": "Beratung", "email": "b@stadt.example", "phone": "0123 45"},
    "enforcement": {"name": "Stelle", "url": "https://stelle.example/"},
}


def block(name: str, *courses: object, **fields: object) -> str:
    made = catalogue(*courses, of=settings(**fields))  # type: ignore[arg-type]
    return unescape(fill_blocks(f"<!-- catalogue: {name} -->", page="recht/", workshop=workshop(made)))


def test_the_declaration_has_every_part_of_the_model() -> None:
    html = block("accessibility-statement", accessibility_statement=STATEMENT)
    assert re.findall(r"<h2[^>]*>([^<]+)", html) == [
        "Stand der Vereinbarkeit mit den Anforderungen", "Nicht barrierefreie Inhalte", "Erstellung dieser Erklärung",
        "Feedback und Kontaktangaben", "Durchsetzungsverfahren",
    ]  # fmt: skip
    assert "teilweise" in html
    assert "2.\u00a0November 2026 erstellt" in html
    assert "spätestens am 2.\u00a0November 2027" in html
    assert "mailto:b@stadt.example" in html
    assert 'href="tel:012345"' in html
    assert 'href="https://stelle.example/"' in html


def test_a_full_declaration_lists_no_barriers() -> None:
    html = block(
        "accessibility-statement", accessibility_statement={**STATEMENT, "conformance": "full", "barriers": []}
    )
    assert "vollständig" in html
    assert "Nicht barrierefreie" not in html


def test_what_is_not_declared_is_said_to_be_missing() -> None:
    assert "noch nicht eingetragen" in block("accessibility-statement")


def test_the_privacy_page_names_what_is_stored_and_where_registration_leads() -> None:
    html = block("privacy", course("a", registration={"url": "https://portal.example/{course}"}), site="stadt")
    assert "catalogue.marks.stadt" in html
    assert "portal.example" in html
    assert "Mailprogramm" not in html
    assert 'data-tc-forget="catalogue."' in html
