"""The next export: what authors did since stays, records and sessions are known again, and nothing goes unsaid."""

import json
import re
import time
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


def at(day: str, **changed: str) -> dict[str, str]:
    """Returns a session on a day without its year, which no test lives to see."""
    return {"start": f"{day}2098 9-16 Uhr", **changed}


def take(
    root: Path, *records: dict[str, Any], month: int = 2, options: tuple[str, ...] = (), name: str = "kurse-2027-{:02}"
) -> Result:
    """Imports the export of a month."""
    export = root / f"{name.format(month)}.jsonl"
    export.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
    return CliRunner().invoke(command, [str(export), "--into", str(root / "site"), *options], catch_exceptions=False)


def imported(root: Path) -> Callable[[str], str]:
    """Takes the first export; returns what reads a file of the catalogue."""
    take(root, record(), month=1, options=("--language", "de"))
    return lambda path: (root / "site" / path).read_text(encoding="utf-8")


def sessions(root: Path, path: str = COURSE) -> list[tuple[str, str, str]]:
    """Returns id, start and state of the sessions in a file."""
    own = re.findall(r"  - id: (\w+)\n((?:    .*\n)*)", (root / "site" / path).read_text(encoding="utf-8"))
    found = [(id_, *(re.search(f" {name}: (\\S+)", rest) for name in ("start", "status"))) for id_, rest in own]
    return [(id_, start[1] if start else "", status[1] if status else "") for id_, start, status in found]


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root / "site").as_posix() for path in (root / "site").glob("**/[!_i]*.md"))


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
    assert [each[:2] for each in sessions(tmp_path)] == [("a", "2027-01-12"), ("b", "2027-01-19"), ("c", "2027-01-26")]
    assert [path.name for path in (tmp_path / "site" / "courses").glob("*.md")] == ["excel-grundlagen.md"]


