"""Tables and calendars as people save them: rows become courses, events their dates, and nothing gets lost unsaid."""

import io
import json
import sys
import time
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from catalogue.cli.import_records import command
from catalogue.importing.calendar_file import read_events
from catalogue.importing.files import read_files
from catalogue.importing.lines import Line
from catalogue.importing.sheets.columns import HEADINGS, Column, column
from catalogue.importing.sheets.compound import RoundError
from catalogue.importing.sheets.reach import reaches_far
from catalogue.importing.sheets.sheet import read_sheets
from catalogue.model.offer import Course
from tests.unit.importing.books import extent, number, record, word, xls, xlsb
from tests.unit.importing.test_import import files, read

TODAY = date(2026, 11, 20)
TABLES = Path(__file__).parents[2] / "content" / "tables"
HELP = Path(__file__).parents[3] / "docs" / "authors" / "import.md"
EVENT = "BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{title}\n{more}\nEND:VEVENT\n"
HEAD = "Kurs-Nr.;Titel;Datum;Uhrzeit;Ort\n"


def lines(folder: Path, **tables: str) -> list[Line]:
    """Returns the lines of tables, by the names of their files."""
    paths = [folder / name.replace("_", ".") for name in tables]
    for path, text in zip(paths, tables.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return list(read_files(paths, today=TODAY))


def records(folder: Path, **tables: str) -> list[dict[str, Any]]:
    """Returns the records of tables."""
    return [line.data for line in lines(folder, **tables) if line.data]


def calendar(*events: str) -> str:
    """Returns a calendar of these events."""
    return "".join(["BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//\n", *events, "END:VCALENDAR\n"])


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_workbook_becomes_courses(tmp_path: Path, ending: str) -> None:
    result = CliRunner().invoke(command, [str(TABLES / f"kurse.{ending}"), "--into", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "3 Kurse mit 3 Terminen" in result.output
    catalogue = read(tmp_path).catalogue
    assert sorted(catalogue.by_slug) == ["excel-fuer-einsteiger", "reden-vor-gruppen", "schwierige-gespraeche-fuehren"]
    course = catalogue.by_slug["excel-fuer-einsteiger"]
    assert isinstance(course, Course)
    assert [f"{each.parts[0].start.written}–{each.parts[0].end.written}" for each in course.sessions] == ["2027-01-12 09:00–2027-01-12 12:30", "2027-01-19 13:00–2027-01-19 16:30"]  # fmt: skip
    assert (course.cost, course.capacity and course.capacity.max) == ("80 €", 12)
    assert "## Inhalte\n\nSie üben:\n\n- Tabellen\n- Formeln" in course.body.markdown
    other = catalogue.by_slug["schwierige-gespraeche-fuehren"]
    assert isinstance(other, Course)
    assert other.sessions[0].parts[0].start.written == "2027-02-01 09:00", (
        "the format of dates of Excel misses a second"
    )
    assert "n. V." in (tmp_path / "courses/reden-vor-gruppen.md").read_text(encoding="utf-8")
    assert "„Dozent*in“ (1 Zellen, zum Beispiel „Frau Müller“)" in result.output
    assert "Blatt ohne Überschriften übersprungen: kurse." in result.output
    assert "Verborgen" not in result.output, "sheets that are hidden are not read"
    before = files(tmp_path)
    again = CliRunner().invoke(command, [str(TABLES / f"kurse.{ending}"), "--into", str(tmp_path)])
    assert (again.exit_code, files(tmp_path)) == (0, before)


@pytest.mark.parametrize(
    ("encoding", "delimiter", "ending"),
    [("cp1252", ";", "csv"), ("utf-8-sig", ",", "csv"), ("utf-8", "\t", "tsv"), ("utf-16", "\t", "csv"), ("utf-8", "|", "csv")],
)  # fmt: skip
def test_any_table_of_text_is_read(tmp_path: Path, encoding: str, delimiter: str, ending: str) -> None:
    text = 'Titel;Themen;Gebühr\nÜben, üben;"eins;\nzwei";5 €\n'.replace(";", delimiter)
    path = tmp_path / f"kurse.{ending}"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    (line,) = read_files([path], today=TODAY)
    assert line.data
    assert (line.data["title"], line.data["cost"]) == (
        "Üben, üben" if delimiter != "," else "Üben",
        "5 €" if delimiter != "," else line.data["cost"],
    )


def test_excel_names_its_delimiter(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, a_csv="sep=;\nTitel;Kosten\nExcel, Word;5\n")
    assert line.data
    assert (line.number, line.data["title"]) == (3, "Excel, Word")


def test_rows_of_one_title_are_dates_of_a_course(tmp_path: Path) -> None:
    table = (
        HEAD
        + "A1;Excel;12.01.2027;9–12 Uhr;Rathaus\nA1;Excel;19.01.2027;9–12 Uhr;Rathaus\n;;26.01.2027;ganztägig;Turm\n"
    )
    (record,) = records(tmp_path, a_csv=table)
    assert record["id"] == "A1"
    assert [each["start"] for each in record["sessions"]] == [
        "12.01.2027, 9–12 Uhr", "19.01.2027, 9–12 Uhr", "26.01.2027, ganztägig",
    ]  # fmt: skip


def test_numbers_that_differ_are_those_of_dates(tmp_path: Path) -> None:
    table = HEAD + "A1;Excel;12.01.2027;9–12 Uhr;\nA2;Excel;19.01.2027;;\nA2;Excel;20.01.2027;;\n"
    (record,) = records(tmp_path, a_csv=table)
    assert record["id"] == "Excel", "its numbers come and go with its dates"
    assert record["sessions"] == [
        {"id": "A1", "start": "12.01.2027, 9–12 Uhr"}, {"id": "A2", "start": "19.01.2027 und 20.01.2027"},
    ]  # fmt: skip


def test_a_column_that_counts_rows_names_nothing(tmp_path: Path) -> None:
    (first, second) = lines(tmp_path, a_csv="Nr.;Titel;Datum\n1;Excel;12.01.2027\n2;Word;13.01.2027\n")
    assert first.data
    assert second.data
    assert [first.data["id"], second.data["id"]] == ["Excel", "Word"]
    assert [each.code for each in first.remarks] == ["unknown-column"]


def test_courses_of_one_title_and_two_levels_are_two(tmp_path: Path) -> None:
    found = records(
        tmp_path, a_csv="Titel;Niveau;Datum\nExcel;Anfang;12.01.2027\nExcel;Mehr;13.01.2027\nExcel;Mehr;14.01.2027\n"
    )
    assert [(each["level"], len(each["sessions"])) for each in found] == [("Anfang", 1), ("Mehr", 2)]


def test_numbered_columns_are_dates_of_their_own(tmp_path: Path) -> None:
    (record,) = records(
        tmp_path, a_csv="Titel;Ort;Termin 1;Termin 2;Uhrzeit 2\nExcel;Rathaus;12.01.2027;13.01.2027;9 Uhr\n"
    )
    assert record["sessions"] == [
        {"start": "12.01.2027", "location": "Rathaus"}, {"start": "13.01.2027, 9 Uhr", "location": "Rathaus"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        ("Datum;Beginn;Ende", "12.01.2027;9:00;12:00", ("12.01.2027, 9:00", "12:00")),
        ("Beginn;Ende", "12.01.2027 9 Uhr;13.01.2027 16 Uhr", ("12.01.2027 9 Uhr", "13.01.2027 16 Uhr")),
        ("Datum von;Datum bis;Uhrzeit", "12.01.2027;13.01.2027;9–16", ("12.01.2027, 9–16", "13.01.2027")),
        ("Startdatum;Startzeit;Enddatum;Endzeit", "12.01.2027;9:00;13.01.2027;16:00", ("12.01.2027, 9:00", "13.01.2027, 16:00")),
        ("Date;Time", "2027-01-12;9am-12pm", ("2027-01-12, 9am-12pm", "")),
        ("Datum;Uhrzeit", "46399;9 Uhr", ("12.01.2027, 9 Uhr", "")),
        ("Beginn;Ende", "46399,375;46399,5", ("12.01.2027, 09:00", "12.01.2027, 12:00")),
    ],
)  # fmt: skip
def test_day_and_hours_stand_in_any_columns(
    tmp_path: Path, headings: str, cells: str, expected: tuple[str, str]
) -> None:
    (record,) = records(tmp_path, a_csv=f"Titel;{headings}\nExcel;{cells}\n")
    (session,) = record["sessions"]
    assert (session["start"], session.get("end", "")) == expected


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        ("Ort;Raum", "Rathaus;12", {"name": "Rathaus", "room": "12"}),
        ("Straße;PLZ;Ort", "Markt 1;52062;Aachen", {"street": "Markt 1", "postcode": "52062", "city": "Aachen"}),
        ("Ort;Straße;PLZ;Stadt", "VHS;Markt 1;52062;Aachen", {"name": "VHS", "street": "Markt 1", "postcode": "52062", "city": "Aachen"}),
        ("Ort;Raum", "Online;", "Online"),
        ("Ort/Raum", "Rathaus, Raum 12", "Rathaus, Raum 12"),
    ],
)  # fmt: skip
def test_a_place_stands_in_one_column_or_many(tmp_path: Path, headings: str, cells: str, expected: object) -> None:
    (record,) = records(tmp_path, a_csv=f"Titel;Datum;{headings}\nExcel;12.01.2027;{cells}\n")
    assert record["sessions"][0]["location"] == expected


def test_what_all_dates_say_is_said_of_the_course(tmp_path: Path) -> None:
    table = (
        "Titel;Datum;Dauer in h;Status;min. TN;TN\nExcel;12.01.2027;3;geplant;5;12\nExcel;13.01.2027;3;abgesagt;5;12\n"
    )
    (record,) = records(tmp_path, a_csv=table)
    assert (record["duration_text"], record["capacity"]) == ("3 Std.", {"min": "5", "max": "12"})
    assert [each["status"] for each in record["sessions"]] == ["geplant", "abgesagt"]


def test_a_table_of_courses_has_no_guides(tmp_path: Path) -> None:
    (first, second) = records(tmp_path, a_csv="Titel;Text;Ort\nA;was;Online\nB;was;\n")
    assert {first["record_type"], second["record_type"]} == {"course"}
    assert (first["format"], "sessions" in first) == ("Online", False)
    (guide,) = records(tmp_path, a_csv="Titel;Art;Text\nA;Anleitung;was\n")
    assert guide["record_type"] == "Anleitung"


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    table = "Stand: heute\nTitel;Kosten;Leitung;\nExcel;5 €;Frau X;;\nExcel;7 €;Herr Y;da;\nTitel;Kosten;Leitung;\nIT-Kurse;;;\n"
    first, alone = lines(tmp_path, a_csv=table)
    told = [(each.code, *each.details.values()) for each in first.remarks]
    assert told == [
        ("unknown-column", "Leitung", "2", "Frau X"), ("unknown-column", "–", "1", "da"), ("row-differs", "7 €", "5 €"),
    ]  # fmt: skip
    assert (alone.number, alone.fault) == (6, "lone-cell")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.csv", b"Datum;Ort\n1.1.2027;da\n", "no-headings"),
        ("a.csv", b"", "no-headings"),
        ("a.csv", b"\x81\x8d;\x00", "table-not-text"),
        ("a.csv", b"\xff\xfe\x00", "table-not-text"),
        ("a.csv", b"Titel;Ort\n" + b"x" * 2_000_000 + b";y\n", "table-broken"),
        ("a.xlsx", b"Titel;Ort\n", "not-a-workbook"),
        ("a.xls", b"", "not-a-workbook"),
        ("a.ods", b"PK\x03\x04", "not-a-workbook"),
        ("a.ics", b"Titel;Ort\n", "not-a-calendar"),
        ("a.ics", b"", "not-a-calendar"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, name: str, content: bytes, fault: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [line.fault for line in read_files([path], today=TODAY)] == [fault]
    result = CliRunner().invoke(command, [str(path), "--into", str(tmp_path / "site"), "--language", "en"])
    assert (result.exit_code, (tmp_path / "site").exists()) == (1, False), result.output
    assert "Nothing was written." in result.output


def test_a_folder_that_is_a_link_to_itself_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Titel;Ort\nReden;Rathaus\n", encoding="utf-8")
    (tmp_path / "round").symlink_to("round")
    result = CliRunner().invoke(command, [str(tmp_path / "a.csv"), "--into", str(tmp_path / "round")])
    assert (result.exit_code, type(result.exception)) == (2, SystemExit), result.output
    assert str(tmp_path / "round") in result.output


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.xls"])
def test_of_a_device_no_more_is_read_than_of_a_file(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.importing.sheets.sheet.LARGEST", 1000)
    (tmp_path / name).symlink_to("/dev/zero")
    assert [line.fault for line in read_files([tmp_path / name], today=TODAY)] == ["table-too-large"]


def test_a_torn_workbook_is_refused(tmp_path: Path) -> None:
    whole = (TABLES / "kurse.xlsx").read_bytes()
    for size in range(0, len(whole), 500):
        path = tmp_path / "torn.xlsx"
        path.write_bytes(whole[:size])
        assert [line.fault for line in read_files([path], today=TODAY)] == ["not-a-workbook"]


def test_dates_of_a_calendar_join_their_courses(tmp_path: Path) -> None:
    more = "DTSTART;TZID=Europe/Berlin:20270119T090000\nDTEND;TZID=Europe/Berlin:20270119T120000\nLOCATION:Rathaus\\, Raum 12"
    same = "DTSTART;TZID=Europe/Berlin:20270112T090000\nDTEND;TZID=Europe/Berlin:20270112T120000"
    whole = "DTSTART;VALUE=DATE:20270301\nDTEND;VALUE=DATE:20270303\nSTATUS:CANCELLED"
    secret = "DTSTART;VALUE=DATE:20270301\nCLASS:PRIVATE"
    events = calendar(
        EVENT.format(uid="u1", title="excel ", more=more), EVENT.format(uid="u2", title="Excel", more=same),
        EVENT.format(uid="u3", title="Rhetorik", more=whole), EVENT.format(uid="u4", title="Arzt", more=secret),
        EVENT.format(uid="u5", title="Irgendwann", more="DTSTART:morgen"),
    )  # fmt: skip
    found = lines(tmp_path, a_csv="Titel;Datum;Uhrzeit\nExcel;12.01.2027;9–12 Uhr\n", b_ics=events)
    assert found[0].data
    assert found[0].data["sessions"] == [
        {"start": "12.01.2027, 9–12 Uhr"},
        {"id": "u1", "start": "2027-01-19T09:00", "end": "2027-01-19T12:00", "timezone": "Europe/Berlin", "location": "Rathaus, Raum 12"},
    ]  # fmt: skip
    assert found[1].data == {
        "id": "Rhetorik", "record_type": "course", "title": "Rhetorik", "draft": True,
        "sessions": [{"id": "u3", "start": "2027-03-01", "end": "2027-03-02", "status": "CANCELLED"}],
    }  # fmt: skip
    assert [each.code for each in found[1].remarks] == ["event-as-draft"]
    assert [(line.number, line.fault) for line in found[2:]] == [(4, "private-event"), (5, "event-without-date")]


def test_each_date_of_a_series_comes_over(tmp_path: Path) -> None:
    rule = "DTSTART;TZID=Europe/Berlin:20270315T090000\nDURATION:PT90M\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20270322T090000"
    moved = "RECURRENCE-ID;TZID=Europe/Berlin:20270329T090000\nDTSTART;TZID=Europe/Berlin:20270330T140000\nDTEND;TZID=Europe/Berlin:20270330T153000"
    path = tmp_path / "a.ics"
    path.write_text(calendar(*(EVENT.format(uid="s", title="Yoga", more=more) for more in (rule, moved))))
    found = [
        (each.session["id"], each.session["start"], each.session["end"]) for each in read_events(path, today=TODAY)
    ]
    assert found == [
        ("s 20270315", "2027-03-15T09:00", "2027-03-15T10:30"),
        ("s 20270329", "2027-03-30T14:00", "2027-03-30T15:30"),
        ("s 20270405", "2027-04-05T09:00", "2027-04-05T10:30"),
    ]  # fmt: skip, the clocks changed on 28 March and the hour is the same; the date that was moved has its id
    path.write_text(calendar(EVENT.format(uid="s", title="Yoga", more=rule)))
    assert [each.session["id"] for each in read_events(path, today=TODAY)] == [id_ for id_, _, _ in found]


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [("Abgesagt: Yoga", "Yoga", "CANCELLED"), ("WG: Canceled: Yoga", "Yoga", "CANCELLED"), ("AW: Yoga", "Yoga", None), ("Reden: Yoga", "Reden: Yoga", None)],
)  # fmt: skip
def test_what_outlook_writes_before_a_title_is_none_of_it(
    tmp_path: Path, text: str, title: str, status: str | None
) -> None:
    path = tmp_path / "a.ics"
    path.write_text(calendar(EVENT.format(uid="u", title=text, more="DTSTART;VALUE=DATE:20270301")), encoding="utf-8")
    (event,) = read_events(path, today=TODAY)
    assert (event.title, event.session.get("status")) == (title, status)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=SECONDLY",
        "FREQ=YEARLY;UNTIL=morgen",
        "FREQ=NIE",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY\nRRULE:FREQ=DAILY;INTERVAL=0",
        "FREQ=SECONDLY\nRDATE:20270316T090000Z",
    ],
)
def test_no_series_goes_on_for_ever(tmp_path: Path, rule: str) -> None:
    path = tmp_path / "a.ics"
    path.write_text(calendar(EVENT.format(uid="s", title="Yoga", more=f"DTSTART:20270315T090000Z\nRRULE:{rule}")))
    starts = [each.session["start"] for each in read_events(path, today=TODAY) if not each.fault]
    assert starts[0] == "2027-03-15T09:00Z"
    assert len(starts) <= 733
    assert starts[-1] < date(2029, 4, 1).isoformat()


