"""Whatever a record, a table or a calendar holds, the import never fails, and what it writes is a catalogue without an error."""

import csv
import json
import string
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogue.checks.check import check
from catalogue.checks.subject import Subject
from catalogue.importing.existing import read_existing
from catalogue.importing.files import read_files
from catalogue.importing.lines import Line, read_lines
from catalogue.importing.plan import Plan, make_plan
from catalogue.importing.record import Record, SourceSession
from catalogue.importing.sheets.columns import HEADINGS
from catalogue.importing.site import site_files
from catalogue.importing.writing import compare, write_files
from catalogue.model.problem import Problem, Severity
from catalogue.reading.places import Places
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.reading.translations import read_translation

TODAY = date(2026, 11, 20)
PIECES = (
    "# ", "## ", "\n", "\n\n", "- ", "1) ", "* ", "    ", "| a | b |", "```\n", "`", "**", "_", "[", "](", ")", "![x](", "<b>", "</b>",
    "<table><tr><td>", "</td></tr></table>", "<br>", "<script>x</script>", "<div", ">", "<ul><li>", "</li></ul>", "<a href='javascript:x'>",
    "<iframe src=//x>", "<!-- ", " -->", "<?php", "<https://x.example>", "{{< note >}}", "{{< /note >}}", "{{< ref \"/a/b.md\" >}}",
    "{{< accordion title=\"T\" >}}", "{{< /accordion >}}", "{{< img src=x >}}", "{{ x }}", "{% raw %}", "<select><option>", "<textarea>", "<table><tr><th colspan=2>", "<td rowspan=9>", "</th></tr>", "<label>", "<input name=x>", "&lt;", "&#42;", "&amp;amp;",
    "\u200b", "\u00a0", "\ufffe", "\ue000", "0\ue001", "\x00", "\x85", "\u2028", "!!! note", "=== \"a\"", "[a]: b", "[^1]", "---", "===",
    "javascript:alert(1)", "../x.md", "mailto:a@b.example", "https://x.example/(a)", "<x onclick=y>", "<style>", "<svg/onload=x>", "ä", "Zeit",
)  # fmt: skip
MOMENTS = (
    "2027-01-12T09:00:00+01:00", "2027-07-12 9:00", "2027-03-28T02:30", "2027-10-31T02:30:00+01:00", "12.01.2027 9 Uhr", "2027-01-12", "x",
    "2027-13-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2027-01-12T24:00", "2027-01-14T08:00:00-05:00", "1970-01-01", "2099-12-31T23:00-12:00",
    "13.03.2027 09:00 - 16:30", "12.–14.03.2027", "9 Uhr", "16:30", "bis 12 Uhr", "2027-10-31 02:30", "1.1.2027 - 31.12.2027", "31.–1.2.2027",
    "2027-01-12T23:30", "2027-01-13T00:00", "2027-01-12T00:00", "2028-05-05T10:00",
)  # fmt: skip

pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join)
words = (
    st.text(max_size=20)
    | pieces
    | st.sampled_from(("Zoom", "zoom", "Führung (FÜ)", "FÜ", "Fuehrung", "x" * 400, "Wort " * 90, "en", "de"))
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=6
)
mappings = st.dictionaries(
    st.sampled_from(("name", "telefon", "E-Mail", "abteilung", "person", "plz", "ort", "straße", "address", "room")), anything | words | st.just("Frau Ä"), max_size=5
)  # fmt: skip
moments = st.sampled_from(MOMENTS) | words
sessions = st.dictionaries(
    st.sampled_from([*SourceSession.model_fields, "unknown"]), anything | moments | st.sampled_from(("abgesagt", "held", "Europe/Berlin", "UTC", "90 Min.", "2 Tage", "2 Tage (je 8 UE)")) | mappings, max_size=8
)  # fmt: skip
records = st.fixed_dictionaries(
    {},
    optional={
        **{name: anything for name in Record.model_fields if name != "sessions"},
        "contact": anything | mappings, "kosten": anything, "price": anything, "location": mappings,
        "id": st.text(alphabet=string.ascii_letters + "äÖ-/.", max_size=6) | anything,
        "title": words, "summary": words, "body_markdown": pieces, "aliases": st.lists(words, max_size=3),
        "categories": st.lists(words, max_size=3), "sessions": st.lists(sessions, max_size=4) | anything,
        "duration_text": st.sampled_from(("3 x 2 Stunden", "P1D", "PT0H", "1,5 Std.", "½ Tag", "99999 Wochen", "999 Tage", "2 Tage je 8 UE")) | words, "extra": anything,
    },
)  # fmt: skip


def planned(root: Path, data: list[dict[str, Any]]) -> Plan:
    """Returns the plan for records that come as the lines of a file."""
    lines = [Line("records.jsonl", number, json.loads(json.dumps(each))) for number, each in enumerate(data, start=1)]
    return make_plan(lines, existing=read_existing(root), today=TODAY)


