"""Tables that grew by hand: two rows of headings, groups, sums, dittos, errors and columns that are for nobody outside."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from catalogue.cli.import_records import command
from catalogue.importing.contacts import contact_of
from catalogue.importing.note import unheard
from catalogue.importing.places import lets_in, place
from catalogue.importing.sheets.columns import column, columns
from catalogue.importing.sheets.courses import lines_of
from catalogue.importing.sheets.sheet import Row, Sheet
from catalogue.importing.sheets.table import Table, table_of
from tests.unit.importing.test_tables import TODAY, lines, records


def remarks(folder: Path, table: str) -> list[tuple[str, ...]]:
    """Returns what is remarked about a table, without the columns that mean nothing."""
    told = [each for line in lines(folder, a_csv=table) for each in line.remarks]
    return [(each.code, *each.details.values()) for each in told if each.code != "unknown-column"]


def starts(folder: Path, headings: str, *rows: str) -> list[Any]:
    """Returns the starts of the sessions of all rows."""
    found = records(folder, a_csv="\n".join((f"Titel;{headings}", *(f"Kurs;{row}" for row in rows), "")))
    return [session.get("start") for record in found for session in record.get("sessions", ())]


def test_headings_stand_in_two_rows(tmp_path: Path) -> None:
    table = (
        "Programm 2027;;;;;\nNr.;Seminar;Termin;;Uhrzeit;;Ort\n;;von;bis;von;bis;\n"
        "F 1;Konflikte;12.01.2027;13.01.2027;09:00;16:30;Rathaus\n"
    )
    (record,) = records(tmp_path, a_csv=table)
    assert record["sessions"] == [
        {"id": "F 1", "start": "12.01.2027, 09:00", "end": "13.01.2027, 16:30", "location": "Rathaus"}
    ]


@pytest.mark.parametrize(
    ("above", "cell", "start"),
    [
        ("Programm 2027", "12.01.", "12.01.2027"),
        ("2027", "Di 12.01., 9-12 Uhr", "Di 12.01.2027, 9-12 Uhr"),
        ("1. Halbjahr 2027\nStand: 20.11.2026", "12. und 14. März", "12. und 14. März 2027"),
        ("Stand: November 2026\nProgramm 2027", "12th March, 9am", "12th March 2027, 9am"),
        ("Programm 2027", '"12.01.\n14.01."', "12.01.2027\n14.01.2027"),
        ("Programm 2027", "12.01. 09.30 Uhr", "12.01.2027 09.30 Uhr"),
        ("Programm 2027", "12.01.28", "12.01.28"),
        ("Programm 2027", "12.01.2028 und 14.02.", "12.01.2028 und 14.02."),
        ("Programm 2027", "29.12.–02.01.", "29.12.–02.01."),
        ("Programm 2027", "nach Absprache", "nach Absprache"),
        ("Programm 2026/2027", "12.01.", "12.01."),
        ("Programm 2027\nHaushalt 2026", "12.01.", "12.01."),
        ("Programm 2027\nAnmeldung ab 2026", "12.01.", "12.01.2027"),
        ("Anmeldung zum Programm 2027", "12.01.", "12.01.2027"),
        ("Oktober bis Dezember 2027", "12.11.", "12.11.2027"),
        ("Anmeldeschluss: 30. November 2026", "12.01.", "12.01."),
        ("Beschlossen am 3. März 2025", "12.01.", "12.01."),
        ("Please register by November 30, 2026", "12.01.", "12.01."),
        ("Anmeldung bis Ende 2026", "12.01.", "12.01."),
        ("Frist: November 2026", "12.01.", "12.01."),
        ("Schulungen Office 2019", "12.01.", "12.01."),
        ("ISO 9001:2015", "12.01.", "12.01."),
        ("Rathaus, Raum 2013", "12.01.", "12.01."),
        ("Durchwahl 2045", "12.01.", "12.01."),
        ("Stand: November 2026", "12.01.", "12.01."),
        ("Fragen? Tel. 2027", "12.01.", "12.01."),
        ("Liste vom 20.11.2026", "12.01.", "12.01."),
    ],
)
def test_a_year_above_a_table_is_that_of_dates_without_one(tmp_path: Path, above: str, cell: str, start: str) -> None:
    table = f"{above}\n\nTitel;Datum;Ort\nReden;{cell};12.01.\n"
    (record,) = records(tmp_path, a_csv=table)
    assert record["sessions"] == [{"start": start, "location": "12.01."}]
    year = next((line for line in above.split("\n") if "2027" in line), "")
    told = [("year-from-above", "1", "2027", year)] if start != cell.strip('"') else []
    assert remarks(tmp_path, table) == told


@pytest.mark.parametrize(
    ("table", "year"),
    [
        ("Strategie 2030\n\nTitel;Datum\nReden;12.01.\n", "2030"),
        ("Digitalstrategie „Musterstadt 2027“\nTitel;Datum\nReden;12.01.\n", "2027"),
        ("Vision der Stadt Musterstadt 2027\nTitel;Datum\nReden;12.01.\n", "2027"),
        ("Klimaneutral bis 2027\nTitel;Datum\nReden;12.01.\n", "2027"),
        ("Our goals: 2027\nTitel;Datum\nReden;12.01.\n", "2027"),
        ("Musterstadt 2030\nTitel;Datum\nReden;12.01.\n", "2030"),
        ("Musterstadt 2028\nTitel;Datum\nReden;12.01.\nLesen;13.01.2026\n", "2028"),
        ("Musterstadt 2028\nTitel;Datum (2026)\nReden;12.01.\n", "2028"),
    ],
)
def test_a_year_above_a_table_that_its_dates_can_hardly_be_of_is_told_alone(
    tmp_path: Path, table: str, year: str
) -> None:
    assert records(tmp_path, a_csv=table)[0]["sessions"] == [{"start": "12.01."}]
    above = table.partition("\n")[0]
    assert remarks(tmp_path, table) == [("year-above-doubtful", "1", year, above)]


@pytest.mark.parametrize(
    ("above", "others", "start"),
    [
        ("Strategie 2030\nProgramm 2027", "", "12.01.2027"),
        ("Kurse zur Strategie 2030 im Jahr 2027", "", "12.01.2027"),
        ("Herbst 2026 bis 2027", "", "12.01."),
        ("Programm 2027", "Lesen;20.12.2026\nEssen;13.01.2024\n", "12.01.2027"),
        ("Programm 2019", "", "12.01.2019"),
        ("Programm 2030", "Lesen;13.01.2030\n", "12.01.2030"),
    ],
)
def test_a_year_above_a_table_is_found_beside_that_of_a_programme(
    tmp_path: Path, above: str, others: str, start: str
) -> None:
    found = records(tmp_path, a_csv=f"{above}\nTitel;Datum\nReden;12.01.\n{others}")
    assert found[0]["sessions"] == [{"start": start}]


def test_the_name_of_a_sheet_speaks_against_a_year_above_its_table() -> None:
    rows = (Row(1, ("Musterstadt 2028",)), Row(2, ("Titel", "Datum")), Row(3, ("Reden", "12.01.")))
    tables = [table_of(Sheet(name, rows)) for name in ("a.xlsx [Kurse 2026]", "a.xlsx [Kurse 2028]")]
    lines = [line for table in tables for line in lines_of([table] if table else [], today=TODAY)]
    assert [remark.code for line in lines for remark in line.remarks] == ["year-above-doubtful", "year-from-above"]


def test_the_year_is_that_above_its_own_sheet_and_in_two_rows_of_headings(tmp_path: Path) -> None:
    table = "Programm 2027\nNr.;Seminar;Termin;\n;;von;bis\nF 1;Konflikte;12.01.;13.01.\n"
    (record,) = records(tmp_path, a_csv=table)
    assert record["sessions"] == [{"id": "F 1", "start": "12.01.2027", "end": "13.01.2027"}]


@pytest.mark.parametrize(("first", "last"), [("Beginn", "Ende"), ("Datum", "Ende")])
@pytest.mark.parametrize(("start", "end"), [("29.12.", "02.01."), ("29.12.", "02.01.2027"), ("29.12.2027", "02.01.")])
def test_no_year_from_above_makes_an_end_before_its_start(
    tmp_path: Path, first: str, last: str, start: str, end: str
) -> None:
    table = f"Programm 2027\nTitel;{first};{last};Ort\nFeuer;{start};{end};VHS\nEis;12.01.;13.01.;VHS\n"
    fire, ice = records(tmp_path, a_csv=table)
    assert fire["sessions"] == [{"start": start, "end": end, "location": "VHS"}]
    assert ice["sessions"] == [{"start": "12.01.2027", "end": "13.01.2027", "location": "VHS"}]


def test_a_course_below_the_headings_is_no_second_row_of_them(tmp_path: Path) -> None:
    assert [each["title"] for each in records(tmp_path, a_csv="Titel;Thema 2;Ort\nBeginn;Ende;Ort\n")] == ["Beginn"]


def test_dittos_mean_what_stands_above(tmp_path: Path) -> None:
    rows = (
        "A;12.01.2027;Rathaus",
        "B;13.01.2027;s. o.",
        "C;14.01.2027;dito",
        'D;15.01.2027;""""',
        "E;16.01.2027;as above",
    )
    found = records(tmp_path, a_csv="\n".join(("Titel;Datum;Ort", *rows, "")))
    assert [each["sessions"][0]["location"] for each in found] == ["Rathaus"] * 5
    (alone,) = records(tmp_path, a_csv="Titel;Datum;Ort\nA;12.01.2027;dito\n")
    assert "location" not in alone["sessions"][0]