@pytest.mark.parametrize(
    ("rule", "first", "last", "cut"),
    [
        ("FREQ=WEEKLY", "2025-11-", "2027-11-", ["series-cut"]),
        ("FREQ=WEEKLY;UNTIL=20270108T000000Z", "2025-11-", "2027-01-04", ["series-cut"]),
        ("FREQ=WEEKLY;COUNT=3", "2020-01-06", "2020-01-20", []),
        ("FREQ=WEEKLY;COUNT=320", "2025-11-", "2026-02-16", ["series-cut"]),
    ],
)
def test_of_a_series_begun_long_ago_the_dates_around_today_come(
    tmp_path: Path, rule: str, first: str, last: str, cut: list[str]
) -> None:
    for private in ("", "\nCLASS:PRIVATE"):
        path = tmp_path / "a.ics"
        more = f"DTSTART;TZID=Europe/Berlin:20200106T090000\nRRULE:{rule}{private}"
        path.write_text(calendar(EVENT.format(uid="s", title="Yoga", more=more)))
        found = list(read_events(path, today=TODAY))
        if private:
            assert {(each.fault, each.title) for each in found} == {("private-event", "")}
            continue
        starts = [each.session["start"] for each in found if not each.fault]
        assert starts[0].startswith(first)
        assert starts[-1].startswith(last)
        assert [each.fault for each in found if each.fault] == cut
        assert all(each.title == "Yoga" for each in found)


