"""The bytes of a feed: lines, escapes and limits of RFC 5545."""

from dataclasses import replace
from typing import Any

import pytest

from catalogue.outputs.calendar.event import session_entries
from catalogue.outputs.calendar.feeds import MOST_EVENTS, size_problems, told_together
from catalogue.outputs.calendar.heading import heading_of
from catalogue.outputs.calendar.ical import END, head
from catalogue.outputs.calendar.timezone import timezone
from catalogue.outputs.calendar.vevent import Stamps, render_event
from tests import making
from tests.calendar_site import edition_of

BERLIN = timezone("Europe/Berlin")
STAMPS = Stamps(changed="2027-01-01T00:00:00Z", sequence=3)


def rendered(**fields: Any) -> bytes:
    made = making.catalogue(making.course("zoom", making.session(venue="rathaus"), contact="fortbildung"))
    (course,) = made.courses
    (entry,) = session_entries(course, course.sessions[0], heading=heading_of(course, edition_of(made)))
    return render_event(replace(entry, **fields), STAMPS, zone=BERLIN)


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
    content = head(BERLIN, name="Alle") + rendered() + END
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert b"\r\n\r\n" not in content


@pytest.mark.parametrize(
    ("size", "events", "codes"),
    [
        (1_000_000, MOST_EVENTS, []),
        (1_000_001, 1, [("calendar-large", "warning")]),
        (4_000_001, 1, [("calendar-too-large", "warning")]),
        (10, MOST_EVENTS + 1, [("calendar-too-large", "warning")]),
    ],
)
def test_sizes_that_clients_refuse(size: int, events: int, codes: list[tuple[str, str]]) -> None:
    assert [
        (each.code, each.severity) for each in size_problems("kalender/alle.ics", size=size, events=events)
    ] == codes


def test_many_of_a_kind_are_told_in_one() -> None:
    sizes = {"a": 2_000_000, "b": 3_900_000, "c": 9_000_000, "d": 1_200_000, "e": 1_100_000}
    found = [each for path, size in sizes.items() for each in size_problems(path, size=size, events=1)]
    large, too_large = told_together(found)
    assert (large.code, large.place.path, large.severity) == ("calendar-large-many", "b", "warning")
    assert large.details == {"count": "4", "names": "b (4 MB), a (2 MB), d (1 MB)"}
    assert too_large == found[2]
    assert told_together(found[:2]) == (found[0], found[1])


def test_a_mark_of_the_order_of_bytes_in_front_is_left_out_and_no_other() -> None:
    lines = unfolded(rendered(summary="\ufeffa\ufeff", categories=("\ufeffb", "\ufeffc")))
    assert "SUMMARY:a\ufeff" in lines
    assert "CATEGORIES:b,\ufeffc" in lines