@pytest.mark.parametrize(
    ("exports", "expected"),
    [
        # An id of the origin's own is never given to another session, whichever stands first.
        (
            [[at("12.01.")], [at("09.02.", id="b"), at("12.01."), at("16.02.")]],
            [("b", "2098-02-09", ""), ("a", "2098-01-12", ""), ("c", "2098-02-16", "")],
        ),
        ([[at("12.01.")], [at("12.01."), at("09.02.", id="a")]], [("b", "2098-01-12", ""), ("a", "2098-02-09", "")]),
        ([[at("12.01."), at("09.02.", id="a")]], [("b", "2098-01-12", ""), ("a", "2098-02-09", "")]),
        # A session to come that is gone is called off; its letter is its own for ever, and waits for it.
        (
            [[at("12.01."), at("19.01.")], [at("12.01.")], [at("12.01."), at("26.01.")]],
            [("a", "2098-01-12", ""), ("b", "2098-01-19", "cancelled"), ("c", "2098-01-26", "")],
        ),
        (
            [[at("12.01."), at("19.01.")], [at("12.01.")], [at("19.01."), at("12.01.")]],
            [("b", "2098-01-19", ""), ("a", "2098-01-12", "")],
        ),
        ([[{"start": "12.01.1999 9 Uhr"}], []], [("a", "1999-01-12", "")]),
        # Of several dates in one cell, each stays what it is when one comes or goes.
        (
            [[at("12.01.2098; 19.01.", id="x")], [at("05.01.2098; 12.01.2098; 19.01.", id="x")]],
            [("a", "2098-01-05", ""), ("x", "2098-01-12", ""), ("b", "2098-01-19", "")],
        ),
        (
            [[at("12.01.2098; 19.01.", id="x")], [at("19.01.", id="x")]],
            [("x", "2098-01-12", "cancelled"), ("b", "2098-01-19", "")],
        ),
        # Of dates with the same id, as those of a series in Outlook have it, each stays what it is in another order.
        (
            [[at("12.01.", id="x1"), at("19.01.", id="x1")], [at("19.01.", id="x1"), at("12.01.", id="x1")]],
            [("b", "2098-01-19", ""), ("x1", "2098-01-12", "")],
        ),
        # A session that takes the time of another one stays what it is.
        ([[at("12.01.", id="x1"), at("19.01.", id="x2")], [at("19.01.", id="x1")]], [("x1", "2098-01-19", ""), ("x2", "2098-01-19", "cancelled")]),
        ([[at("12.01.", id="x1")], [at("12.01.", id="x1"), at("19.01.", id="x1")]], [("x1", "2098-01-12", ""), ("a", "2098-01-19", "")]),
        ([[at("12.01.")], [at("12.01.", id="x")]], [("x", "2098-01-12", "")]),
        ([[at("12.01.")], [at("12.01.", id="x")], [at("12.01.", id="x"), at("26.01.")]], [("x", "2098-01-12", ""), ("b", "2098-01-26", "")]),
    ],
)  # fmt: skip
def test_in_calendars_the_id_is_the_session(
    exports: list[list[dict[str, str]]], expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    for each in exports:
        assert take(tmp_path, record(sessions=each), options=("--language", "de")).exit_code == 0
    assert sessions(tmp_path) == expected
    memory = (tmp_path / "site" / "imported.jsonl").read_text(encoding="utf-8")
    assert "Termin fehlt" not in take(tmp_path, record(sessions=exports[-1])).output
    assert sessions(tmp_path) == expected
    assert (tmp_path / "site" / "imported.jsonl").read_text(encoding="utf-8") == memory


def test_dates_that_an_edited_file_does_not_get_are_named(tmp_path: Path) -> None:
    take(tmp_path, record(sessions=[at("12.01.", id="T1"), at("19.01.")]), month=1, options=("--language", "de"))
    edit(tmp_path, "Für alle.", "Für uns alle.")
    news = record(sessions=[at("13.01.", id="T1"), at("26.01.")])
    result = take(tmp_path, news)
    told = f"Termine im Auszug anders: t1: 2098-01-12 09:00 → 2098-01-13 09:00, + 2098-01-26 09:00, – 2098-01-19 09:00; {COURSE} wurde von Hand"
    assert (result.exit_code, told in result.output) == (1, True)
    edit(tmp_path, "title: Excel Grundlagen", "title: Excel")
    assert (
        "Termine im Auszug anders"
        not in take(tmp_path, record(sessions=[at("12.01.", id="T1"), at("19.01.")], summary="Neu.")).output
    )


def test_a_file_never_loses_its_sessions_for_a_mistake(tmp_path: Path) -> None:
    read = imported(tmp_path)
    before = read(COURSE)
    result = take(tmp_path, record(sessions=[at("12.01.", id=f"n{number}") for number in range(1001)]))
    assert (result.exit_code, f"Termine nicht annehmbar: {COURSE} bleibt" in result.output) == (1, True)
    assert read(COURSE) == before


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
    # A new name alone is no edit, and it stays whatever becomes of the text.
    assert take(tmp_path, record(body="Neu."), month=2).exit_code == 0
    assert read("courses/tabellen.md").startswith("---\nid: excel-grundlagen\n")
    new.write_text(read("courses/tabellen.md").replace("Neu.", "Von Hand."), encoding="utf-8")
    assert "courses/tabellen.md bleibt" in take(tmp_path, record(body="Neuer."), month=2).output
    assert take(tmp_path, record(body="Neuer."), month=2, options=("--overwrite",)).exit_code == 0
    assert "\naliases: [excel-grundlagen]\n" in read("courses/tabellen.md")
    assert ("Neuer." in read("courses/tabellen.md"), old.exists()) == (True, False)
    new.unlink()
    result = take(tmp_path, record(), month=3)
    assert (result.exit_code, "Datei fehlt: früher übernommen als courses/tabellen.md" in result.output) == (1, True)
    assert not old.exists()


def test_two_records_never_become_one_file(tmp_path: Path) -> None:
    basics, more = record(), record(id=4712, title="Excel Aufbau", body="Für Geübte.")
    take(tmp_path, basics, more, options=("--language", "de"))
    (tmp_path / "site" / "courses" / "excel-aufbau.md").unlink()
    edit(tmp_path, "---\ntitle", "---\naliases: [excel-aufbau]\ntitle")
    result = take(tmp_path, {**basics, "cost": "80 €"}, more, options=("--overwrite",))
    assert (result.exit_code, "Datei fehlt: früher übernommen als courses/excel-aufbau.md" in result.output) == (
        1,
        True,
    )
    text = (tmp_path / "site" / COURSE).read_text(encoding="utf-8")
    assert ("Für alle." in text, "80 €" in text, "aliases: [excel-aufbau]" in text) == (True, True, True)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("", "Datei eines anderen Datensatzes: courses/excel.md"),
        ("id: excel-aufbau\n", f"früher übernommen als {COURSE}"),
    ],
)
def test_of_two_courses_made_one_the_file_is_that_of_one_record(own: str, told: str, tmp_path: Path) -> None:
    records = record(), record(id=4712, title="Excel Aufbau", body="Für Geübte.")
    take(tmp_path, *records, options=("--language", "de"))
    courses = tmp_path / "site" / "courses"
    text = (courses / "excel-aufbau.md").read_text(encoding="utf-8")
    merged = text.replace("---\n", f"---\n{own}aliases: [excel-grundlagen, excel-aufbau]\n", 1)
    (courses / "excel.md").write_text(merged, encoding="utf-8")
    for name in ("excel-aufbau", "excel-grundlagen"):
        (courses / f"{name}.md").unlink()
    results = [take(tmp_path, *records, options=("--overwrite",)) for _ in range(2)]
    assert ([each.exit_code for each in results], told in results[0].output) == ([1, 1], True)
    assert ("Geübte" in (courses / "excel.md").read_text(encoding="utf-8")) == bool(own)


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("2027-01", "2027-02", ""),
        ("kurse", "kurse-Kopie", "was früher aus „kurse“ kam, kommt nun aus „kursekopie“ (Datensätze: 1)"),
        ("kurse", "2027-02", "Auszug heißt anders"),
    ],
)
def test_an_export_of_another_name_doubles_nothing(first: str, then: str, told: str, tmp_path: Path) -> None:
    take(tmp_path, record(), name=first, options=("--language", "de"))
    result = take(tmp_path, record(cost="80 €"), name=then)
    assert (result.exit_code, told in result.output, files(tmp_path).count(COURSE)) == (0, True, 1)
    assert len([path for path in files(tmp_path) if path.startswith("courses/")]) == 1
    assert "80 €" in (tmp_path / "site" / COURSE).read_text(encoding="utf-8")
    assert len((tmp_path / "site" / "imported.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_two_exports_at_once_double_nothing(tmp_path: Path) -> None:
    imported(tmp_path)
    other = tmp_path / "Kopie.jsonl"
    other.write_text(json.dumps(record(cost="80 €")), encoding="utf-8")
    export = tmp_path / "kurse-2027-01.jsonl"
    result = CliRunner().invoke(command, [str(export), str(other), "--into", str(tmp_path / "site")])
    assert (result.exit_code, f"Datensatz doppelt: {COURSE} kam aus" in result.output) == (1, True)
    assert [path for path in files(tmp_path) if path.startswith("courses/")] == [COURSE]


def test_an_id_that_stands_twice_keeps_both_files(tmp_path: Path) -> None:
    twins = record(), record(title="Excel Aufbau")
    take(tmp_path, *twins, options=("--language", "de"))
    assert take(tmp_path, *twins).exit_code == 0
    assert take(tmp_path, twins[0], record(title="Excel Aufbau", cost="80 €")).exit_code == 0
    assert "80 €" in (tmp_path / "site" / "courses" / "excel-aufbau.md").read_text(encoding="utf-8")
    edit(tmp_path, "Für alle.", "Von Hand.")
    (tmp_path / "site" / "imported.jsonl").unlink()
    assert take(tmp_path, twins[0]).exit_code == 2
    assert f"Von Hand geändert und ersetzt: {COURSE}" in take(tmp_path, twins[0], options=("--overwrite",)).output


def test_a_record_of_another_kind_tells_of_its_old_file(tmp_path: Path) -> None:
    imported(tmp_path)
    guide = record(record_type="Anleitung", sessions=[])
    result = take(tmp_path, guide)
    assert (result.exit_code, f"Art geändert: {COURSE} bleibt" in result.output) == (0, True)
    assert "Art geändert" not in take(tmp_path, guide).output
    path = next(path for path in files(tmp_path) if path.startswith("docs/guides/excel"))
    (tmp_path / "site" / path).rename(tmp_path / "site" / "courses" / Path(path).name)
    result = take(tmp_path, {**guide, "body": "Neu."}, options=("--overwrite",))
    assert (result.exit_code, "Datei verschoben: courses/" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [("Excel", "Excelsior-Führung", True), ("Wort " * 30, "Wort " * 40, False), ("Excel", "Excel", False)],
)
def test_another_title_is_told(before: str, after: str, told: bool, tmp_path: Path) -> None:
    take(tmp_path, record(title=before), options=("--language", "de"))
    assert ("Titel geändert" in take(tmp_path, record(title=after)).output) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, ""),
        (lambda data: data + b"\xff\n<<<<<<< HEAD\n", "Merkdatei unlesbar: imported.jsonl (2), was"),
        (lambda data: re.sub(rb', "sessions".*', b"}", data), ""),
    ],
)
def test_the_memory_is_read_as_far_as_it_can_be(change: Callable[[bytes], bytes], told: str, tmp_path: Path) -> None:
    imported(tmp_path)
    memory = tmp_path / "site" / "imported.jsonl"
    memory.write_bytes(change(memory.read_bytes()))
    result = take(tmp_path, record(cost="80 €"))
    assert (result.exit_code, told in result.output, "unlesbar" in result.output) == (0, True, bool(told))


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