def test_the_report_names_rows_and_sheets(tmp_path: Path) -> None:
    report = tmp_path / "notes.jsonl"
    result = CliRunner().invoke(
        command, [str(TABLES / "kurse.xlsx"), "--into", str(tmp_path / "site"), "--report", str(report)]
    )
    assert result.exit_code == 0
    told = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert {(each["file"], each["line"], each["id"]) for each in told if each["kind"] == "written"} == {
        ("kurse.xlsx [Programm]", 4, "IT-1"), ("kurse.xlsx [Programm]", 6, "KO-7"), ("kurse.xlsx [Programm]", 7, "KO-8"),
    }  # fmt: skip


def test_each_heading_means_one_thing() -> None:
    for field, names in HEADINGS.items():
        for name in names:
            assert column(name).field == field, name
            assert column(f"  {name.upper()}: ").field == field, name


def test_the_help_names_what_each_column_may_be_called() -> None:
    text = HELP.read_text(encoding="utf-8").casefold()
    for field, names in HEADINGS.items():
        assert any(f"“{name}”" in text for name in names), field


def test_in_a_catalogue_no_folder_need_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = CliRunner().invoke(command, [str(TABLES / "kurse.xlsx")])
    assert (elsewhere.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "--into" in elsewhere.output
    assert CliRunner().invoke(command, ["--into", "."]).exit_code == 0
    assert CliRunner().invoke(command, [str(TABLES / "kurse.xlsx")]).exit_code == 0
    assert (tmp_path / "courses/reden-vor-gruppen.md").is_file()


@pytest.mark.parametrize("title", ["Software: Grundlagen", "Wohnen in der WG: Tipps", "Karriere: Wege"])
def test_only_the_beginning_of_a_title_is_outlooks(tmp_path: Path, title: str) -> None:
    path = tmp_path / "a.ics"
    path.write_text(calendar(EVENT.format(uid="1", title=title, more="DTSTART:20270112T080000Z")), encoding="utf-8")
    assert [each.title for each in read_events(path, today=TODAY)] == [title]


@pytest.mark.parametrize(("zone", "told"), [("Europe/Berlin", ""), ("", "X-WR-TIMEZONE:Europe/Berlin\n")])
def test_times_in_utc_are_those_of_the_table(tmp_path: Path, zone: str, told: str) -> None:
    table, events = tmp_path / "a.csv", tmp_path / "b.ics"
    table.write_text("Titel;Datum;Uhrzeit\nExcel;31.07.2027;9–12 Uhr\n", encoding="utf-8")
    text = calendar(told, *(EVENT.format(uid=hour, title="Excel", more=f"DTSTART:20270731T{hour}0000Z") for hour in ("07", "09")))  # fmt: skip
    events.write_text(text, encoding="utf-8")
    (line,) = read_files([table, events], today=TODAY, zone=ZoneInfo(zone) if zone else None)
    assert line.data
    assert [each.get("id") for each in line.data["sessions"]] == [None, "09"], "7 o'clock in UTC is 9 o'clock"


def test_of_a_title_in_two_languages_the_first_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    more = "SUMMARY;LANGUAGE=en:Speaking\nDTSTART:20270112T080000Z"
    path.write_text(calendar(EVENT.format(uid="1", title="Reden", more=more)), encoding="utf-8")
    assert [each.title for each in read_events(path, today=TODAY)] == ["Reden"]


def test_a_torn_workbook_of_old_excel_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole, path = (TABLES / "kurse.xls").read_bytes(), tmp_path / "a.xls"
    for length in (3000, 3960, 4500, len(whole) - 500):
        path.write_bytes(whole[:length])
        assert [line.fault for line in read_files([path], today=TODAY)] in (["not-a-workbook"], ["no-headings"])
    assert capfd.readouterr() == ("", ""), "nothing of what the library says of itself"
    print("heard again", file=sys.stderr)
    assert capfd.readouterr().err == "heard again\n"


def test_without_what_opens_workbooks_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    result = CliRunner().invoke(command, [str(TABLES / "kurse.xlsx"), "--into", str(tmp_path)])
    assert result.exit_code == 2
    assert "[import]" in result.output


def with_cell(path: Path, cell: str) -> Path:
    """Returns a workbook with one more cell."""
    part, end = (
        ("content.xml", b"</table:table>") if path.suffix == ".ods" else ("xl/worksheets/sheet1.xml", b"</sheetData>")
    )
    with zipfile.ZipFile(TABLES / f"kurse{path.suffix}") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(end, cell.encode() + end, 1) if name == part else text)
    return path


