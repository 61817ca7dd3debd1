"""What an author may have meant in another way: what subscribers see of it, and what the build tells."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests import making
from tests.calendar_site import ALL, STAMP, TODAY, Site, events

DEADLINES = making.settings(deadline_feed="true")
CLOSES = {"registration": {"email": "a@b.example", "closes": "P7D"}}


def at(day: str, name: str, **fields: object) -> making.Fields:
    """A session in the morning of a day of 2027."""
    return making.session(name, f"2027-{day} 09:00", f"2027-{day} 12:00", **{"venue": "rathaus", **fields})


def parts(name: str, **days: str) -> making.Fields:
    """A session in parts, by their ids."""
    return making.session(name, parts=[at(day, id_) for id_, day in days.items()])


A, B = at("03-10", "a"), at("04-10", "b")
IN_PARTS = parts("a", one="03-10", two="03-11")
# What an author does, what all calendars then show with an x for what is cancelled, and what is told.
EDITS: dict[str, tuple[list[making.Fields], list[making.Fields], str, dict[str, str]]] = {
    "cut into parts": ([A, B], [IN_PARTS, B], "03-10 03-11 04-10", {}),
    "made one again": ([IN_PARTS, B], [A, B], "03-10 03-11x 04-10", {"sessions-gone": "a (11.03.2027, 09:00 Uhr)"}),
    "parts named anew": ([IN_PARTS, B], [parts("a", x="03-10", y="03-11"), B], "03-10 03-11 04-10", {}),
    "another id": ([A, B], [{**A, "id": "maerz"}, B], "03-10 04-10", {}),
    "another id, cancelled": (
        [A, B],
        [{**A, "id": "c", "status": "cancelled"}, B],
        "03-10x 03-10x 04-10",
        {"sessions-gone": "a (10.03.2027, 09:00 Uhr)"},
    ),
    "one of two in different rooms": (
        [A, at("03-10", "c", venue="online")],
        [A],
        "03-10 03-10x",
        {"sessions-gone": "c (10.03.2027, 09:00 Uhr)"},
    ),
    "deleted": ([A, B], [B], "03-10x 04-10", {"sessions-gone": "a (10.03.2027, 09:00 Uhr)"}),
    "deleted when cancelled": ([{**A, "status": "cancelled"}, B], [B], "03-10x 04-10", {}),
    "one before, all numbered anew": (
        [A, B],
        [at("02-10", "a"), {**A, "id": "b"}, {**B, "id": "c"}],
        "02-10 03-10 04-10",
        {"session-ids-shifted": "b (10.03.2027, 09:00 Uhr)"},
    ),
    "the first deleted, the second numbered anew": (
        [A, B],
        [{**B, "id": "a"}],
        "04-10",
        {"session-ids-shifted": "a (10.04.2027, 09:00 Uhr)"},
    ),
    "moved onto another's day": ([A, B], [at("04-10", "a"), B], "04-10 04-10", {}),
    "moved": ([A, B], [at("03-11", "a"), B], "03-11 04-10", {}),
    "in another order": ([A, B], [B, A], "03-10 04-10", {}),
}


@pytest.mark.parametrize("what", EDITS)
def test_what_is_understood(what: str) -> None:
    before, after, shown, told = EDITS[what]
    site = Site()
    site.publish(making.catalogue(making.course("zoom", *before)))
    made = making.catalogue(making.course("zoom", *after))
    files = site.publish(made, stamp=STAMP + timedelta(days=1))
    assert remarks(site) == told
    assert sorted(map(stands, events(files[ALL]).values())) == shown.split()
    assert site.publish(made, stamp=STAMP + timedelta(days=2)) == files
    assert remarks(site) == {}, "told once"


def stands(event: Any) -> str:
    """The day on which an event stands, with an x where it is cancelled."""
    return f"{event['DTSTART'].dt:%m-%d}{'x' if event['STATUS'] == 'CANCELLED' else ''}"


@pytest.mark.parametrize(("session", "days"), [({**A, "id": "maerz"}, ["03-03"]), (None, ["03-03x"])])
def test_a_closing_day_goes_with_its_session(session: making.Fields | None, days: list[str]) -> None:
    site = Site()
    for sessions in ((A,), (session,) if session else ()):
        files = site.publish(making.catalogue(making.course("zoom", *sessions, **CLOSES), of=DEADLINES))
    assert [stands(event) for event in events(files["kalender/anmeldefristen.ics"]).values()] == days


def remarks(site: Site) -> dict[str, str]:
    assert site.last is not None
    return {problem.code: problem.details["value"] for problem in site.last.problems}


def test_a_session_that_was_over_is_used_again() -> None:
    site, later = Site(), date(2027, 3, 11)
    site.publish(making.catalogue(making.course("zoom", A, B)), today=TODAY)
    site.publish(making.catalogue(making.course("zoom", at("12-10", "a"), B)), today=later)
    assert remarks(site) == {"session-used-again": "a (10.12.2027, 09:00 Uhr)"}
