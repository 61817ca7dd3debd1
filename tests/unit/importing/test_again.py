"""The next export: what authors did since stays, records and sessions are known again, and nothing goes unsaid."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from catalogue.cli.import_records import command
from catalogue.importing.lines import read_lines

DOCUMENT = Path(__file__).parents[3] / "docs" / "authors" / "import.md"
COURSE = "courses/excel-grundlagen.md"
EARLY, LATE = {"start": "12.01.2027 9-16 Uhr"}, {"start": "19.01.2027 9-16 Uhr"}


def record(**changed: Any) -> dict[str, Any]:
    """Returns a record as a learning platform exports it."""
    own = {"id": 4711, "title": "Excel Grundlagen", "summary": "Sie rechnen mit Tabellen.", "body": "Für alle."}
    return {"record_type": "Kurs", "categories": "EDV", "sessions": [EARLY, LATE], **own, **changed}


def take(root: Path, *records: dict[str, Any], month: int, options: tuple[str, ...] = ()) -> Result:
    """Imports the export of a month."""
    export = root / f"kurse-2027-{month:02}.jsonl"
    export.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
    return CliRunner().invoke(command, [str(export), "--into", str(root / "site"), *options], catch_exceptions=False)


def imported(root: Path) -> Callable[[str], str]:
    """Takes the first export; returns what reads a file of the catalogue."""
    take(root, record(), month=1, options=("--language", "de"))
    return lambda path: (root / "site" / path).read_text(encoding="utf-8")


def edit(root: Path, old: str, new: str) -> None:
    path = root / "site" / COURSE
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8", newline="\r\n")


def test_a_changed_record_is_written_over_what_nobody_edited(tmp_path: Path) -> None:
    read = imported(tmp_path)
    result = take(tmp_path, record(title="Excel für alle", sessions=[LATE, {"start": "26.01.2027 9-16 Uhr"}]), month=2)
    assert (result.exit_code, "Termin fehlt: „a“ am 2027-01-12 09:00" in result.output) == (0, True)
    assert f"Titel geändert: {COURSE} hieß „Excel Grundlagen“ und heißt nun „Excel für alle“" in result.output
    text = read(COURSE)
    assert "title: Excel für alle" in text
    assert re.findall(r"id: (\w)\n +start: (\S+)", text) == [("b", "2027-01-19"), ("c", "2027-01-26")]
    assert [path.name for path in (tmp_path / "site" / "courses").glob("*.md")] == ["excel-grundlagen.md"]


@pytest.mark.parametrize(
    ("changed", "options", "code", "told", "kept"),
    [
        ({}, (), 0, "", True),
        ({"body": "Neu im Export."}, (), 1, f"Von Hand geändert und im Datensatz neu: {COURSE} bleibt", True),
        ({"body": "Neu im Export."}, ("--overwrite",), 0, f"Von Hand geändert und ersetzt: {COURSE}", False),
    ],
)
def test_edits_of_authors_stay(
    changed: dict[str, str], options: tuple[str, ...], code: int, told: str, kept: bool, tmp_path: Path
) -> None:
    read = imported(tmp_path)
    edit(tmp_path, "Für alle.", "Für alle aus FB 11.")
    result = take(tmp_path, record(**changed), month=2, options=options)
    assert (result.exit_code, told in result.output, "FB 11" in read(COURSE)) == (code, True, kept)
    assert take(tmp_path, record(**changed), month=3).exit_code == (1 if code else 0)


def test_line_ends_of_git_are_no_edit(tmp_path: Path) -> None:
    read = imported(tmp_path)
    edit(tmp_path, "", "")
    assert take(tmp_path, record(cost="80 €"), month=2).exit_code == 0
    assert "cost: 80 €" in read(COURSE)


def test_a_renamed_file_is_found_and_a_deleted_one_not_made_again(tmp_path: Path) -> None:
    read = imported(tmp_path)
    old, new = tmp_path / "site" / COURSE, tmp_path / "site" / "courses" / "tabellen.md"
    new.write_text(read(COURSE).replace("---\n", "---\nid: excel-grundlagen\naliases: [excel-grundlagen]\n", 1))
    old.unlink()
    assert "courses/tabellen.md bleibt" in take(tmp_path, record(body="Neu."), month=2).output
    assert not old.exists()
    new.unlink()
    result = take(tmp_path, record(), month=3)
    assert (result.exit_code, "Datei fehlt: früher übernommen als courses/tabellen.md" in result.output) == (1, True)
    assert not old.exists()


def test_a_record_that_is_gone_is_told_once_for_its_export(tmp_path: Path) -> None:
    imported(tmp_path)
    gone = f"Datensatz fehlt: „4711“ steht nicht mehr im Auszug, {COURSE} bleibt"
    assert gone in take(tmp_path, record(id=4712, title="Word"), month=2).output
    other = tmp_path / "anleitungen.jsonl"
    other.write_text('{"id": "zoom", "title": "Zoom"}\n', encoding="utf-8")
    result = CliRunner().invoke(command, [str(other), "--into", str(tmp_path / "site")])
    assert (result.exit_code, "Datensatz fehlt" in result.output) == (0, False)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('[{"id": "a"}, {"id": "b"}]', [1, 1]),
        ('\ufeff[\n {"id": "a",\n  "x": "],{"},\n {"id": "b"}\n]\n', [2, 4]),
        ('{\n "id": "a"\n}\n', [1]),
        ('\n{"id": "a"}\n{"id": "b"}\n', [2, 3]),
    ],
)
def test_a_list_is_read_like_lines(text: str, lines: list[int], tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(text, encoding="utf-8")
    found = list(read_lines(path))
    assert [(line.number, line.fault, (line.data or {}).get("id")) for line in found] == [
        (number, "", name) for number, name in zip(lines, "ab", strict=False)
    ]


@pytest.mark.parametrize(
    "content", ["Nr;Titel\r\n1;Führung\r\n".encode("cp1252"), b"PK\x03\x04\x00", b'{"items": [{"id": "a"}]}']
)
def test_of_a_file_without_records_nothing_is_written(content: bytes, tmp_path: Path) -> None:
    table = tmp_path / "kurse.csv"
    table.write_bytes(content)
    result = CliRunner().invoke(command, [str(table), "--into", str(tmp_path / "site"), "--language", "de"])
    assert (result.exit_code, (tmp_path / "site").exists()) == (1, False)
    assert "Wie aus einer Tabelle" in result.output


def test_a_table_comes_over_as_the_document_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert script is not None
    monkeypatch.chdir(tmp_path)
    head = "Kursnummer;Titel;Kurztext;Beschreibung;Bereich;Kosten;Beginn;Ende;Ort"
    rows = (
        "1;Führen;Sie führen.;Für alle.;Führung;–;12.01.27, 9 – 16 Uhr;;-",
        "1;Führen;;;;;19.01.2027 09:00:00;16 Uhr;Rathaus",
    )
    Path("kurse.csv").write_text("\r\n".join((head, *rows)), encoding="cp1252", newline="")
    exec(script[1], {})
    result = CliRunner().invoke(command, ["kurse.jsonl", "--into", "site", "--language", "de"])
    assert result.exit_code == 0
    course = Path("site/courses/fuehren.md").read_text(encoding="utf-8")
    assert re.findall(r"(?:start|end): (.*)", course) == [
        "2027-01-12 09:00",
        "2027-01-12 16:00",
        "2027-01-19 09:00",
        "2027-01-19 16:00",
    ]
    assert ("cost" in course, course.count("venue:")) == (False, 1)


def test_a_record_with_half_a_sign_in_its_id_is_told_of(tmp_path: Path) -> None:
    result = take(tmp_path, record(id="\ud800", contact="Ansprechpartner: Herr Schmidt, Durchwahl -1234"), month=1)
    assert (result.exit_code, "Person als Kontakt: Herr Schmidt, stattdessen steht „Auskunft“" in result.output) == (
        0,
        True,
    )


@pytest.mark.parametrize(
    ("field", "value", "told", "line"),
    [
        (
            "location",
            "https://zoom.us/j/1?pwd=x",
            "Einwahllink mit Kennwort weggelassen: https://zoom.us/j/1",
            "venue: zoom",
        ),
        ("location", "https://zoom.us/j/1", "", "- **Online-Zugang:** <https://zoom.us/j/1>"),
        ("end", "12.01.2027", "", "start: 2027-01-12 09:00\n    end: 2027-01-12 16:00"),
        ("status", "freie Plätze: 3", "Status als Hinweis beim Termin: freie Plätze: 3", "note: 'freie Plätze: 3'"),
    ],
)
def test_what_stands_in_a_cell_of_another_sort_is_not_lost(
    field: str, value: str, told: str, line: str, tmp_path: Path
) -> None:
    result = take(tmp_path, record(sessions=[{**EARLY, field: value}]), month=1, options=("--language", "de"))
    assert (told in result.output, line in (tmp_path / "site" / COURSE).read_text(encoding="utf-8")) == (True, True)


def test_a_session_that_begins_at_midnight_of_its_day_comes_over(tmp_path: Path) -> None:
    late = {"start": "12.01.2027, 24 Uhr", "end": "12.01.2027"}
    assert "mit 1 Termin," in take(tmp_path, record(sessions=[late]), month=1, options=("--language", "de")).output
