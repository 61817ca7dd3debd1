"""The command on real records: everything comes over, the catalogue is valid, a second time changes nothing."""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalogue.checks.check import check
from catalogue.checks.subject import Subject
from catalogue.cli.import_records import command
from catalogue.importing.existing import read_existing
from catalogue.importing.lines import read_lines
from catalogue.importing.note import Notebook
from catalogue.importing.plan import make_plan
from catalogue.importing.records import records_of
from catalogue.importing.shortcodes import Shortcodes
from catalogue.importing.site import SYNONYMS
from catalogue.importing.vocabulary_files import vocabulary_files
from catalogue.model.problem import Severity
from catalogue.reading.places import Places
from catalogue.reading.reading import Reading, read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.reading.translations import read_translation

CONTENT = Path(__file__).parents[2] / "content"
DIGITALGOV = [str(CONTENT / "digitalgov" / name) for name in ("events.jsonl", "guides.jsonl")]
GERMAN = [str(CONTENT / "import_de" / "records.jsonl")]
ODD = [str(CONTENT / "import_de" / "odd.jsonl")]
BROKEN = [str(CONTENT / "import_de" / "broken.jsonl")]


def run(*arguments: str, into: Path) -> Result:
    """Runs the command."""
    return CliRunner().invoke(command, [*arguments, "--into", str(into)])


def read(root: Path) -> Reading:
    """Reads an imported catalogue, in which no rule finds an error."""
    settings, problems = read_settings(root)
    assert settings is not None, problems
    reading = read_catalogue(root, settings)
    subject = Subject(reading.catalogue, reading.inventory, date(2026, 11, 20), Places(root), reading.torn)
    assert [each for each in (*reading.problems, *check(subject)) if each.severity is Severity.ERROR] == []
    return reading


