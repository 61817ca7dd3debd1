"""What an entry says, taken from course, session and part."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from catalogue.outputs.calendar.due import deadline_entry
from catalogue.outputs.calendar.entry import Entry, wall_text
from catalogue.outputs.calendar.event import session_entries, worded
from catalogue.outputs.calendar.heading import heading_of
from catalogue.reading.translations import read_translation
from tests import making
from tests.calendar_site import edition_of

WORDS = read_translation("de")


def entries(*sessions: making.Fields, **fields: object) -> tuple[Entry, ...]:
    made = making.catalogue(making.course("zoom", *sessions, **fields))
    (course,) = made.courses
    return tuple(
        entry
        for session in course.sessions
        for entry in session_entries(course, session, heading=heading_of(course, edition_of(made)))
    )


def only(session: making.Fields, **fields: object) -> Entry:
    (entry,) = entries(session, **fields)
    return entry


def parts(*days: str) -> list[dict[str, Any]]:
    return [{"id": f"tag-{n}", "start": f"{day} 09:00", "end": f"{day} 12:00"} for n, day in enumerate(days, 1)]


def test_an_entry_says_everything_the_catalogue_knows() -> None:
    entry = only(
        making.session(venue="rathaus", note="Bitte Laptop mitbringen."),
        title="Zoom",
        format="seminar",
        audiences=["alle"],
        provider="intern",
        contact="fortbildung",
        registration={"email": "a@stadt.example", "closes": "P7D"},
    )
    assert entry.summary == "Zoom"
    assert (wall_text(entry.start), wall_text(entry.end)) == ("2027-03-10T09:00", "2027-03-10T12:00")
    assert entry.location == "Rathaus, Raum 170, Marktplatz 1, 12345 Musterstadt"
    assert entry.url == "https://fortbildung.stadt.example/kurse/zoom/"
    assert entry.categories == ("Kommunikation", "Seminar", "Alle Beschäftigten")
    assert entry.geo is not None
    assert (entry.geo.lat, entry.geo.lon) == (54.3, 7.2)
    assert entry.organizer is not None
    assert (entry.organizer.name, entry.organizer.email) == ("Interne Fortbildung", "fortbildung@stadt.example")
    assert entry.description.split("\n") == [
        "Angebot und Anmeldung: https://fortbildung.stadt.example/kurse/zoom/",
        "Anmeldeschluss: 03.03.2027",
        "",
        "Alles über zoom.",
        "Bitte Laptop mitbringen.",
        "",
        "Anbieter: Interne Fortbildung",
        "Kontakt: Interne Fortbildung, fortbildung@stadt.example",
    ]


def test_parts_are_counted_in_the_order_of_time_and_know_their_neighbours() -> None:
    first, second, third = entries(making.session(parts=parts("2027-03-12", "2027-03-10", "2027-03-11")))
    assert [wall_text(each.start)[:10] for each in (first, second, third)] == ["2027-03-10", "2027-03-11", "2027-03-12"]
    assert first.summary == "Kurs zoom (Teil 1 von 3)"
    assert second.siblings == (first.uid, third.uid)
    assert first.siblings == third.siblings == (second.uid,)


def test_a_part_keeps_its_uid_when_its_position_changes() -> None:
    before = {each.uid for each in entries(making.session(parts=parts("2027-03-10", "2027-03-11")))}
    after = entries(making.session(parts=parts("2027-03-11", "2027-03-10")))
    assert {each.uid for each in after} == before


def test_whole_days_end_on_the_day_after() -> None:
    entry = only(making.session("a", "2027-03-10", "2027-03-11"))
    assert (entry.start.clock, entry.end.clock) == (None, None)
    assert (entry.end.day, entry.last_day) == (date(2027, 3, 12), date(2027, 3, 11))


def test_an_entry_until_midnight_is_over_that_day() -> None:
    assert only(making.session("a", "2027-03-10 20:00", "2027-03-11 00:00")).last_day == date(2027, 3, 10)


def test_cancelled_and_moved_are_said_first() -> None:
    entry = only(making.session(status="cancelled", previous_start="2026-03-10 09:00"))
    said = worded(entry, moved=None, words=WORDS)
    assert said.summary == "Abgesagt: Kurs zoom"
    assert said.description.startswith("Verschoben: bisher 10.03.2026, 09:00 Uhr\nAngebot und Anmeldung: ")


def test_the_author_knows_better_than_the_ledger_where_a_session_stood() -> None:
    entry = only(making.session(previous_start="2026-03-10"))
    said = worded(entry, moved=entry.start, words=WORDS)
    assert said.description.startswith("Verschoben: bisher 10.03.2026\nAngebot")


def test_no_join_link_with_a_passcode_gets_into_a_feed() -> None:
    assert only(making.session(venue="online")).conference == "https://intranet.stadt.example/online"
    terms = making.changed_terms("venues", "online", url="https://zoom.example/j/1?pwd=geheim")
    made = making.catalogue(making.course("zoom", making.session(venue="online")), terms=terms)
    (course,) = made.courses
    (entry,) = session_entries(course, course.sessions[0], heading=heading_of(course, edition_of(made)))
    assert "geheim" not in repr(entry)


def test_the_closing_day_is_a_whole_day() -> None:
    made = making.catalogue(
        making.course("zoom", making.session(), registration={"email": "a@b.example", "closes": "P7D"})
    )
    (course,) = made.courses
    entry = deadline_entry(course, course.sessions[0], heading=heading_of(course, edition_of(made)))
    assert entry is not None
    assert (entry.start.day, entry.end.day, entry.start.clock) == (date(2027, 3, 3), date(2027, 3, 4), None)
    assert entry.summary == "Anmeldeschluss: Kurs zoom"
    said = worded(replace(entry, cancelled=True), moved=None, words=WORDS)
    assert said.summary == "Entfällt: Anmeldeschluss: Kurs zoom"


def test_no_closing_day_no_entry() -> None:
    made = making.catalogue(making.course("zoom", making.session()))
    (course,) = made.courses
    assert deadline_entry(course, course.sessions[0], heading=heading_of(course, edition_of(made))) is None


@pytest.mark.parametrize("length", [10, 4000])
def test_descriptions_stay_below_the_limit_of_outlook(length: int) -> None:
    terms = making.changed_terms("venues", "rathaus", directions="ä " * (length // 2))
    made = making.catalogue(making.course("zoom", making.session(venue="rathaus")), terms=terms)
    (course,) = made.courses
    (entry,) = session_entries(course, course.sessions[0], heading=heading_of(course, edition_of(made)))
    assert len(entry.description) < 8000


def test_a_place_says_nothing_twice() -> None:
    terms = making.changed_terms("venues", "rathaus", name="Rathaus, Raum 170", room="Raum 170, 1. Stock")
    made = making.catalogue(making.course("zoom", making.session(venue="rathaus")), terms=terms)
    (course,) = made.courses
    (entry,) = session_entries(course, course.sessions[0], heading=heading_of(course, edition_of(made)))
    assert entry.location == "Rathaus, Raum 170, 1. Stock, Marktplatz 1, 12345 Musterstadt"
