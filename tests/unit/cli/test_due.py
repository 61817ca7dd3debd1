"""The command `catalogue due`: the list as people, spreadsheets and programs get it, and wrong use in one line."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalogue.cli.due import command
from tests.unit.reading.project import offer, write

SETTINGS = "site_name: X\nsite_url: https://a.example/\nextra: {catalogue: {site: a, organisation: A, language: de}}\n"
CONTACTS = "office: {name: Büro, email: buero@a.example}\nit: {name: IT}\n"
COURSE = offer(
    "contact: it\nreview: {by: office, last: 2026-01-10}\nregistration: {email: a@b.example, closes: P7D}\nsessions:\n"
    "  - {id: a, start: 2027-02-10, end: 2027-02-10, places_left: 1}\n"
    "  - {id: b, start: 2026-12-01, end: 2026-12-01}\n"
    "  - {id: c, start: 2026-12-02, end: 2026-12-02}\n"
    "  - {id: d, start: 2026-12-03, end: 2026-12-03}\n"
    "  - {id: e, start: 2026-12-04, end: 2026-12-04}\n",
    title="Zoom | Grundlagen",
)
RESULT = "Ergebnis nachtragen (held oder cancelled): Termin b vom 1. Dezember 2026, Termin c vom 2. Dezember 2026, Termin d vom 3. Dezember 2026 und 1 weitere"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"courses/zoom.md": COURSE, "docs/guides/dms.md": offer(), "courses/_vocabulary/contacts.yml": CONTACTS}
    return write(tmp_path, {"mkdocs.yml": SETTINGS, **files})


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["--config-file", str(root / "mkdocs.yml"), "--today", "2027-01-20", *arguments])


def test_people_get_what_is_to_be_done_for_each_contact(root: Path) -> None:
    result = run(root)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "# Zu erledigen bis 17. Februar 2027",
        "",
        "## Büro, buero@a.example",
        "",
        "- 10. Januar 2027 (überfällig): Zoom | Grundlagen [courses/zoom.md]",
        "  Durchsehen (review)",
        "",
        "## IT",
        "",
        "- 1. Dezember 2026 (überfällig): Zoom | Grundlagen [courses/zoom.md]",
        f"  {RESULT}",
        "- 3. Februar 2027: Zoom | Grundlagen [courses/zoom.md]",
        "  Anmeldeschluss: Termin a vom 10. Februar 2027 (noch 1 Platz)",
        "- 10. Februar 2027: Zoom | Grundlagen [courses/zoom.md]",
        "  Findet er statt? (confirmed oder cancelled): Termin a vom 10. Februar 2027",
        "- 10. Februar 2027: Zoom | Grundlagen [courses/zoom.md]",
        "  Danach kein Termin mehr: Termin a vom 10. Februar 2027",
        "- 10. Februar 2027: Zoom | Grundlagen [courses/zoom.md]",
        "  Ort eintragen (venue): Termin a vom 10. Februar 2027",
        "",
        "6 Einträge, davon überfällig: 2.",
        "1 Angebot nennt niemanden, der es durchsieht (review): docs/guides/dms.md",
    ]


def test_spreadsheets_get_a_row_for_each_with_the_address_of_the_contact(root: Path) -> None:
    rows = list(csv.DictReader(run(root, "--format", "csv").stdout.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert [(row["Fällig"], row["Überfällig"], row["E-Mail"]) for row in rows] == [
        ("2026-12-01", "überfällig", ""),
        ("2027-01-10", "überfällig", "buero@a.example"),
        ("2027-02-03", "", ""),
        *[("2027-02-10", "", "")] * 3,
    ]


def test_a_course_without_dates_and_people_nobody_counted_are_told(root: Path) -> None:
    held = "  - {id: a, start: 2026-12-01, end: 2026-12-01, status: held}\n  - {id: b, start: 2026-12-02, end: 2026-12-02, status: held, attendance: 9}\n"
    write(
        root,
        {
            "courses/_vocabulary/formats.yml": "seminar: {name: Seminar}\n",
            "courses/excel.md": offer("format: seminar\npublished: 2026-06-01\n", title="Excel"),
            "courses/word.md": offer(f"sessions:\n{held}", title="Word"),
        },
    )
    shown = run(root).stdout.splitlines()
    assert (
        shown[shown.index("- 1. September 2026 (überfällig): Excel [courses/excel.md]") + 1]
        == "  Noch kein Termin (sessions)"
    )
    assert "  Teilnehmende nachtragen (attendance): Termin a vom 1. Dezember 2026" in shown


def test_programs_get_objects(root: Path) -> None:
    found = json.loads(run(root, "--format", "json", "--within", "P0D").stdout)
    assert [(each["matter"], each["sessions"]) for each in found] == [("result", ["b", "c", "d", "e"]), ("review", [])]
    assert found[1] == {
        "matter": "review", "day": "2027-01-10", "late": True, "kind": "course", "id": "zoom", "title": "Zoom | Grundlagen",
        "path": "courses/zoom.md", "sessions": [], "contact": {"id": "office", "name": "Büro", "email": "buero@a.example"},
    }  # fmt: skip


@pytest.mark.parametrize(("within", "count"), [("P13D", 2), ("P14D", 3), ("2 Wochen", 3), ("14", 3), ("p1y", 6)])
def test_it_looks_ahead_as_far_as_it_is_told(root: Path, within: str, count: int) -> None:
    assert len(json.loads(run(root, "--format", "json", "--within", within).stdout)) == count


def test_where_there_is_no_contact_nobody_is_told_which_are_known(root: Path) -> None:
    for path in ("courses/zoom.md", "courses/_vocabulary/contacts.yml"):
        (root / path).unlink()
    result = run(root, "--contact", "office")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "noch keine Ansprechstelle" in result.stderr


def test_a_contact_gets_what_concerns_it_and_no_more(root: Path) -> None:
    shown = run(root, "--contact", "office").stdout
    assert "1 Eintrag, davon überfällig: 1." in shown
    assert "## IT" not in shown
    assert "niemanden" not in shown


def test_a_course_whose_sessions_are_all_cancelled_waits_for_none(root: Path) -> None:
    sessions = "sessions:\n  - {id: a, start: 2027-06-10, end: 2027-06-10, status: cancelled}\n"
    write(root, {"courses/zoom.md": offer(sessions)})
    assert (
        "- 20. Januar 2027: Kurs [courses/zoom.md]\n  Kein kommender Termin, der letzte: Termin a vom 10. Juni 2027 (abgesagt)"
        in run(root).stdout
    )


def test_what_is_repeated_names_the_session_of_those_who_were_there(root: Path) -> None:
    sessions = "mandatory: P1Y\nsessions:\n  - {id: a, start: 2026-02-10, end: 2026-02-10, status: held}\n"
    write(root, {"courses/zoom.md": offer(sessions), "courses/e.md": offer("mandatory: P1Y\npublished: 2026-02-11\n")})
    shown = run(root).stdout
    assert "  Pflicht, zu wiederholen im Abstand von: 1 Jahr (Termin a vom 10. Februar 2026)\n" in shown
    assert "  Pflicht, zu wiederholen im Abstand von: 1 Jahr\n" in shown


def test_where_nothing_falls_due_that_is_said(root: Path) -> None:
    (root / "courses/zoom.md").unlink()
    assert "Bis dahin steht nichts an." in run(root).stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--within", "bald"), "bald"),
        (("--contact", "hr"), "office, it"),
        (("--today", "morgen"), "morgen"),
        (("--today", "9999-12-31"), "9999-12-31"),
    ],
)
def test_wrong_use_is_told_in_one_line(root: Path, arguments: tuple[str, ...], named: str) -> None:
    result = run(root, *arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert named in result.stderr


@pytest.mark.parametrize("name", ["mkdocs.yml", "courses/zoom.md"])
def test_where_something_is_wrong_nothing_is_listed(root: Path, name: str) -> None:
    """What a file with a mistake holds would be missing from the list."""
    file = root / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("site: a", "site: A").replace("by: office", "by: nobody"), encoding="utf-8")
    result = run(root)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "catalogue check" in result.stderr