@pytest.mark.parametrize("name", ["Summe", "Gesamt:", "Total", "Zwischensumme", "∑ Summe"])
def test_sums_are_no_courses(tmp_path: Path, name: str) -> None:
    table = f"Titel;Datum;Plätze\nSumme Sinn;12.01.2027;9\n{name};;9\n;{name};9\n"
    assert [each["title"] for each in records(tmp_path, a_csv=table)] == ["Summe Sinn"]
    assert [each[0] for each in remarks(tmp_path, table)] == ["sum-row", "sum-row"]


def test_errors_of_formulas_are_told_and_not_published(tmp_path: Path) -> None:
    table = "Titel;Ort;Datum;Kosten\nA;VHS;#NV;#BEZUG!\nB;VHS;12.01.2027;#DIV/0!\n"
    first, second = records(tmp_path, a_csv=table)
    assert ("cost" in first, "start" in first["sessions"][0], "cost" in second) == (False, False, False)
    assert remarks(tmp_path, table) == [("error-cells", "3", "#NV, #BEZUG!, #DIV/0!")]
    table = "Titel;Datum;Kosten\nA;;5 €\nB;12.01.2027;5 €\n"
    assert remarks(tmp_path, table) == [("row-without-date", "A")]


def test_a_word_above_rows_is_their_category(tmp_path: Path) -> None:
    table = "Nr.;Titel;Datum\nFührung;;\nF1;Reden;12.01.2027\nF2;Leiten;13.01.2027\nEDV;;\nE1;Excel;14.01.2027\nStand: heute;;\n"
    assert [each["categories"] for each in records(tmp_path, a_csv=table)] == ["Führung", "Führung", "EDV"]
    assert remarks(tmp_path, table) == [("groups-as-categories", "Führung, EDV")]
    (alone,) = [line for line in lines(tmp_path, a_csv=table) if line.fault]
    assert (alone.fault, alone.value) == ("lone-cell", "Stand: heute")