def test_empty_rows_are_not_held(tmp_path: Path) -> None:
    cell = '<row r="60000"><c r="A60000" t="inlineStr"><is><t>x</t></is></c></row>'
    rows = read_sheets(with_cell(tmp_path / "a.xlsx", cell))[0].rows
    assert len(rows) < 20
    assert rows[-1].number == 60_000


LAST = (
    '<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
    '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
)


@pytest.mark.parametrize(
    ("ending", "cell", "faults"),
    [
        ("xlsx", '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>', ["table-reaches-far"]),
        ("xlsx", '<row r="1048576"><x:c s="1" r="XFD1048576"><x:v>1</x:v></x:c></row>', ["table-reaches-far"]),
        ("xlsx", '<row r="1048576"><c r="XFD1048576" s="1"/><c r="XFC1048576" s="1"></c></row>', ["", "", ""]),
        ("xlsx", f'<row r="1048576"><c r="XFD1048576" s="{"1" * 2_000_000}"><v>1</v></c></row>', ["table-reaches-far"]),
        ("xlsx", """<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>""", ["table-reaches-far"]),
        ("ods", LAST, ["table-reaches-far"]),
    ],
    ids=["last", "with-prefix", "coloured", "long", "other-quotes", "libre-office"],
)  # fmt: skip
def test_a_word_in_the_last_corner_of_a_sheet_fills_no_memory(
    tmp_path: Path, ending: str, cell: str, faults: list[str]
) -> None:
    path = with_cell(tmp_path / f"a.{ending}", cell)
    assert [line.fault for line in read_files([path], today=TODAY)] == faults


