"""Dates in a query: which days are meant, how long something takes, and what is left of the text."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from catalogue.cli.search import ENGINE
from catalogue.outputs.search.english import ENGLISH
from catalogue.outputs.search.german import GERMAN
from tests.search.measure import TODAY, offers_found, run_node, write_small

MONTHS = ["2022-11", "2026-11", "2026-12", "2027-01", "2027-03"]
SESSION = "sessions:\n  - {{id: a, start: {day} 09:00, end: {day} 12:00}}\n"
# It is Friday, 20 November 2026. Ranges of days that are meant, and what is left.
THURSDAYS = " ".join(str(date(2026, 11, 26) + timedelta(7 * week)) for week in range(26))
MEANT_GERMAN = [
    ("Excel am 17.11.2022", "2022-11-17", "Excel"),
    ("17.11.", "2026-11-17 2022-11-17", ""),
    ("17.11.202", "2026-11-17 2022-11-17", ""),
    ("31.2.", "", "31.2."),
    ("2027-03-02", "2027-03-02", ""),
    ("03/2027", "2027-03-01/2027-03-31", ""),
    ("12.2026", "2026-12-01/2026-12-31", ""),
    ("2027", "2027-01-01/2027-12-31", ""),
    ("Windows 10", "", "Windows 10"),
    ("heute", "2026-11-20", ""),
    ("Übermorgen Zoom", "2026-11-22", "Zoom"),
    ("nächste Woche", "2026-11-23/2026-11-29", ""),
    ("übernächste Woche", "2026-11-30/2026-12-06", ""),
    ("letzten Monat", "2026-10-01/2026-10-31", ""),
    ("nächsten Donnerstag", "2026-11-26", ""),
    ("diesen Freitag", "2026-11-20", ""),
    ("nächsten Freitag", "2026-11-27", ""),
    ("letzten Freitag", "2026-11-13", ""),
    ("Montag fängt eine Neue an", "", "Montag fängt eine Neue an"),
    ("Excel am Donnerstag", THURSDAYS, "Excel"),
    ("donnerstags", THURSDAYS, ""),
    ("Excel Donnerstagvormittag", THURSDAYS, "Excel"),
    ("ab Donnerstag", "2026-11-26/∞", ""),
    # What is said of oneself asks for no day.
    ("seit März Teamleiterin", "", "Teamleiterin"),
    ("seit dem 1.3. Windows 11", "", "Windows 11"),
    ("seit letzter Woche geht Zoom nicht", "", "geht Zoom nicht"),
    ("seit Montag Zoom", "", "Zoom"),
    ("dienstags im März", "2027-03-02 2027-03-09 2027-03-16 2027-03-23 2027-03-30", ""),
    ("Freitag, 4.12.2026", "2026-12-04", ","),
    ("Mittwoch, 4.12.2026", "2026-12-04", ","),
    # How long it takes, in the words of the index.
    ("Führung halber Tag", "", "Führung XXE Tag"),
    ("halbtags", "", "XXE"),
    ("2-tägig", "", "XXG"),
    ("zweitägiges Seminar", "", "XXG Seminar"),
    ("mehrtägig", "", "XXI"),
    ("10 Minuten Zoom", "", "XXA Zoom"),
    ("90min", "", "XXC"),
    ("zwei Stunden im März", "2027-03-01/2027-03-31", "XXD"),
    ("kurze Kurse", "", "XXB Kurse"),
    ("kurze Besprechung", "", "kurze Besprechung"),
    ("Besprechungen kurz halten", "", "Besprechungen kurz halten"),
    ("mein erster Tag", "", "mein erster Tag"),
    ("KW 49", "2026-11-30/2026-12-06", ""),
    ("kw49", "2026-11-30/2026-12-06", ""),
    ("49. KW", "2026-11-30/2026-12-06", "."),
    ("Kalenderwoche 2", "2027-01-11/2027-01-17", ""),
    ("Excel KW 2/2027", "2027-01-11/2027-01-17", "Excel"),
    ("in 2 Wochen", "2026-11-30/2026-12-06", ""),
    ("in zwei Wochen Excel", "2026-11-30/2026-12-06", "Excel"),
    ("in 3 Tagen", "2026-11-23", ""),
    ("in 14 Tagen", "2026-12-01/2026-12-07", ""),
    ("in einem Monat", "2026-12-01/2026-12-31", ""),
    ("vor 2 Wochen", "", "vor 2 Wochen"),
    ("Excel nächste drei Monate", "2026-11-20/2027-02-20", "Excel"),
    ("in den nächsten 3 Monaten", "2026-11-20/2027-02-20", ""),
    ("die kommenden zwei Wochen", "2026-11-20/2026-12-04", "die"),
    ("nächste 14 Tage", "2026-11-20/2026-12-04", ""),
    ("die nächsten 2 Kurse", "", "die nächsten 2 Kurse"),
    ("ab Januar", "2027-01-01/∞", ""),
    ("Zoom ab dem 10.1.", "2027-01-10/∞", "Zoom"),
    ("bis Ende Januar", "2026-11-20/2027-01-31", ""),
    ("vor dem 1.12.2026", "2026-11-20/2026-11-30", ""),
    ("nach dem 15. März", "2027-03-16/∞", "."),
    ("Dez.", "2026-12-01/2026-12-31", "."),
    ("Kurse im Feb", "2027-02-01/2027-02-28", "Kurse"),
    ("im Jan Excel", "2027-01-01/2027-01-31", "Excel"),
    ("Workshop Mrz", "2027-03-01/2027-03-31", "Workshop"),
    ("Jan Müller", "", "Jan Müller"),
    ("Dez. III Jugend", "", "Dez. III Jugend"),
    ("Januar bis März", "2027-01-01/2027-03-31", ""),
    ("10.1. bis 20.1.", "2027-01-10/2027-01-20", ""),
    ("Anfang Dezember", "2026-12-01/2026-12-13", ""),
    ("Mitte März", "2027-03-09/2027-03-24", ""),
    ("am ersten Dezember", "2026-12-01", ""),
    ("Führung im 1. Quartal", "2027-01-01/2027-03-31", "Führung ."),
    ("1.Quartal", "2027-01-01/2027-03-31", "."),
    ("Q1 2027", "2027-01-01/2027-03-31", ""),
    ("Quartal 2 2027", "2027-04-01/2027-06-30", ""),
    ("im zweiten Quartal", "2027-04-01/2027-06-30", ""),
    ("nächstes Quartal", "2027-01-01/2027-03-31", ""),
    ("2. Halbjahr", "2026-07-01/2026-12-31", "."),
    ("Frühjahr 2027", "2027-03-01/2027-05-31", ""),
    ("im Winter", "2026-12-01/2027-02-28", ""),
    ("5. Quartal", "", "5. Quartal"),
]
MEANT_ENGLISH = [
    ("March 2, 2027", "2027-03-02", ","),
    ("Excel on March 2nd", "2027-03-02", "Excel"),
    ("March 2 hours", "2027-03-01/2027-03-31", "XXD"),
    ("3/25/2027", "2027-03-25", ""),
    ("25/03/27", "2027-03-25", ""),
    ("Excel 3/2/2027", "2027-03-02 2027-02-03", "Excel"),
    ("2/2/2027", "2027-02-02", ""),
    ("until 3/2/2027", "2026-11-20/2027-03-02", ""),
    ("from 3/2/2027 to 3/9/2027", "2027-03-02/2027-03-09", ""),
    ("from 25/03/2027 to 01/04/2027", "2027-03-25/2027-04-01", ""),
    # What stands beside a month and is no day of it leaves the month as it is.
    ("March 2-4", "2027-03-01/2027-03-31", "2-4"),
    ("2-4 March", "2027-03-01/2027-03-31", "2-4"),
    ("March 50 people", "2027-03-01/2027-03-31", "50 people"),
    ("Tuesday in March", "2027-03-02 2027-03-09 2027-03-16 2027-03-23 2027-03-30", ""),
    ("from March", "2027-03-01/∞", ""),
    ("team leader since March", "", "team leader"),
    ("in two weeks", "2026-11-30/2026-12-06", ""),
    ("Excel in the next three months", "2026-11-20/2027-02-20", "Excel"),
    ("next Thursday", "2026-11-26", ""),
    ("first quarter", "2027-01-01/2027-03-31", ""),
    ("spring 2027", "2027-03-01/2027-05-31", ""),
    ("early December", "2026-12-01/2026-12-13", ""),
    ("on Thursdays", THURSDAYS, ""),
    ("12th January", "2027-01-12", ""),
    ("1st December", "2026-12-01", ""),
    ("Teams on the 22nd March 2027", "2027-03-22", "Teams"),
    ("second January", "2027-01-02", ""),
    ("31st March 2027", "2027-03-31", ""),
    ("1st quarter", "2027-01-01/2027-03-31", ""),
    ("end of March", "2027-03-01/2027-03-31", ""),
    ("my first day", "", "my first day"),
    ("1st day", "", "1st day"),
    ("half a day", "", "half a day"),
    ("half-day course", "", "XXE course"),
    ("30 minutes", "", "XXB"),
]
MEANT = [("de", *each) for each in MEANT_GERMAN] + [("en", *each) for each in MEANT_ENGLISH]


def shown(ranges: list[list[int]]) -> str:
    """Ranges as they stand above; a day that never comes is ∞."""
    names = [["∞" if day > 10**5 else str(date(1970, 1, 1) + timedelta(day)) for day in pair] for pair in ranges]
    return " ".join(first if first == last else f"{first}/{last}" for first, last in names)


@pytest.fixture(scope="module")
def read() -> dict[tuple[str, str], dict[str, Any]]:
    rules = {"de": dict(GERMAN.data()), "en": dict(ENGLISH.data())}
    script = f"""
        import {{ datesOf }} from {json.dumps(ENGINE.with_name("dates.js").as_uri())};
        const rules = {json.dumps(rules)}, asked = {json.dumps([each[:2] for each in MEANT])};
        const known = {{ today: {TODAY}, months: {json.dumps(MONTHS)} }};
        console.log(JSON.stringify(asked.map(([language, text]) => datesOf(text, {{ rules: rules[language], ...known }}))));
    """
    return {each[:2]: found for each, found in zip(MEANT, run_node(script), strict=True)}


@pytest.mark.parametrize(("language", "typed", "ranges", "rest"), MEANT)
def test_days_are_read(
    read: dict[tuple[str, str], dict[str, Any]], language: str, typed: str, ranges: str, rest: str
) -> None:
    found = read[language, typed]
    assert shown(found["ranges"]) == ranges
    assert " ".join(found["rest"].split()) == rest


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    days = {
        "advent": ("Tabellen", "2026-12-02"),
        "fasching": ("Tabellen", "2027-02-09"),
        "zuletzt": ("Tabellen", "2026-11-18"),
        "mahnung": ("Mahnung, die stattfindet", "2027-03-09"),
    }
    courses = {
        slug: f"---\ntitle: {title}\nsummary: {'Rechnen' if slug == 'fasching' else 'Kurs im Rechnen'}.\ncategory: a\n{SESSION.format(day=day)}---\nText.\n\nEine Mahnung hat Folgen.\n"
        for slug, (title, day) in days.items()
    }
    courses["fasching"] = courses["fasching"].replace("category: a", "category: a\nformat: praesenz")
    root = tmp_path_factory.mktemp("dates")
    formats = {"formats": "praesenz: {name: Präsenzseminar}\n"}
    return write_small(root, language="de", courses=courses, synonyms="groups: []\n", terms=formats)


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("in 2 Wochen", ("advent",)),
        ("ab Januar", ("fasching", "mahnung")),
        # Nothing takes place then: what does in the days around is offered, but not for tomorrow.
        ("Freitag, 4.12.2026", ("advent",)),
        ("morgen", ()),
        # On Saturdays nothing takes place, and who asks for them means no other days.
        ("samstags", ()),
        ("dienstags", ("fasching", "mahnung")),
        # What says little beside the days asks for no other days either.
        ("Kurse am Samstag", ()),
        ("Kurse im Juli", ()),
        ("Kurse, die im Februar stattfinden", ("fasching",)),
        # These days alone are asked for: hits come in their order, and not by how often a text says "Kurs".
        ("Kurse ab Januar", ("fasching", "mahnung")),
        # A format besides: what has it comes first, and what also takes place then after it.
        ("Seminar ab Dezember", ("fasching", "advent", "mahnung")),
        ("Tabellen im Februar", ("fasching", "advent", "zuletzt")),
        # What is asked for comes before what only takes place then.
        ("Mahnung Dezember", ("mahnung", "advent")),
    ],
)
def test_offers_of_these_days_are_found(index: Path, typed: str, slugs: tuple[str, ...]) -> None:
    assert offers_found(typed, index=index) == slugs