def test_a_lone_title_or_a_word_beside_categories_is_no_group(tmp_path: Path) -> None:
    for table in ("Titel;Datum\nWord;\nExcel;12.01.2027\n", "Nr.;Titel;Bereich\nEDV;;\nE1;Excel;IT\n"):
        (fault,) = [line.value for line in lines(tmp_path, a_csv=table) if line.fault]
        assert fault in ("Word", "EDV")


@pytest.mark.parametrize(
    "heading", ["Hinweise (intern)", "Notes (internal)", "Interner Hinweis", "Preis intern", "Kontakt – vertraulich", "Private notes"]
)  # fmt: skip
def test_internal_columns_mean_nothing(heading: str) -> None:
    assert column(heading).field == ""
    assert column("Internet").field == column("Internationales").field == ""


def test_what_is_not_to_be_seen_is_a_draft(tmp_path: Path) -> None:
    for heading, cell in (("Freigabe", "nein"), ("visible", "0"), ("hidden", "1")):
        table = f"Titel;Kosten;{heading}\nA;5 €;{cell}\nB;5 €;{'ja' if cell != '1' else '0'}\n"
        assert ["draft" in each for each in records(tmp_path, a_csv=table)] == [True, False]
        assert remarks(tmp_path, table) == [("row-hidden", "A")]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Session Dates", "date"), ("Finish", "end"), ("Max delegates", "capacity"), ("Booking closes", "registration_deadline"), ("Cost per\ndelegate", "cost"),
        ("Endedatum", "end"), ("Beginnuhrzeit", "start_time"), ("Beginn am", "start"), ("Anmeldeschluss am", "registration_deadline"), ("max. TN-Anzahl", "capacity"),
        ("Kapazität min.", "capacity_least"), ("1. Termin", "date"), ("Seminarzeiten", "time"), ("Seminar-ID", "course_number"), ("Delivery Method", "format"),
    ],
)  # fmt: skip
def test_headings_of_real_lists(heading: str, field: str) -> None:
    assert column(heading).field == field