TOP = word(0, 0, "Titel") + word(0, 1, "Ort") + word(1, 0, "Reden") + word(1, 1, "Rathaus")
CORNER = number(65_535, 255)
WORDS = ((0, 0, "Titel"), (0, 1, "Ort"), (1, 0, "Reden"), (1, 1, "Rathaus"))


@pytest.mark.parametrize(
    ("name", "content", "faults"),
    [
        ("a.xls", xls(TOP), [""]),
        ("a.xls", xls(TOP, b""), [""]),
        ("a.xls", xls(TOP + record(0x00FF, bytes(5000))), [""]),
        ("a.xls", xls(TOP + record(0x00FF, bytes(5000)) + CORNER, TOP + CORNER), ["table-reaches-far"]),
        ("a.xls", xls(TOP + CORNER, TOP + CORNER), ["table-reaches-far"]),  # all sheets are opened at once
        ("a.xls", xls(TOP + extent(65_536, 256), TOP + extent(65_536, 256)), [""]),
        ("a.xls", xls(TOP + extent(0xFFFFFFF0, 256)), ["table-reaches-far"]),
        ("a.xlsb", xlsb(*WORDS), [""]),
        ("a.xlsb", xlsb(*WORDS, (1_048_575, 16_383, "x")), ["table-reaches-far"]),
        ("a.xls", xlsb(*WORDS, (1_048_575, 16_383, "x")), ["table-reaches-far"]),
    ],
    ids=[
        "old",
        "empty-sheet",
        "large",
        "large-corners",
        "old-corners",
        "old-extent",
        "old-claim",
        "binary",
        "binary-corner",
        "other-ending",
    ],
)
def test_old_and_binary_workbooks_are_bounded_alike(
    tmp_path: Path, name: str, content: bytes, faults: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    # What is not refused before it is opened may end the program.
    assert reaches_far(content) is (faults == ["table-reaches-far"])
    assert [line.fault for line in read_files([path], today=TODAY)] == faults


def test_a_torn_old_workbook_is_refused_and_none_goes_round(tmp_path: Path) -> None:
    content = xls(TOP)
    round_and_round = bytearray((TABLES / "kurse.xls").read_bytes())
    for size in range(0, len(content), 300):
        path = tmp_path / "torn.xls"
        path.write_bytes(content[:size])
        list(read_files([path], today=TODAY))
    for at in range(0, len(round_and_round), 64):
        with suppress(RoundError):
            assert not reaches_far(bytes(round_and_round[:at]) + b"\0\0\0\0" + bytes(round_and_round[at + 4 :]))


@pytest.mark.parametrize("torn", ["<c ", '<c r="A1" s="', '<c r="A1"/ r="A1'], ids=["begun", "in-a-cell", "again"])
def test_cells_that_never_end_are_read_once(torn: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", torn * 30_000)
        book.writestr("xl/worksheets/sheet2.xml", "<c " + 'r="A1" ' * 30_000 + "<")
    started = time.process_time()
    assert not reaches_far(content.getvalue())
    assert time.process_time() - started < 2


def test_a_quote_that_never_ends_spoils_no_other_delimiter(tmp_path: Path) -> None:
    rows = "".join(f"Kurs {number};12.01.2027;{'x' * 100}\n" for number in range(9000))
    assert len(records(tmp_path, a_csv=f'Titel;Datum;Beschreibung\nReden;12.01.2027;A,"b\n{rows}')) == 9001


def test_long_tables_take_no_square_of_their_rows(tmp_path: Path) -> None:
    rows = "".join(f"Erste Hilfe;{day % 28 + 1}.01.2027;Ort {day}\n" for day in range(6000))
    begun = time.process_time()
    (record,) = records(tmp_path, a_csv=f"Titel;Datum;Ort\n{rows}")
    assert len(record["sessions"]) == 6000
    assert column(":" * 20_000) == Column(":" * 20_000)
    assert column(", " * 20_000).field == ""
    records(tmp_path, b_csv=f'Titel;Beschreibung\nA;"b{chr(10) * 20_000}c"\n')
    assert time.process_time() - begun < 6


def test_events_without_a_uid_are_of_no_series(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    nameless = "BEGIN:VEVENT\nSUMMARY:Yoga\nDTSTART:20270315T090000Z\nEND:VEVENT\n"
    path.write_text(calendar(nameless, EVENT.format(uid="0", title="Excel", more="DTSTART:20270316T090000Z")))
    assert [(each.title, each.number, each.session.get("id")) for each in read_events(path, today=TODAY)] == [
        ("Yoga", 1, None), ("Excel", 2, "0"),
    ]  # fmt: skip


def test_a_calendar_torn_in_the_middle_of_a_zone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_text(calendar("BEGIN:VEVENT\nBEGIN:VTI:MEZONE\nTZID:Foo\nEND:VTIMEZONE\nEND:VEVENT\n"))
    assert [line.fault for line in read_files([path], today=TODAY)] == ["not-a-calendar"]
