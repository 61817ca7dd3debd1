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
    assert "| Brandschutz | 1 Jahr | | 2 | 1 | 0 | 20 | 8 |" in lines
    assert "| Brandschutz | Kurs | 1. März 2026 |" in lines
    assert lines[-4:] == [
        "",
        "Ein Angebot mit mehreren Zielgruppen oder Kompetenzen zählt bei jeder. Entwürfe zählen nicht mit.",
        "Auslastung der durchgeführten Termine, bei denen beide Zahlen bekannt sind: 8 von 10 Plätzen (80 %).",
        "Bei 1 vergangenen Termin steht nicht, was daraus wurde (held oder cancelled).",
    ]


def test_what_is_mandatory_is_offered_without_sessions_where_it_can_be_begun_at_any_time(root: Path) -> None:
    write(root, {"courses/alone.md": offer("mandatory: P1Y\n", title="Unterweisung")})
    assert "| Unterweisung | 1 Jahr | ja | 0 | 0 | 0 | 0 | 0 |" in " ".join(run(root).stdout.split())


def test_what_nobody_knows_is_left_empty_and_is_not_nought(root: Path) -> None:
    held = "sessions:\n  - {id: a, start: 2026-05-10, end: 2026-05-10, status: held}\n"
    write(root, {"courses/brand.md": offer(held, title="Treffen")})
    shown = [" ".join(line.split()) for line in run(root, "--courses").stdout.splitlines()]
    assert "| Plätze, ohne abgesagte Termine | |" in shown
    assert "| Treffen | Kommunikation | | 1 | 1 | 0 | 0 | | |" in shown
    nobody = "  - {id: b, start: 2026-05-11, end: 2026-05-11, status: held, attendance: 0}\n"
    write(root, {"courses/brand.md": offer(held + nobody, title="Treffen")})
    shown = [" ".join(line.split()) for line in run(root, "--courses").stdout.splitlines()]
    assert "| Treffen | Kommunikation | | 2 | 2 | 0 | 0 | | 0 |" in shown


def test_each_course_is_told_where_that_is_asked_for(root: Path) -> None:
    shown = " ".join(run(root, "--courses").stdout.split())
    assert "## Kurse im Zeitraum" in shown
    assert "| Brandschutz | Kommunikation | | 2 | 1 | 0 | 0 | 20 | 8 |" in shown
    assert "Kurse im Zeitraum |" not in run(root).stdout
    (course,) = json.loads(run(root, "--courses", "--format", "json").stdout)["courses"]
    assert (course["id"], course["sessions"], course["attendance"]) == ("brand", 2, 8)
    assert "courses" not in json.loads(run(root, "--format", "json").stdout)


def test_another_period_stands_beside(root: Path) -> None:
    shown = " ".join(run(root, "--versus", "2027").stdout.split())
    assert "| Was | 2026 | 2027 |" in shown
    assert "| Termine, die im Zeitraum beginnen | 2 | 1 |" in shown
    assert "aus den Dateien gelöscht" in shown
    assert "2027-01-01" not in shown
    parts = " ".join(run(root, "--period", "2026-05", "--versus", "2026-06").stdout.split())
    assert "| Was | 1. Mai 2026 bis 31. Mai 2026 | 1. Juni 2026 bis 30. Juni 2026 |" in parts
    found = json.loads(run(root, "--versus", "2027", "--format", "json").stdout)["versus"]
    assert (found["from"], found["until"], found["total"]["sessions"]) == ("2027-01-01", "2027-12-31", 1)


def test_what_nobody_wrote_down_is_told_of_both_periods(root: Path) -> None:
    shown = run(root, "--period", "2026-05", "--versus", "2026-06").stdout
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[-3:] == [
        "Termine, die aus den Dateien gelöscht sind, zählen in keinem der Zeiträume.",
        "1. Mai 2026 bis 31. Mai 2026: Auslastung der durchgeführten Termine, bei denen beide Zahlen bekannt sind: 8 von 10 Plätzen (80 %).",
        "1. Juni 2026 bis 30. Juni 2026: Bei 1 vergangenen Termin steht nicht, was daraus wurde (held oder cancelled).",
    ]
    swapped = run(root, "--period", "2026-06", "--versus", "2026-05", "--format", "csv").stdout
    assert swapped.index("Bei 1 vergangenen Termin") < swapped.index("Auslastung der durchgeführten")


def test_word_processors_get_a_page_that_no_terminal_garbles(root: Path) -> None:
    write(root, {"courses/brand.md": COURSE.replace("title: Brandschutz", 'title: "Brand <& Löschen>"')})
    page = run(root, "--format", "html").stdout
    assert page.isascii()
    assert "<h2>&#220;berblick</h2>" in page
    assert (
        '<th scope="row">Brand &lt;&amp; L&#246;schen&gt;</th><td>1 Jahr</td><td></td><td style="text-align:right">2</td>'
        in unspaced(page)
    )
    assert "<p>Auslastung" in page
    assert page.index("<main>") < page.index("<h1>") < page.index("</table>") < page.index("</main>")


@pytest.mark.parametrize("form", ["text", "html", "csv"])
def test_the_name_of_a_site_gives_a_terminal_no_orders(root: Path, form: str) -> None:
    write(root, {"mkdocs.yml": SETTINGS.replace("Fortbildung", r'"Fort\e[31mbildung"', 1)})
    shown = run(root, "--format", form).stdout
    assert "bildung: Bericht" in shown
    assert "\x1b" not in shown


def unspaced(page: str) -> str:
    return page.replace("&#160;", " ").replace("\N{NO-BREAK SPACE}", " ")


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
    text = unspaced(run(root, "--format", "csv", "--before", str(root / "old.json")).stdout.removeprefix("\ufeff"))
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert ["Kommunikation", "1", "0", "1", "2", "1", "0", "20", "8"] in rows
    assert ["Brandschutz", "Kurs", "2026-03-01"] in rows
    assert ["DMS", "Anleitung"] in rows
    assert rows[:2] == [["Fortbildung: Bericht vom 1. Januar 2026 bis 31. Dezember 2026"], ["Stand: 20. Dezember 2026"]]
    assert [
        "Auslastung der durchgeführten Termine, bei denen beide Zahlen bekannt sind: 8 von 10 Plätzen (80 %)."
    ] in rows


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
        (("--versus", "Frühling"), "Frühling"),
        (("--versus", ""), "„“"),
        (("--period", ""), "„“"),
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