def test_a_long_list_is_read_in_one_go(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(json.dumps([{"body": "x" * 3000}] * 3000, indent=1), encoding="utf-8")
    begin = time.process_time()
    assert [line.number for line in read_lines(path)][-1] == 2 + 3 * 2999
    # Some hundredths of a second; counted from the beginning for each value, a quarter of a minute.
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "text", ['[{"id": "a"} {"id": "b"}]', '[{"id": "a"},]', '[{"id": "a"}', '[{"id": "a"}]]', "[,]"]
)
def test_a_broken_list_is_no_list(text: str, tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(text, encoding="utf-8")
    assert [line.fault for line in read_lines(path)] == ["bad-json"]


@pytest.mark.parametrize(
    "content", ["Nr;Name des Leiters\r\n1;Führung\r\n".encode("cp1252"), b"PK\x03\x04\x00", b'{"items": [{"id": "a"}]}']
)
def test_of_a_file_without_records_nothing_is_written(content: bytes, tmp_path: Path) -> None:
    table = tmp_path / "kurse.csv"
    table.write_bytes(content)
    result = CliRunner().invoke(command, [str(table), "--into", str(tmp_path / "site"), "--language", "de"])
    assert (result.exit_code, (tmp_path / "site").exists()) == (1, False)
    assert "Nichts wurde geschrieben. Gelesen werden Tabellen" in result.output


def test_the_next_table_comes_over_the_first(tmp_path: Path) -> None:
    head = "Kursnummer;Titel;Kurztext;Beschreibung;Bereich;Kosten;Beginn;Ende;Ort"
    rows = (
        "1;Führen;Sie führen.;Für alle.;Führung;–;12.01.27, 9 – 16 Uhr;;-",
        "1;Führen;;;;;19.01.2027 09:00:00;16 Uhr;Rathaus",
    )
    known = {}
    for number, dates in enumerate((rows, (*rows[:1], rows[1].replace("19.01.", "20.01."))), start=1):
        table = tmp_path / f"kurse-{number}.csv"
        table.write_text("\r\n".join((head, *dates)), encoding="cp1252", newline="")
        result = CliRunner().invoke(command, [str(table), "--into", str(tmp_path / "site"), "--language", "de"])
        assert result.exit_code == 0, result.output
        course = (tmp_path / "site/courses/fuehren.md").read_text(encoding="utf-8")
        assert ("cost" in course, course.count("venue:")) == (False, number)
        known[number] = {id_: (start, status) for id_, start, status in sessions(tmp_path, "courses/fuehren.md")}
    assert known[1] == {"a": ("2027-01-12", ""), "b": ("2027-01-19", "")}
    assert known[2] == {"a": ("2027-01-12", ""), "b": ("2027-01-19", "cancelled"), "c": ("2027-01-20", "")}


def scripts() -> list[str]:
    """Returns the scripts of the document in their order."""
    return re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


def test_the_pages_of_the_document_come_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path, text in {
        "zoom/index.md": '+++\ntitle = "Zoom"\ndescription = "Online moderieren."\ntags = ["Video"]\n+++\n![Bild](zoom.png)\n\n[DMS](../dms.md)\n',
        "dms.md": "\ufeff---\ntitle: 'DMS: kompakt'\ndate: 2027-01-05\naliases: [/alt/dms-kurs/index.html]\n---\nText --- mehr\n",
    }.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text, encoding="utf-8")
    exec(scripts()[0], {})
    assert CliRunner().invoke(command, ["seiten.jsonl", "--into", "site", "--language", "de"]).exit_code == 0
    zoom, dms = (Path(f"site/courses/{name}.md").read_text(encoding="utf-8") for name in ("zoom", "dms"))
    assert "keywords: [Video]" in zoom
    assert "[Bild: Bild](https://www.stadt.example/zoom/zoom.png)\n\n[DMS](dms.md)" in zoom
    assert ("aliases: [dms-kurs]" in dms, "Text --- mehr" in dms) == (True, True)