def files(root: Path) -> dict[str, bytes]:
    """Returns every file below `root`."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def written(path: Path) -> Iterator[dict[str, str]]:
    """Yields the lines of a report."""
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def test_records_of_digitalgov_come_over(tmp_path: Path) -> None:
    result = run(*DIGITALGOV, "--report", str(tmp_path / "report.jsonl"), into=tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("18 records imported")
    catalogue = read(tmp_path / "site").catalogue
    assert (len(catalogue.courses), len(catalogue.guides)) == (11, 7)
    assert sum(len(course.sessions) for course in catalogue.courses) == 11
    assert (catalogue.settings.language, catalogue.settings.timezone.key) == ("en", "America/New_York")
    report = list(written(tmp_path / "report.jsonl"))
    assert len([line for line in report if line["kind"] == "written"]) == 18
    assert {"zone-guessed", "offset-ignored", "one-part-a-day"} <= {line.get("code") for line in report}


def test_a_german_catalogue_comes_over(tmp_path: Path) -> None:
    result = run(*GERMAN, "--language", "de", "--site-name", "Fortbildung: Musterstadt", into=tmp_path)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("9 Datensätze übernommen: 8 Kurse mit 13 Terminen, 1 Anleitung.")
    catalogue = read(tmp_path).catalogue
    offers = catalogue.by_slug
    assert catalogue.settings.name == "Fortbildung: Musterstadt"
    assert sorted(offers) == [
        "dms", "elearning-datenschutz", "english-for-the-front-desk", "erste-hilfe", "leichte-sprache", "selbstlernphase", "uebergabe",
        "zoom-kurs", "zoom-kurs-2027-03-28",
    ]  # fmt: skip
    assert offers["elearning-datenschutz"].draft
    course = next(each for each in catalogue.courses if each.slug == "uebergabe")
    assert [str(session.status) for session in course.sessions] == ["confirmed", "full"]
    assert [part.id for part in course.sessions[0].parts] == ["tag-1", "tag-2"]
    assert "Herbst 2027" in course.body.markdown
    assert {each.name for each in offers["uebergabe"].audiences} == {"Führungskräfte", "alle Beschäftigten"}
    written = (text.decode() for path, text in files(tmp_path).items() if path != SYNONYMS)
    assert "geheim" not in "".join(written)


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    run(*GERMAN, *DIGITALGOV, into=tmp_path)
    before = files(tmp_path)
    assert run(*GERMAN, *DIGITALGOV, into=tmp_path).exit_code == 0
    assert files(tmp_path) == before
    assert run(*GERMAN, *DIGITALGOV, "--overwrite", into=tmp_path).exit_code == 0
    assert files(tmp_path) == before


def test_broken_lines_are_told_and_left_out(tmp_path: Path) -> None:
    result = run(*BROKEN, "--language", "de", into=tmp_path)
    assert result.exit_code == 1
    for line in ("broken.jsonl:2 –: Zeile ist kein JSON", "broken.jsonl:3 –: Zeile ist kein JSON-Objekt", "broken.jsonl:5 –: Leerer",
                 "broken.jsonl:6 erste-hilfe: Kennung mehrfach", "broken.jsonl:8 doppelt: Kennung doppelt", "broken.jsonl:7 doppelt: Feld doppelt"):  # fmt: skip
        assert line in result.output
    assert set(read(tmp_path).catalogue.by_slug) == {"erste-hilfe", "erste-hilfe-2", "doppelt"}


def test_odd_records_lose_nothing_silently(tmp_path: Path) -> None:
    result = run(*ODD, "--report", str(tmp_path / "report.jsonl"), into=tmp_path / "site")
    assert result.exit_code == 1
    assert result.output.startswith("30 Datensätze übernommen: 26 Kurse mit 30 Terminen, 4 Anleitungen.")
    catalogue = read(tmp_path / "site").catalogue
    courses = {course.slug: course for course in catalogue.courses}
    course = courses["selbst-1"]
    assert (course.cost, course.capacity and course.capacity.max) == ("80 €", 12)
    assert courses["kosten-kurs"].cost == "45,00 €"
    assert [courses[slug].capacity for slug in ("minus", "liste", "noch-3")] == [None, None, None]
    assert {"mehrfach", "mehrfach-2027-02-13"} <= set(courses)
    codes = {(line["id"], line["code"]) for line in written(tmp_path / "report.jsonl") if line["kind"] != "written"}
    assert {("selbst-1", "course-guessed"), ("anleitung-mit-kosten", "course-field-dropped"), ("lang", "end-one-day"),
            ("minus", "unreadable-capacity"), ("skript", "element-dropped"), ("formular", "form-as-text"), ("mehrfach", "id-repeated"),
            ("doppelte-stunde", "time-ambiguous"), ("kontakt-frau", "person-as-function"), ("plz", "unknown-field")} <= codes  # fmt: skip


def test_a_record_without_an_id_that_is_there_twice_comes_over_once(tmp_path: Path) -> None:
    record = {"title": "Zoom", "summary": "Alles über Zoom.", "language": "de", "record_type": "Kurs"}
    some = [record, dict(reversed(record.items())), {**record, "summary": "Mehr über Zoom."}, {}, {}]
    (tmp_path / "records.json").write_text(json.dumps(some), encoding="utf-8")
    result = run(str(tmp_path / "records.json"), into=tmp_path / "site")
    assert result.exit_code == 1
    assert (
        "records.json:1 –: Datensatz doppelt: steht Wort für Wort schon in records.json:1, übersprungen"
        in result.output
    )
    assert result.output.count("Datensatz doppelt: ") == 1
    assert sorted(read(tmp_path / "site").catalogue.by_slug) == ["zoom", "zoom-2"]


def test_how_many_courses_say_nothing_of_registration_is_told_once(tmp_path: Path) -> None:
    record = {"title": "Zoom", "summary": "Alles über Zoom.", "language": "de", "category": "IT"}
    some = [
        {**record, "id": "a", "sessions": [{"start": "2027-01-12T09:00", "end": "2027-01-12T12:00"}]},
        {**record, "id": "b", "title": "Teams", "sessions": [{"start": "2027-01-13T09:00", "end": "2027-01-13T12:00"}]},
        {**record, "id": "c", "title": "Word", "registration_url": "https://a.example/", "sessions": [{"start": "2027-01-14T09:00", "end": "2027-01-14T12:00"}]},
        {**record, "id": "d", "title": "Excel", "record_type": "Kurs"},
    ]  # fmt: skip
    (tmp_path / "records.json").write_text(json.dumps(some), encoding="utf-8")
    result = run(str(tmp_path / "records.json"), into=tmp_path / "site")
    told = [line for line in result.output.splitlines() if "Nichts zur Anmeldung:" in line]
    assert len(told) == 1
    assert told[0].startswith("Ganze Übernahme: ")
    assert "(in Tabellen die Spalte „Anmeldung“) fehlt: 2;" in told[0]
    assert "die mit kommenden Terminen" in told[0]
    file = tmp_path / "site/courses/zoom.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("sessions:", "registration: none\nsessions:"), encoding="utf-8"
    )
    again = run(str(tmp_path / "records.json"), into=tmp_path / "site")
    assert "„Anmeldung“) fehlt: 1;" in again.output
    assert "4 Kurse mit 3 Terminen" in again.output


def test_a_date_that_nobody_can_read_stands_in_the_text_as_it_was(tmp_path: Path) -> None:
    record = {"id": "kurs", "record_type": "Kurs", "title": "Kurs", "summary": "1. Hilfe", "body": "Tren\u00adnen,\u00ad\nweiter",
              "sessions": [{"start": "17.11., 9 Uhr", "status": "noch offen"}, "12.01.2027\n14.03.2027, 9-12 Uhr"]}  # fmt: skip
    (tmp_path / "kurse.jsonl").write_text(json.dumps(record), encoding="utf-8")
    result = run(str(tmp_path / "kurse.jsonl"), "--language", "de", into=tmp_path / "site")
    assert "kurse.jsonl:1 kurs: Termin ohne Jahr: 17.11., 9 Uhr, steht im Text" in result.output
    assert "kurse.jsonl:1 kurs: Mehrere Termine in einem Feld: 12.01.2027 14.03.2027, 9-12 Uhr" in result.output
    text = (tmp_path / "site" / "courses" / "kurs.md").read_text(encoding="utf-8")
    assert text.endswith("\nTrennen,weiter\n\n- **Termin:** 17\\.11., 9 Uhr · noch offen\n")
    assert [session.id for session in read(tmp_path / "site").catalogue.courses[0].sessions] == ["a", "b"]
    assert "Kein Termin gelesen" not in result.output
    (tmp_path / "kurse.jsonl").write_text(json.dumps({**record, "sessions": ["17.11., 9 Uhr"]}), encoding="utf-8")
    result = run(str(tmp_path / "kurse.jsonl"), "--language", "de", into=tmp_path / "other")
    assert "kurse.jsonl:1 kurs: Kein Termin gelesen: die Seite zeigt den Kurs ohne Termin" in result.output


def test_a_table_with_few_words_is_german_by_its_dates(tmp_path: Path) -> None:
    record = {
        "id": "101",
        "record_type": "Kurs",
        "title": "Zoom Basics",
        "summary": "Online moderieren.",
        "sessions": ["12.01.2027 9:00"],
    }
    (tmp_path / "kurse.jsonl").write_text(json.dumps(record), encoding="utf-8")
    result = run(str(tmp_path / "kurse.jsonl"), into=tmp_path / "site")
    assert "Sprache geraten: de" in result.output
    assert read(tmp_path / "site").catalogue.settings.timezone.key == "Europe/Berlin"


def test_no_person_is_a_contact(tmp_path: Path) -> None:
    run(*ODD, into=tmp_path)
    contacts = (tmp_path / "courses" / "_vocabulary" / "contacts.yml").read_text(encoding="utf-8")
    assert [name for name in ("ller", "Sabine", "zdemir", "Mustermann", "Schmidt") if name in contacts] == []
    for name in ("Auskunft", "VHS", "Fortbildungsstelle", "Personalentwicklung", "Rechtsamt"):
        assert f"name: {name}" in contacts


def test_existing_files_stay_unless_overwritten(tmp_path: Path) -> None:
    run(*GERMAN, into=tmp_path)
    (tmp_path / "imported.jsonl").unlink()
    course = tmp_path / "courses" / "erste-hilfe.md"
    course.write_text(course.read_text(encoding="utf-8").replace("Puppe", "Person"), encoding="utf-8")
    before = files(tmp_path)
    result = run(*GERMAN, into=tmp_path)
    assert (result.exit_code, files(tmp_path)) == (2, before)
    assert "courses/erste-hilfe.md" in result.output
    assert run(*GERMAN, "--overwrite", into=tmp_path).exit_code == 0
    assert "Puppe" in course.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "kept"),
    [
        ("# Alle\n{}\n", "# Alle\n"),
        ("~\n", ""),
        ("null: {name: Nichts}\n", "null: {name: Nichts}\n"),
        ("---\nzoom: {name: Zoom}\n...\n", "zoom:\n  name: Zoom\n"),
        ("{zoom: {name: Zoom, keywords: [Video, Konferenz]}}\n", "zoom:\n  name: Zoom\n  keywords: [Video, Konferenz]\n"),
    ],
)  # fmt: skip
def test_terms_come_behind_those_that_are_there_however_these_are_written(there: str, kept: str) -> None:
    added = {"tools": {"webex": {"name": "Webex"}}}
    path = "courses/_vocabulary/tools.yml"
    assert vocabulary_files(added, {path: there}, folder="courses") == {path: f"{kept}webex:\n  name: Webex\n"}


def test_a_record_whose_front_matter_is_too_large_is_told_as_that(tmp_path: Path) -> None:
    note = "x" * 250
    sessions = [
        {"start": f"2027-{month:02}-{day:02} 09:00", "end": f"2027-{month:02}-{day:02} 12:00", "note": note}
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "viele", "title": "Viele", "body": "Text.", "sessions": sessions * 2}), encoding="utf-8"
    )
    plan = make_plan(read_lines(tmp_path / "a.jsonl"), existing=read_existing(tmp_path), today=date(2026, 11, 20))
    assert [note.code for note in plan.notes if note.code in ("too-large", "unwritable")] == ["too-large"]


def test_vocabularies_are_only_added_to(tmp_path: Path) -> None:
    run(*GERMAN, into=tmp_path)
    path = tmp_path / "courses" / "_vocabulary" / "categories.yml"
    path.write_text("# Unsere Liste\nhaus:\n  name: Recht\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    (tmp_path / "neu.jsonl").write_text(
        '{"id": "neu-hier", "title": "Neu", "categories": ["Garten"]}\n', encoding="utf-8"
    )
    assert run(str(tmp_path / "neu.jsonl"), into=tmp_path).exit_code == 0
    assert path.read_text(encoding="utf-8") == before + "garten:\n  name: Garten\n"
    read(tmp_path)


def test_a_new_german_catalogue_begins_with_the_synonyms_of_the_demonstration(tmp_path: Path) -> None:
    run(*GERMAN, into=tmp_path / "german")
    file = tmp_path / "german" / SYNONYMS
    assert file.read_bytes() == (CONTENT.parents[1] / SYNONYMS).read_bytes()
    file.write_text("groups:\n  - [Bauhof, Betriebshof]\n", encoding="utf-8")
    run(*GERMAN, "--overwrite", into=tmp_path / "german")
    assert "Betriebshof" in file.read_text(encoding="utf-8")


def test_a_new_english_catalogue_begins_with_english_synonyms(tmp_path: Path) -> None:
    run(*DIGITALGOV, into=tmp_path)
    synonyms = read(tmp_path).catalogue.synonyms
    assert any({"procurement", "purchasing"} <= {*group} for group in synonyms.groups)
    assert ("Zoom", ("video conference", "video call")) in synonyms.one_way


def test_what_builds_leave_is_kept_out_of_git_unless_somebody_has_seen_to_that(tmp_path: Path) -> None:
    assert run("--language", "de", into=tmp_path / "new").exit_code == 0
    assert (tmp_path / "new/.gitignore").read_text(encoding="utf-8").splitlines() == [
        "/site/",
        "/.site.*",
        "__pycache__/",
    ]
    ready = tmp_path / "ready"
    ready.mkdir()
    (ready / ".gitignore").write_text("/mine/\n", encoding="utf-8")
    assert run("--language", "de", into=ready).exit_code == 0
    assert (ready / ".gitignore").read_text(encoding="utf-8") == "/mine/\n"


def test_without_records_an_empty_catalogue_is_laid_out(tmp_path: Path) -> None:
    result = run("--language", "de", "--site-name", "Fortbildung Neustadt", into=tmp_path / "site")
    assert (result.exit_code, result.output.count("\n")) == (0, 1)
    settings, problems = read_settings(tmp_path / "site")
    assert settings is not None, problems
    assert (settings.site, settings.language, settings.retention.text) == ("fortbildung-neustadt", "de", "P12M")
    assert read(tmp_path / "site").catalogue.offers == ()
    demonstration, _ = read_settings(CONTENT.parents[1])
    assert demonstration is not None
    assert settings.footer == demonstration.footer, "the same addresses"
    legal = [tmp_path / "site/docs" / page for page in settings.footer.values()]
    assert all(page.is_file() for page in legal)
    assert not (tmp_path / "site/docs/legal").exists()
    written = (tmp_path / "site/mkdocs.yml").read_text(encoding="utf-8")
    assert "docs/operators" not in written, "there is no such folder in it"
    again = run(into=tmp_path / "site")
    assert (again.exit_code, "FILES" in again.output) == (2, True)


def test_nothing_is_written_outside(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "courses").symlink_to(tmp_path / "elsewhere")
    assert run(*GERMAN, into=tmp_path / "site").exit_code == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [
        ("--timezone", "Mars/Base"),
        ("--site-url", "nirgends"),
        ("--language", "fr"),
        ("--report", "/nowhere/at/all.jsonl"),
    ],
)
def test_wrong_use_is_one_line_and_code_2(options: tuple[str, str], tmp_path: Path) -> None:
    result = run(*GERMAN, *options, into=tmp_path / "site")
    assert result.exit_code == 2


def test_settings_that_are_there_win(tmp_path: Path) -> None:
    run(*GERMAN, into=tmp_path)
    assert run(*GERMAN, "--timezone", "Europe/Vienna", into=tmp_path).exit_code == 2
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert run(*GERMAN, into=tmp_path).exit_code == 2


def test_a_giant_line_is_left_out(tmp_path: Path) -> None:
    giant = json.dumps({"id": "riese", "title": "x" * 5_000_001})
    large = json.dumps({"id": "gross", "title": "Gross", "body_markdown": "Wort " * 200_000})
    (tmp_path / "records.jsonl").write_text(
        f'\ufeff{giant}\n{large}\n{{"id": "klein", "title": "Klein"}}', encoding="utf-8"
    )
    result = run(str(tmp_path / "records.jsonl"), "--language", "de", into=tmp_path / "site")
    assert result.exit_code == 1
    assert "records.jsonl:1 –: Zeile länger" in result.output
    assert "records.jsonl:2 gross: Text zu groß" in result.output
    assert set(read(tmp_path / "site").catalogue.by_slug) == {"klein"}


def test_records_that_would_keep_the_import_busy_do_not(tmp_path: Path) -> None:
    """Each of these would take minutes where something is looked for in all that follows, for each piece anew."""
    began = time.process_time()
    keys = "".join(f'"k{number}": 0, ' for number in range(100_000))
    same = (f'{{"id": "gleich", "title": "Gleich", "number": {number}}}' for number in range(20_000))
    bodies = ("<tr>" * 20_001, "{{< note " * 20_001, "{{< note " * 19_000, "{{< note " + "a" * 800_000)
    lines = [
        f'{{{keys}"k0": 1, "title": "Schlüssel"}}',
        *(json.dumps({"title": "Text", "body_markdown": body}) for body in bodies),
        *same,
    ]
    lines.append('{"title": "Tief", "x": ' + "[" * 992 + "]" * 992 + "}")
    (tmp_path / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    notebook = Notebook()
    taken = [line.number for line, _ in records_of(read_lines(tmp_path / "records.jsonl"), notebook)]
    assert [number for number in taken if number <= 5] == [1, 4, 5]
    assert len(taken) == 20_003
    assert [each.code for each in notebook.notes if each.line in (2, 3)] == ["too-large"] * 2
    Shortcodes().set_aside(bodies[2] + bodies[3])
    assert time.process_time() - began < 20  # seconds; it takes one or two


def test_every_note_has_words_in_both_languages() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (CONTENT.parents[1] / "catalogue" / "importing").rglob("*.py")
    )
    german, english = (read_translation(language).texts for language in ("de", "en"))
    codes = {name.removeprefix("import.note.") for name in german if name.startswith("import.note.")}
    assert codes == {name.removeprefix("import.note.") for name in english if name.startswith("import.note.")}
    assert [code for code in codes if f'"{code}"' not in source] == []
    assert all(": " in german[f"import.note.{code}"] for code in codes if "{" in german[f"import.note.{code}"])


def test_notes_are_printable() -> None:
    notebook = Notebook()
    notebook.about(file="a", line=1, id="x")("unknown-field", value="a\nb\x1b[0m\ud800" + "x" * 1000)
    value = notebook.notes[0].details["value"]
    assert "\n" not in value
    assert "\x1b" not in value
    assert len(value) <= 501


def test_an_english_catalogue_has_a_legal_notice_and_no_imprint(tmp_path: Path) -> None:
    assert run("--language", "en", into=tmp_path / "site").exit_code == 0
    legal = tmp_path / "site/docs/legal"
    assert sorted(path.name for path in legal.iterdir()) == ["accessibility.md", "legal-notice.md", "privacy.md"]
    assert "# Legal notice" in (legal / "legal-notice.md").read_text(encoding="utf-8")
    assert "Legal notice: legal/legal-notice.md" in (tmp_path / "site/mkdocs.yml").read_text(encoding="utf-8")