def test_a_day_of_the_week_is_not_the_date(tmp_path: Path) -> None:
    assert [each.field for each in columns(("Tag", "Datum", "Zeit"))] == ["weekday", "date", "time"]
    assert [each.field for each in columns(("Tag", "Zeit"))] == ["date", "time"]
    assert starts(tmp_path, "Tag;Datum;Zeit", "Mo;12.01.2027;9–12 Uhr") == ["Mo 12.01.2027, 9–12 Uhr"]


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        ("Datum;Zeit", "12.01.2027;9.00-11.00 und 13.00-15.00", "12.01.2027, 9.00-11.00 und 12.01.2027, 13.00-15.00"),
        ("Datum;Zeit", "12.01.2027;vormittags", "12.01.2027 (vormittags)"),
        ("Datum;Zeit", "nach Absprache;vormittags", "nach Absprache, vormittags"),
        ("Datum;Zeit", "12.01.2027;0,375", "12.01.2027, 09:00"),
        ("Beginn;Zeit", "0;", None),
    ],
)  # fmt: skip
def test_hours_as_they_are_written(tmp_path: Path, headings: str, cells: str, expected: str | None) -> None:
    assert starts(tmp_path, headings, cells) == ([expected] if expected else [])


def test_hours_that_nobody_can_read_are_told(tmp_path: Path) -> None:
    assert remarks(tmp_path, "Titel;Datum;Zeit\nA;12.01.2027;vormittags\n") == [("hours-as-note", "vormittags")]


def test_hours_of_numbered_days_are_no_date_of_their_own(tmp_path: Path) -> None:
    assert starts(tmp_path, "1. Termin;2. Termin;Zeit", "12.01.2027;13.01.2027;9 Uhr") == ["12.01.2027, 9 Uhr", "13.01.2027, 9 Uhr"]  # fmt: skip


