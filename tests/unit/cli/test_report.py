"""The command `catalogue report`: the same figures for people, spreadsheets and programs, and wrong use in one line."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalogue.cli.report import command
from tests.unit.reading.project import offer, write

SETTINGS = "site_name: Fortbildung\nsite_url: https://a.example/\nextra: {catalogue: {site: a, organisation: A, language: de}}\n"
COURSE = offer(
    "published: 2026-03-01\nmandatory: P1Y\nregistration: none\ncapacity: {max: 10}\nsessions:\n"
    "  - {id: a, start: 2026-05-10, end: 2026-05-10, status: held, attendance: 8}\n"
    "  - {id: b, start: 2026-06-10, end: 2026-06-10}\n"
    "  - {id: c, start: 2027-02-10, end: 2027-02-10}\n",
    title="Brandschutz",
)
OFFERS = (
    '{"version": 1, "offers": [{"kind": "guide", "id": "dms", "title": "DMS"},'
    ' {"kind": "guide", "id": "zoom", "title": "Zoom von gestern"}]}'
)
FOREIGN = '{"version": 1, "offers": [{"kind": "course", "id": "other", "title": "Anderswo"}]}'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, {"old.json": OFFERS, "bad.json": "{}", "foreign.json": FOREIGN})
    return write(tmp_path, {"mkdocs.yml": SETTINGS, "courses/brand.md": COURSE, "docs/guides/zoom.md": offer()})


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["--config-file", str(root / "mkdocs.yml"), "--today", "2026-12-20", *arguments])


def test_people_get_tables_and_what_one_must_know_to_read_them(root: Path) -> None:
    result = run(root)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "# Fortbildung: Bericht vom 1. Januar 2026 bis 31. Dezember 2026"
    assert [line for line in lines if line.startswith("## ")] == [
        "## Überblick", "## Nach Kategorie", "## Pflichtangebote", "## Im Zeitraum neu im Katalog",
    ]  # fmt: skip
    assert "| Termine, die im Zeitraum beginnen | 2 |" in lines
    assert "| davon vorbei, ohne Ergebnis | 1 |" in lines
    assert "| Kommunikation | 1 | 0 | 1 | 2 | 1 | 0 | 20 | 8 |" in lines
    assert "| Brandschutz | 1 Jahr | 2 | 1 | 0 | 20 | 8 |" in lines
    assert "| Brandschutz | Kurs | 1. März 2026 |" in lines
    assert lines[-4:] == [
        "",
        "Ein Angebot mit mehreren Zielgruppen oder Kompetenzen zählt bei jeder. Entwürfe zählen nicht mit.",
        "Auslastung der durchgeführten Termine, bei denen beide Zahlen bekannt sind: 8 von 10 Plätzen (80 %).",
        "Bei 1 vergangenen Termin steht nicht, was daraus wurde (held oder cancelled).",
    ]


def test_an_earlier_catalogue_tells_what_came_and_went(root: Path) -> None:
    shown = " ".join(run(root, "--before", str(root / "old.json")).stdout.split())
    assert "## Seit dem früheren Stand dazugekommen" in shown
    assert "weggefallen | Titel | Art | | ----- | --------- | | DMS | Anleitung |" in shown


def test_where_nothing_is_different_that_is_said(root: Path) -> None:
    for path in ("courses/brand.md", "docs/guides/zoom.md"):
        (root / path).unlink()
    (root / "old.json").write_text('{"version": 1, "offers": []}', encoding="utf-8")
    assert "ist nichts dazugekommen" in run(root, "--before", str(root / "old.json")).stdout
    assert "dazugekommen" not in run(root).stdout


def test_spreadsheets_get_every_table(root: Path) -> None:
    text = run(root, "--format", "csv", "--before", str(root / "old.json")).stdout.removeprefix("\ufeff")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert ["Kommunikation", "1", "0", "1", "2", "1", "0", "20", "8"] in rows
    assert ["Brandschutz", "Kurs", "2026-03-01"] in rows
    assert ["DMS", "Anleitung"] in rows


@pytest.mark.parametrize(("period", "sessions"), [("2026-Q2", 2), ("2026-06", 1), ("2026/2027", 3), ("2025", 0)])
def test_programs_get_the_figures_of_a_period(root: Path, period: str, sessions: int) -> None:
    found = json.loads(run(root, "--format", "json", "--period", period).stdout)
    assert found["total"]["sessions"] == sessions
    assert sum(each["sessions"] for each in found["by"]["categories"]) == sessions
    assert "since" not in found


def test_programs_get_what_is_different(root: Path) -> None:
    found = json.loads(run(root, "--format", "json", "--before", str(root / "old.json")).stdout)
    assert found["since"]["gone"] == [{"kind": "guide", "title": "DMS"}]
    assert [each["id"] for each in found["since"]["come"]] == ["brand"]
    assert [each["id"] for each in found["since"]["changed"]] == ["zoom"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--period", "Frühling"), "Frühling"),
        (("--before", "bad.json"), "bad.json"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    root: Path, arguments: tuple[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    result = run(root, *arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert named in result.stderr


def test_an_earlier_catalogue_that_is_likely_another_one_is_told(root: Path) -> None:
    result = run(root, "--before", str(root / "foreign.json"))
    assert (result.exit_code, "gehört wohl zu einem anderen" in result.stderr) == (0, True)
    assert "Anderswo" in result.stdout


def test_where_something_is_wrong_nothing_is_counted(root: Path) -> None:
    (root / "courses/brand.md").write_text(COURSE.replace("attendance: 8", "attendance: viele"), encoding="utf-8")
    result = run(root)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "catalogue check" in result.stderr
