"""Calendars that hold an event several times, or times in UTC: nothing is doubled, also when they come again."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from catalogue.cli.import_records import command
from catalogue.importing.files import read_files
from catalogue.importing.lines import Line
from tests.unit.importing.test_import import read
from tests.unit.importing.test_tables import TODAY, calendar

AT = "DTSTART;TZID=Europe/Berlin:202701{day}T090000\nDTEND;TZID=Europe/Berlin:202701{day}T120000\n"
MOVED = "RECURRENCE-ID;TZID=Europe/Berlin:20270119T090000\n"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3\n"


def event(day: str, more: str = "", *, uid: str = "u", title: str = "Excel") -> str:
    return f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{title}\n{AT.format(day=day)}{more}END:VEVENT\n"


def drafts(folder: Path, *files: str) -> list[Line]:
    paths = [folder / f"{number}.ics" for number, _ in enumerate(files)]
    for path, text in zip(paths, files, strict=True):
        path.write_text(text, encoding="utf-8")
    return list(read_files(paths, today=TODAY))


def sessions(line: Line) -> list[tuple[Any, ...]]:
    assert line.data
    return [(each.get("id"), each["start"][5:10], each.get("status")) for each in line.data["sessions"]]


@pytest.mark.parametrize(
    ("events", "expected", "left_out"),
    [
        ([event("12"), event("12")], [("u", "01-12", None)], "1"),
        ([event("12", uid=""), event("12", uid=""), event("12", uid="")], [(None, "01-12", None)], "2"),
        ([event("12", "SEQUENCE:0\n"), event("19", "SEQUENCE:1\n")], [("u", "01-19", None)], "1"),
        ([event("19", "SEQUENCE:2\n"), event("12", "SEQUENCE:10\n"), event("13")], [("u", "01-12", None)], "2"),
        ([event("12"), event("12", "SEQUENCE:1\nSTATUS:CANCELLED\n")], [("u", "01-12", "CANCELLED")], "1"),
        (
            [event("12", "STATUS:CANCELLED\nDTSTAMP:20261102T000000Z\n"), event("12", "DTSTAMP:20261101T000000Z\n")],
            [("u", "01-12", "CANCELLED")],
            "1",
        ),
        ([event("20", MOVED), event("21", MOVED + "SEQUENCE:1\n")], [("u", "01-21", None)], "1"),
        ([event("12", WEEKLY), event("12", WEEKLY)], [(f"u 202701{day}", f"01-{day}", None) for day in ("12", "19", "26")], "1"),
        # One date of a series is no version of it; events of another start are others.
        ([event("12", WEEKLY + "SEQUENCE:3\n"), event("20", MOVED)],
         [("u 20270112", "01-12", None), ("u 20270119", "01-20", None), ("u 20270126", "01-26", None)], ""),
        ([event("12"), event("19")], [("u 20270112", "01-12", None), ("u 20270119", "01-19", None)], ""),
        ([event("12"), event("12", uid="v")], [("u", "01-12", None), ("v", "01-12", None)], ""),
    ],
)  # fmt: skip
def test_of_an_event_the_newest_version_comes_over(
    tmp_path: Path, events: list[str], expected: list[tuple[Any, ...]], left_out: str
) -> None:
    (line,) = drafts(tmp_path, calendar(*events))
    assert sorted(sessions(line), key=lambda each: each[1]) == expected
    told = [each.details["count"] for each in line.remarks if each.code == "event-repeated"]
    assert told == ([left_out] if left_out else [])


def test_events_of_one_uid_and_other_titles_are_others(tmp_path: Path) -> None:
    found = drafts(tmp_path, calendar(event("12"), event("12", title="Word")))
    assert [each.data and each.data["title"] for each in found] == ["Excel", "Word"]


def test_an_event_in_two_files_is_one(tmp_path: Path) -> None:
    (line,) = drafts(tmp_path, calendar(event("12")), calendar(event("12"), event("19", uid="v")))
    assert sessions(line) == [("u", "01-12", None), ("v", "01-19", None)]
    assert [each.code for each in line.remarks] == ["event-as-draft", "event-repeated"]


@pytest.mark.parametrize("options", [[], ["--language", "de"], ["--timezone", "Europe/Berlin"]])
@pytest.mark.parametrize("table", [True, False])
def test_times_in_utc_are_not_doubled_in_a_new_catalogue(tmp_path: Path, options: list[str], table: bool) -> None:
    text = "Titel;Datum;Uhrzeit;Ort\nTabellen gestalten;12.01.2027;9–12 Uhr;Rathaus\nTabellen gestalten;13.07.2027;9–12 Uhr;Rathaus\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    moments = ("20270112T08", "20270713T07")
    events = (f"BEGIN:VEVENT\nUID:{at}\nSUMMARY:Tabellen gestalten\nDTSTART:{at}0000Z\nEND:VEVENT\n" for at in moments)
    (tmp_path / "b.ics").write_text(calendar(*events), encoding="utf-8")
    files = [str(tmp_path / name) for name in (["a.csv", "b.ics"] if table else ["b.ics"])]
    root, seen = tmp_path / "site", []
    for more in (["--language", "de", *options] if not table else options, [], []):
        result = CliRunner().invoke(command, [*files, "--into", str(root), *more])
        assert result.exit_code == 0, result.output
        (course,) = read(root).catalogue.courses
        seen.append([(each.id, each.first.start.written, each.status) for each in course.sessions])
    assert [start for _, start, _ in seen[0]] == ["2027-01-12 09:00", "2027-07-13 09:00"]
    assert seen[0] == seen[1] == seen[2]