def errors_in(root: Path) -> list[Problem]:
    """Returns the errors of reading and checking the catalogue in `root`."""
    own, problems = read_settings(root)
    assert own is not None, problems
    reading = read_catalogue(root, own)
    subject = Subject(reading.catalogue, reading.inventory, TODAY, Places(root), reading.torn)
    return [each for each in (*problems, *reading.problems, *check(subject)) if each.severity is Severity.ERROR]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(records, max_size=4))
@example([{"id": "A", "sessions": [{"id": "2027-01-12T09:00:00", "capacity": {"name": "<a href='javascript:x'>"}}]}])
@example([{"id": "", "body_markdown": "# ", "audience": ["a" * 300, "a" * 300 + "b"]}])
def test_any_records_become_a_catalogue_without_errors(data: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        plan = planned(root, data)
        words = read_translation(plan.language)
        write_files(root, {**site_files(words=words, timezone=plan.timezone), **plan.files})
        assert errors_in(root) == []
        assert len(plan.written) + len({note.line for note in plan.refused}) == len(data)
        again = compare(root, planned(root, data).files)
        assert (again.new, again.changed) == ((), ())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.lists(anything, max_size=3).map(lambda each: json.dumps(each).encode()))
def test_any_bytes_are_read_line_by_line(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        path.write_bytes(data)
        for line in read_lines(path):
            assert (line.data is None) == bool(line.fault)


headings = st.sampled_from(
    [name for names in HEADINGS.values() for name in names] + ["Leitung", "Termin 2", "Dauer in h", ""]
)
cells = st.sampled_from(("", "", "Excel", "Word", "1", "2", "46399", "0,375", "Online", "80", "n.V.")) | moments
tables = st.lists(headings, max_size=8).flatmap(
    lambda names: st.lists(st.lists(cells, max_size=len(names) + 2), max_size=6).map(
        lambda rows: [["Titel", *names], *rows]
    )
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(tables)
@example([["Titel", "Nr.", "Datum"], ["", "", "12.01.2027"], ["Excel", "", ""], ["", "1", "13.01.2027"]])
def test_any_table_becomes_a_catalogue_without_errors(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, path = Path(folder) / "site", Path(folder) / "kurse.csv"
        with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
        lines = list(read_files([path], today=TODAY))
        plan = make_plan(lines, existing=read_existing(root), today=TODAY)
        words = read_translation(plan.language)
        write_files(root, {**site_files(words=words, timezone=plan.timezone), **plan.files})
        assert errors_in(root) == []
        assert len(plan.written) + len({note.line for note in plan.refused}) == len(lines)
        again = compare(
            root, make_plan(read_files([path], today=TODAY), existing=read_existing(root), today=TODAY).files
        )
        assert (again.new, again.changed) == ((), ())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(("csv", "tsv", "xlsx", "xls", "xlsb", "ods", "ics")))
def test_any_bytes_of_any_kind_are_read_or_refused(data: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"kurse.{ending}"
        path.write_bytes(data)
        for line in read_files([path], today=TODAY):
            assert (line.data is None) == bool(line.fault)


properties = st.sampled_from(
    (
        "UID:1", "UID:2", "SUMMARY:Excel", "SUMMARY:Word\\, mehr", "DTSTART:20270112T090000Z", "DTSTART;TZID=Europe/Berlin:20270112T090000",
        "DTSTART;VALUE=DATE:20270112", "DTSTART;TZID=Mars:20270112T090000", "DTSTART:99991231T230000", "DTEND:20270112T100000Z",
        "DTEND;VALUE=DATE:20270112", "DTEND:bald", "DURATION:PT1H", "DURATION:-P1D", "DURATION:P9999999D", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=MONTHLY;BYDAY=5MO",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=WEEKLY;UNTIL=20270201T000000Z", "RRULE:", "RDATE:20270113T090000Z", "RDATE;VALUE=PERIOD:20270113T090000Z/PT1H",
        "EXDATE:20270112T090000Z", "EXDATE;VALUE=DATE:20270112", "RECURRENCE-ID:20270113T090000Z", "RECURRENCE-ID;VALUE=DATE:20270113", "CLASS:PRIVATE",
        "STATUS:CANCELLED", "LOCATION:Rathaus", "SEQUENCE:x", "BEGIN:VALARM", "END:VALARM", "X-A",
    )
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(properties, max_size=9), max_size=4))
def test_any_events_are_read_or_refused(events: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "termine.ics"
        inner = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
        path.write_text("\r\n".join(("BEGIN:VCALENDAR", *inner, "END:VCALENDAR", "")), newline="")
        lines = list(read_files([path], today=TODAY))
        assert all((line.data is None) == bool(line.fault) for line in lines)
        assert make_plan(lines, existing=read_existing(Path(folder)), today=TODAY).notes is not None
