"""Tables: columns that stand even, and cells that no spreadsheet takes for more than they are."""

import csv
from datetime import date

import pytest

from catalogue.outputs.table import Table, as_csv, as_html, as_markdown
from catalogue.reading.translations import read_translation

WORDS = read_translation("de")
TABLE = Table("Zahlen", ("Was", "Anzahl"), (("A | B", 5), ("Äpfel und Birnen", 1234)))


def test_columns_stand_even_and_numbers_to_the_right() -> None:
    assert as_markdown(TABLE, WORDS).splitlines() == [
        "## Zahlen",
        "",
        "| Was              | Anzahl |",
        "| ---------------- | -----: |",
        "| A \\| B           |      5 |",
        "| Äpfel und Birnen |   1234 |",
    ]


def test_an_empty_cell_among_numbers_leaves_them_to_the_right() -> None:
    table = Table("", ("Zahl", "Wort"), ((5, ""), ("", "")))
    assert as_markdown(table, WORDS).splitlines()[1:] == ["| ---: | ---- |", "|    5 |      |", "|      |      |"]


def test_word_processors_get_cells_that_are_no_markup() -> None:
    table = Table("A & B", ("Was", "Anzahl"), (("<b>", 5), (date(2027, 3, 1), "")))
    assert as_html(table, WORDS).splitlines() == [
        "<h2>A &amp; B</h2>",
        "<table>",
        '<thead><tr><th scope="col">Was</th><th scope="col" style="text-align:right">Anzahl</th></tr></thead>',
        "<tbody>",
        '<tr><th scope="row">&lt;b&gt;</th><td style="text-align:right">5</td></tr>',
        '<tr><th scope="row">1. März 2027</th><td style="text-align:right"></td></tr>',
        "</tbody>",
        "</table>",
    ]


def test_without_rows_there_is_no_table() -> None:
    for form in (as_markdown, as_html):
        assert form(Table("Zahlen", ("Was",), ()), WORDS) == ""


def test_days_are_written_out_for_people_alone() -> None:
    table = Table("", ("Tag",), ((date(2027, 3, 1),),))
    assert as_markdown(table, WORDS).splitlines()[-1] == "| 1. März 2027 |"
    assert as_csv([table], WORDS) == "\ufeffTag\r\n2027-03-01\r\n"


@pytest.mark.parametrize(("language", "sign"), [("de", ";"), ("en", ",")])
def test_tables_stand_below_one_another_as_spreadsheets_of_the_language_read_them(language: str, sign: str) -> None:
    text = as_csv([TABLE, Table("", ("X",), (("a;b,c",),))], read_translation(language))
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=sign))
    assert rows == [["Zahlen"], ["Was", "Anzahl"], ["A | B", "5"], ["Äpfel und Birnen", "1234"], [], ["X"], ["a;b,c"]]


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-x", "@SUM(A1)", "\uff1d1+1", "\uff20SUM(A1)", " =1+1"])
def test_no_text_is_a_formula(cell: str) -> None:
    assert as_csv([Table("", ("X",), ((cell,), (-5,)))], WORDS).splitlines()[1:] == [f"'{cell}", "-5"]
    assert as_csv([Table(cell, (cell,), ())], WORDS).removeprefix("\ufeff").splitlines() == [f"'{cell}"] * 2
