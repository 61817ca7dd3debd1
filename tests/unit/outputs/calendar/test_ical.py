"""The bytes of a feed: lines, escapes and limits of RFC 5545."""

from datetime import UTC, datetime

import pytest

from catalogue.outputs.calendar.event import session_entries
from catalogue.outputs.calendar.feeds import MOST_EVENTS, size_problems
from catalogue.outputs.calendar.ical import Stamps, render_calendar, render_event
from catalogue.outputs.calendar.timezone import timezone
from catalogue.reading.translations import read_translation
from tests import making

BERLIN = timezone("Europe/Berlin")
STAMPS = Stamps(changed=datetime(2027, 1, 1, tzinfo=UTC), sequence=3)


def rendered(**fields: object) -> bytes:
    made = making.catalogue(making.course("zoom", making.session(venue="rathaus"), contact="fortbildung"))
    (course,) = made.courses
    (entry,) = session_entries(course, course.sessions[0], settings=made.settings, words=read_translation("de"))
    return render_event(entry.model_copy(update=fields), STAMPS, zone=BERLIN)


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def test_lines_end_in_crlf_and_are_folded_at_75_octets() -> None:
    content = rendered(summary="ü" * 500, location="\U0001f600" * 100)
    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert all(line.decode("utf-8") is not None for line in content.split(b"\r\n"))
    assert f"SUMMARY:{'ü' * 500}" in unfolded(content)


def test_texts_are_escaped_and_lose_their_control_characters() -> None:
    lines = unfolded(rendered(summary="a,b;c\\d\ne\x00\x1b\x7f\x85f\ud800", description="1\r\n2\u20283\x0b4\t5"))
    assert r"SUMMARY:a\,b\;c\\d e f" in lines
    assert r"DESCRIPTION:1\n2\n3\n4 5" in lines


def test_the_organizer_is_a_mail_address_with_a_plain_name() -> None:
    assert 'ORGANIZER;CN="Interne Fortbildung":mailto:fortbildung@stadt.example' in unfolded(rendered())


def test_nothing_but_the_calendar() -> None:
    content = render_calendar((rendered(),), zone=BERLIN, name="Alle")
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert b"\r\n\r\n" not in content


@pytest.mark.parametrize(
    ("size", "events", "codes"),
    [
        (1_000_000, MOST_EVENTS, []),
        (1_000_001, 1, [("calendar-large", "warning")]),
        (4_000_001, 1, [("calendar-too-large", "error")]),
        (10, MOST_EVENTS + 1, [("calendar-too-large", "error")]),
    ],
)
def test_sizes_that_clients_refuse(size: int, events: int, codes: list[tuple[str, str]]) -> None:
    assert [
        (each.code, each.severity) for each in size_problems("kalender/alle.ics", size=size, events=events)
    ] == codes
