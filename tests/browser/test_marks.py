"""The shortlist in a real browser; what it saves is read by parsers and held against the feeds."""

import json
import subprocess
from datetime import UTC, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from catalogue.cli.search import ENGINE
from catalogue.model.moment import Moment
from catalogue.outputs import dates
from catalogue.reading.translations import read_translation
from tests.browser.site_server import serving
from tests.build.conftest import MOMENT
from tests.calendar_site import events
from tests.clients.parsers import PARSERS
from tests.making import catalogue, course, session
from tests.search.measure import run_node

HERE = Path(__file__).parent
THEME = Path(ENGINE).parents[1]
COURSE, OTHER = "kalender/kurs/zoom-online-seminar.ics", "kalender/kurs/resilienz.ics"


@pytest.fixture(scope="session")
def saved(site: Path, packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what was found and saved."""
    folder = tmp_path_factory.mktemp("marks")
    moment = str(int(MOMENT["SOURCE_DATE_EPOCH"]) * 1000)
    with serving(site) as address:
        command = ["node", "marks.mjs", address, moment, str(folder)]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def found(saved: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads((saved / "found.json").read_text(encoding="utf-8"))
    return result


def test_nothing_is_stored_before_the_first_mark_and_nothing_is_left(found: dict[str, Any]) -> None:
    assert found["before"] == {"stored": "{}", "pressed": "false", "link": False, "navigation": False}
    assert list(found["marked"].pop("stored")) == ["catalogue.marks.musterstadt"]
    assert found["marked"] == {"pressed": "true", "link": True, "navigation": True}
    assert (found["after"]["stored"], found["after"]["navigation"]) == ("{}", False)
    assert "Noch nichts gemerkt" in found["after"]["empty"]


def test_the_page_lists_offers_and_their_dates(found: dict[str, Any], site: Path) -> None:
    assert len(found["titles"]) == 3
    assert found["dates"]
    assert found["alone"] == "Jederzeit"
    assert found["errors"] == []
    assert found["axe"] == []
    assert found["wide"] == 0
    assert found["kept"][:3] == [False, False, True], "what somebody has ticked stays so, and nothing else is"
    assert found["tab"] == "page"
    assert found["all"] == "../angebote/"


def test_of_each_course_the_next_session_that_is_open_is_ticked(found: dict[str, Any]) -> None:
    """The others are alternatives: who takes the dates over wants to come once."""
    assert found["full"] == [
        ["ausgebucht", False, "none"],
        ["findet statt", True, "none"],
        ["geplant", False, "none"],
    ]
    assert found["cancelled"] == [
        ["findet statt", True, "none"],
        ["abgesagt", None, "line-through"],
        ["geplant", False, "none"],
    ]


def test_what_is_taken_off_can_be_had_back(found: dict[str, Any]) -> None:
    first, second, _ = found["titles"]
    undone = {"gone": True, "back": True, "again": False}
    assert found["removed"] == {**undone, "focus": second}
    assert found["cleared"] == {**undone, "focus": first}
    assert found["unkept"] == {"said": "Die Merkliste ist gelöscht.", "again": True}


def test_what_is_said_again_is_heard_again(found: dict[str, Any]) -> None:
    first, second = found["twice"]
    assert first != second, "the same text is no change, which nobody hears"
    assert first.strip() == second.strip() == "Von der Merkliste entfernt."


def test_dates_are_said_as_on_the_pages(found: dict[str, Any], site: Path) -> None:
    shown = {
        unescape(page.read_text(encoding="utf-8")).replace("\u2060", "") for page in site.glob("kurse/*/index.html")
    }
    for date in found["dates"]:
        when = date.partition(" · ")[0].partition(" (")[0]
        assert any(when in page for page in shown), when


@pytest.mark.parametrize("language", ["de", "en"])
def test_scripts_say_as_python_does_when_a_part_takes_place(language: str) -> None:
    days = [
        *((f"2027-03-0{n} 0{n}:{n}0", f"2027-03-0{n} 1{n}:0{n - 1}") for n in range(1, 6)),
        ("2027-02-28 09:00", "2027-03-01 12:30"),
        ("2027-12-31", "2027-12-31"),
        ("2027-12-30", "2028-01-01"),
        ("2026-10-25 01:30", "2026-10-25 03:30"),
        ("2027-03-28 00:00", "2027-03-28 23:59"),
    ]
    made = [session(f"s{n}", start, end) for n, (start, end) in enumerate(days)]
    parts = [each.first for each in catalogue(course("zoom", *made)).courses[0].sessions]
    script = f"""
        import {{ span }} from {json.dumps((THEME / "marks/span.js").as_uri())};
        const parts = {json.dumps([{"start": _moment(each.start, 0), "end": _moment(each.end, 1)} for each in parts])};
        const seen = (moment) => ({{ ...moment, ...moment.seen, utc: true }});
        const all = [...parts, ...parts.filter((each) => each.start.clock).map(({{ start, end }}) => ({{ start: seen(start), end: seen(end) }}))];
        console.log(JSON.stringify(all.map((part) => span(part, {json.dumps(language)}, "Europe/Berlin"))));
    """
    words = read_translation(language)
    assert run_node(script) == [
        *(dates.span(part, words) for part in parts),
        *(dates.span(part, words) for part in parts if part.start.clock),
    ]


def _moment(value: Moment, whole_days: int) -> dict[str, Any]:
    """A moment as a feed gives it, on the clocks of the zone and (`seen`) on those of UTC; the end of whole days is excluded."""
    day = value.day + timedelta(days=0 if value.clock else whole_days)
    at = value.instant.astimezone(UTC)
    return {
        "day": [day.year, day.month, day.day],
        "clock": value.clock and [value.clock.hour, value.clock.minute],
        "utc": False,
        "seen": {"day": [at.year, at.month, at.day], "clock": [at.hour, at.minute]},
    }


def test_what_is_saved_is_what_the_feeds_say(saved: Path, found: dict[str, Any], site: Path) -> None:
    assert found["file"] == "merkliste.ics"
    content = (saved / "all.ics").read_bytes()
    published = events((site / COURSE).read_bytes()) | events((site / OTHER).read_bytes())
    chosen = events(content)
    assert set(chosen) <= set(published)
    assert all(chosen[uid] == published[uid] for uid in chosen), "UID, stamps and all"
    assert all(block in (site / COURSE).read_bytes() + (site / OTHER).read_bytes() for block in blocks(content))
    assert b"CALNAME" not in content
    assert b"REFRESH" not in content
    assert len(events((saved / "fewer.ics").read_bytes())) < len(chosen)


def blocks(content: bytes) -> list[bytes]:
    return [b"BEGIN:VEVENT" + part.partition(b"END:VCALENDAR")[0] for part in content.split(b"BEGIN:VEVENT")[1:]]


@pytest.mark.parametrize("parser", PARSERS)
def test_every_parser_reads_what_the_browser_made(parser: str, saved: Path) -> None:
    text = (saved / "all.ics").read_bytes().decode()
    (seen,) = PARSERS[parser]([text])
    assert sorted(event.uid for event in seen) == sorted(events(text.encode()))


def test_a_mail_bears_titles_and_addresses(found: dict[str, Any]) -> None:
    assert found["mail"].startswith("mailto:?subject=Meine%20Merkliste&body=")
    assert len(found["mail"]) < 2000
    body = unquote(found["mail"].partition("body=")[2])
    assert found["titles"][0] in body
    assert "/kurse/zoom-online-seminar/" in body


def test_no_entry_is_said_to_leave_the_site(found: dict[str, Any]) -> None:
    assert found["leaving"] == 0


def test_it_prints_as_a_sheet(found: dict[str, Any]) -> None:
    assert found["printed"] == {"sheet": True, "buttons": False, "titles": True}


def test_strange_things_in_the_store_break_nothing(found: dict[str, Any]) -> None:
    assert found["strange"] == ["<b>x</b>", "Teams in a nutshell"]


def test_titles_in_another_language_are_read_aloud_in_it(found: dict[str, Any]) -> None:
    assert found["languages"] == ["de", "de", "en", "en"]


def test_without_javascript_nothing_pretends(found: dict[str, Any]) -> None:
    text = found["withoutScript"].pop("text")
    assert found["withoutScript"] == {"mark": False, "navigation": False, "buttons": False}
    assert "braucht JavaScript" in text