def test_a_day_beside_hours_is_the_date(tmp_path: Path) -> None:
    assert starts(tmp_path, "Tag;Von;Bis", "12.01.2027;09:00;12:00") == ["12.01.2027, 09:00"]


def sheet(name: str, *rows: str) -> Table:
    """Returns the table of a sheet of a workbook, its cells with semicolons between them."""
    cells = [Row(number, tuple(row.split(";"))) for number, row in enumerate(rows, start=1)]
    found = table_of(Sheet(name, tuple(cells)))
    assert found is not None
    return found


def test_rows_of_one_title_on_several_sheets_are_one_course() -> None:
    first = sheet("[Q1]", "Titel;Datum;Ort", "Excel;12.01.2027;R1", "Word;13.01.2027;R1")
    second = sheet("[Q2]", "Titel;Ort;Datum", ";R1;14.04.2027", "Excel;R1;12.04.2027", ";R1;13.04.2027")
    third = sheet("[Texte]", "Titel;Text", "Anleitung;So geht es.")
    excel, word, untitled, guide = lines_of([first, second, third], today=TODAY)
    assert [each.file for each in (excel, word, untitled, guide)] == ["[Q1]", "[Q1]", "[Q2]", "[Texte]"]
    assert excel.data is not None
    assert guide.data is not None
    assert [each["start"] for each in excel.data["sessions"]] == ["12.01.2027", "12.04.2027", "13.04.2027"]
    assert "record_type" not in guide.data


def test_a_row_without_a_title_belongs_to_the_row_above(tmp_path: Path) -> None:
    rows = ("Excel;12.01.2027", "Word;13.01.2027", "Excel;14.01.2027", ";15.01.2027")
    excel, word = records(tmp_path, a_csv="\n".join(("Titel;Datum", *rows, "")))
    assert [len(excel["sessions"]), len(word["sessions"])] == [3, 1]


def told(folder: Path, *rows: str) -> tuple[list[tuple[object, list[object]]], list[tuple[int, str, str]]]:
    """Returns ids and sessions of the courses of a table, and what is left out of it."""
    found = lines(folder, a_csv="\n".join(("Kurs-Nr.;Titel;Datum", *rows, "")))
    courses = [
        (each.data["id"], [run.get("id", run["start"]) for run in each.data["sessions"]]) for each in found if each.data
    ]
    return courses, [(each.number, each.fault, each.value) for each in found if each.fault]


@pytest.mark.parametrize(
    ("numbers", "ids"),
    [(("1", "2", "3", "4"), ["A", "B", "C"]), (("101", "102", "103", "104"), ["101", "102", "104"])],
)
def test_a_course_without_a_title_is_no_date_of_the_one_above(
    tmp_path: Path, numbers: tuple[str, ...], ids: list[str]
) -> None:
    a, b, lost, c = numbers
    rows: tuple[str, ...] = (
        f"{a};A;12.01.2027",
        f"{b};B;13.01.2027",
        f"{lost};;14.01.2027",
        ";;15.01.2027",
        f"{c};C;16.01.2027",
    )
    rows = rows if lost == "103" else (*rows[:3], *rows[4:])
    dates = (["12.01.2027"], ["13.01.2027"], ["16.01.2027"])
    assert told(tmp_path, *rows) == (list(zip(ids, dates, strict=True)), [(4, "row-without-title", lost)])


def test_numbers_of_dates_below_merged_titles_stay(tmp_path: Path) -> None:
    merged = ("1;A;12.01.2027", "2;;13.01.2027", "7;B;14.01.2027", "8;;15.01.2027", "9;C;16.01.2027")
    assert told(tmp_path, *merged) == ([("A", ["1", "2"]), ("B", ["7", "8"]), ("C", ["9"])], [])
    titled = ("1;A;12.01.2027", "2;A;13.01.2027", "7;B;14.01.2027", "8;;15.01.2027", "9;C;16.01.2027", "5;D;17.01.2027")
    assert told(tmp_path, *titled)[0][1:3] == [("B", ["7", "8"]), ("C", ["9"])]
    numbered = ("7;A;12.01.2027", "7;;13.01.2027", ";;14.01.2027", ";B;15.01.2027", "9;;16.01.2027")
    assert told(tmp_path, *numbered)[0] == [
        ("7", ["12.01.2027", "13.01.2027", "14.01.2027"]), ("9", ["15.01.2027", "16.01.2027"]),
    ]  # fmt: skip