def event(number: int, start: str, end: str, *more: str) -> str:
    """Returns an event as Outlook writes it: the beginning of the name is that of all its events."""
    name = f"UID:040000008200E00074C5B7101A82E0080000000{number}\r\n 0000A000B000C000D"
    return "\r\n".join(
        ("BEGIN:VEVENT", name, f"DTSTART{start}", f"DTEND{end}", "SUMMARY:Excel Grundlagen", *more, "END:VEVENT", "")
    )


def test_the_next_calendar_moves_the_dates_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kurse.jsonl").write_text(json.dumps(record(sessions=[])) + "\n", encoding="utf-8")
    zone = ';TZID="W. Europe Standard Time":'
    first = event(
        1,
        f"{zone}20270112T090000",
        f"{zone}20270112T160000",
        "LOCATION:Rathaus\\, Raum 3",
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "END:VALARM",
    )
    known: set[str] = set()
    whole = event(2, ";VALUE=DATE:20270115", ";VALUE=DATE:20270116", "STATUS:CANCELLED")
    for events in (first + whole, whole + first.replace("20270112T", "20270113T")):
        Path("termine.ics").write_text(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n", encoding="utf-8", newline="")
        result = CliRunner().invoke(command, ["kurse.jsonl", "termine.ics", "--into", "site", "--language", "de"])
        assert result.exit_code == 0
        found = {id_: rest for id_, *rest in sessions(Path())}
        assert sorted(found.values()) == [
            ["2027-01-12" if events.startswith(first) else "2027-01-13", ""],
            ["2027-01-15", "cancelled"],
        ]
        assert set(found) == (known or set(found))
        known = set(found)
    text = Path("site", COURSE).read_text(encoding="utf-8")
    assert ("start: 2027-01-13 09:00\n    end: 2027-01-13 16:00" in text, "end: 2027-01-15\n" in text) == (True, True)


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


@pytest.mark.parametrize(
    ("there", "left", "refused"), [(20, 9, True), (40, 30, True), (40, 31, False), (12, 3, False), (10, 0, True)]
)
def test_an_export_that_lacks_many_dates_to_come_changes_nothing(
    there: int, left: int, refused: bool, tmp_path: Path
) -> None:
    dates = [at(f"{1 + number % 28:02}.{1 + number // 28:02}.", id=f"n{number}") for number in range(there)]
    take(tmp_path, record(sessions=dates), month=1, options=("--language", "de"))
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    result = take(tmp_path, record(sessions=dates[:left]))
    after = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert (result.exit_code, after == before) == ((1, True) if refused else (0, False))
    assert (f"als abgesagt gälten: {there - left}; künftige Termine, die er hat: {left}." in result.output) == refused
    assert take(tmp_path, record(sessions=dates[:left]), options=("--cancel-missing",)).exit_code == 0
    assert [state for _, _, state in sessions(tmp_path)].count("cancelled") == there - left
    assert take(tmp_path, record(sessions=dates[:left]), month=3).exit_code == 0