def test_a_list_of_participants_has_each_date_once(tmp_path: Path) -> None:
    (record,) = records(tmp_path, a_csv="Kurs;Datum;Name\nExcel;12.01.2027;Müller\nExcel;12.01.2027;Meier\n")
    assert record["sessions"] == [{"start": "12.01.2027"}]


def test_brackets_below_headings_explain_them(tmp_path: Path) -> None:
    table = "Titel;Datum\n(kurz);(TT.MM.JJJJ)\nExcel;12.01.2027\n"
    assert [each["title"] for each in records(tmp_path, a_csv=table)] == ["Excel"]


def test_an_organizer_is_mostly_a_person() -> None:
    assert column("Organizer").field == column("Organisator").field == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Teams: https://teams.example/meet?pwd=abc", "Microsoft Teams"), ("Online, Meeting-ID 123 456, Kenncode: xY12z", "Online"),
        ("Rathaus, R. 5 (PIN 1234)", "Rathaus, R. 5"),
    ],
)  # fmt: skip
def test_a_place_lets_nobody_in(text: str, name: str) -> None:
    assert lets_in(text)
    assert place(text).name == name
    assert not lets_in("Rathaus, https://stadt.example/rathaus")


def test_one_date_shows_the_order_of_all(tmp_path: Path) -> None:
    assert starts(tmp_path, "Datum", "04/05/2027", "13/04/2027") == ["4 May 2027", "13/04/2027"]
    assert starts(tmp_path, "Datum", "04/05/2027", "04/13/2027") == ["5 Apr 2027", "04/13/2027"]
    assert starts(tmp_path, "Datum", "04/05/2027", "13/04/2027", "04/13/2027")[0] == "04/05/2027"
    assert starts(tmp_path, "Datum", "04/05/2027") == ["04/05/2027"]
    assert remarks(tmp_path, "Titel;Datum\nA;04/05/2027\nB;13/04/2027\n") == [("order-of-dates", "13/04/2027")]


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [("Price (GBP)", "150.00", "£150.00"), ("Kosten", "45,5", "45,50"), ("Kosten in €", "45,5", "45,50 €"), ("Kosten", "80", "80")],
)  # fmt: skip
def test_prices_have_two_places(tmp_path: Path, heading: str, cell: str, expected: str) -> None:
    (record,) = records(tmp_path, a_csv=f"Titel;{heading}\nA;{cell}\n")
    assert record["cost"] == expected


def test_remarks_about_a_table_outlive_its_first_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Titel;Datum;Dozent\n;12.01.2027;Frau X\nExcel;13.01.2027;Herr Y\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), "--into", str(tmp_path / "site"), "--language", "en"])
    assert "Unknown column left out: “Dozent”" in result.output


def test_the_words_of_a_lone_cell_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Titel;Datum\nExcel;13.01.2027\n* mit Vorbehalt;\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), "--into", str(tmp_path / "site"), "--language", "en"])
    assert "“* mit Vorbehalt” skipped" in result.output


def test_a_meeting_of_outlook_is_online() -> None:
    for text in ("Microsoft Teams-Besprechung", "Microsoft Teams Meeting"):
        assert (place(text).name, place(text).online) == ("Microsoft Teams", True)


def test_the_number_beside_a_person_is_no_office() -> None:
    assert contact_of("Frau Sabine Krause, 4711", unheard, instead="Auskunft").name == "Auskunft"
