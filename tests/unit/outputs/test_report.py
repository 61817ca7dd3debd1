"""Reports: the same findings for people, for programs and for two forges."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.problem import Place, Problem, Severity
from catalogue.outputs.explained import Explained, explain, visible
from catalogue.outputs.report import WIDTH, as_github, as_gitlab, as_json, as_text, pointed
from catalogue.reading.translations import read_translation

GERMAN, ENGLISH = read_translation("de"), read_translation("en")
TERM = Problem(
    "unknown-term",
    Place("courses/a.md", 4, 9),
    {"field": "format", "value": "onlin", "vocabulary": "formats", "suggestion": "online", "known": "online, praesenz"},
)
TITLE = Problem(
    "duplicate-title", Place("courses/b.md", 2, 8), {"value": "Zoom", "other": "courses/c.md"}, Severity.WARNING
)


def line_of(path: str, number: int) -> str:
    return "format: onlin" if (path, number) == ("courses/a.md", 4) else ""


def text(*problems: Problem, colour: bool = False) -> str:
    return as_text([explain(problem, GERMAN) for problem in problems], GERMAN, line_of=line_of, colour=colour)


def test_a_suggestion_stands_in_place_of_the_choices() -> None:
    explained = explain(TERM, GERMAN)
    assert explained.message == "„onlin“ steht nicht in der Liste courses/_vocabulary/formats.yml."
    assert explained.hint.startswith("Meinten Sie „online“? ")
    assert "praesenz" not in explained.hint


def test_without_a_suggestion_the_choices_are_listed() -> None:
    problem = Problem(TERM.code, TERM.place, {**TERM.details, "suggestion": ""})
    assert explain(problem, GERMAN, courses="kurse").message.endswith("kurse/_vocabulary/formats.yml.")
    assert explain(problem, GERMAN).hint.endswith("Möglich sind: online, praesenz.")
    assert "Meinten" not in explain(problem, GERMAN).hint


def test_neither_suggestion_nor_choices() -> None:
    problem = Problem("unknown-key", TERM.place, {"field": "x", "suggestion": "", "known": ""})
    assert explain(problem, ENGLISH).hint == "Check the spelling and the indentation, or remove the line."


def test_the_sort_of_bad_yaml_is_told() -> None:
    problem = Problem("bad-yaml", TERM.place, {"reason": "tab"})
    assert explain(problem, GERMAN).message.endswith(
        "Die Zeile ist mit einem Tabulator eingerückt. Nehmen Sie Leerzeichen."
    )


def test_values_are_put_in_once_and_stay_on_one_line() -> None:
    problem = Problem("duplicate-title", TERM.place, {"value": "{other}\n\x1b[31m\ud800", "other": "b"})
    assert explain(problem, GERMAN).message == "Den Titel „{other} \ufffd[31m\ufffd“ trägt auch b."


def test_the_text_for_people() -> None:
    assert text(TERM, TITLE) == (
        "courses/a.md:4:9  Fehler  unknown-term\n\n"
        "    format: onlin\n"
        "            ^\n\n"
        "  „onlin“ steht nicht in der Liste courses/_vocabulary/formats.yml.\n"
        "  Meinten Sie „online“? Nehmen Sie im Feld format eine Kennung aus dieser Liste, oder ergänzen Sie dort den neuen Eintrag.\n\n"
        "courses/b.md:2:8  Warnung  duplicate-title\n\n"
        "  Den Titel „Zoom“ trägt auch courses/c.md.\n"
        "  Ergänzen Sie, was die beiden unterscheidet, damit man sie in Listen und in der Suche auseinanderhält.\n\n"
        "1 Fehler, 1 Warnung in 2 Dateien.\n"
    )


def test_no_problem_is_said_too() -> None:
    assert text() == "Alles in Ordnung.\n"


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in text(TERM)
    coloured = text(TERM, colour=True)
    assert "\x1b[31mFehler\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == text(TERM)


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("title: x", 8, "title: x", 7),
        ("\tx: y", 2, "    x: y", 4),
        ("日本: x", 5, "日本: x", 6),
        ("e\u0301: x", 5, "e\u0301: x", 3),
        ("short", 99, "short", 5),
        ("", 1, "", 0),
        ("a\x1b[2Jb\u202e", 1, "a\ufffd[2Jb\ufffd", 0),
    ],
)
def test_the_caret_stands_below_the_column(line: str, column: int, shown: str, caret: int) -> None:
    assert pointed(line, column) == (shown, " " * caret + "^")


def test_a_long_line_is_cut_around_the_place() -> None:
    shown, caret = pointed("a" * 500 + "X" + "b" * 500, 501)
    assert shown[len(caret) - 1] == "X"
    assert shown[0] == shown[-1] == "…"
    assert len(shown) == WIDTH + 2


def test_a_long_line_with_its_place_at_the_front() -> None:
    shown, caret = pointed("X" + "b" * 500, 1)
    assert (shown[0], shown[-1], caret) == ("X", "…", "^")


@given(st.text(st.characters(codec=None)), st.integers(-5, 500))
def test_any_line_can_be_shown(line: str, column: int) -> None:
    shown, caret = pointed(line, column)
    assert shown.isprintable()
    shown.encode()
    assert caret.strip() == "^"


def test_json_for_programs() -> None:
    first, second = json.loads(as_json([explain(TERM, ENGLISH), explain(TITLE, ENGLISH)]))
    assert {key: first[key] for key in ("code", "severity", "path", "line", "column")} == {
        "code": "unknown-term", "severity": "error", "path": "courses/a.md", "line": 4, "column": 9,
    }  # fmt: skip
    assert first["message"] == "“onlin” is not in the list courses/_vocabulary/formats.yml."
    assert second["severity"] == "warning"
    assert json.loads(as_json([])) == []


def test_github_escapes_what_would_end_a_command() -> None:
    place = Place("courses/a,b:c%\n::error::x.md", 1, 2)
    command = as_github([Explained(Problem("bad-slug", place), "100 %\r\nso", "x: y, z")])
    assert command == (
        "::error file=courses/a%2Cb%3Ac%25 %3A%3Aerror%3A%3Ax.md,line=1,col=2,title=bad-slug::100 %25%0D%0Aso x: y, z\n"
    )


def test_github_knows_warnings() -> None:
    assert as_github([explain(TITLE, GERMAN)]).startswith(
        "::warning file=courses/b.md,line=2,col=8,title=duplicate-title::"
    )


def fingerprints(*problems: Problem) -> list[str]:
    return [each["fingerprint"] for each in json.loads(as_gitlab([explain(problem, GERMAN) for problem in problems]))]


def test_gitlab_has_the_fields_of_its_form() -> None:
    (each,) = json.loads(as_gitlab([explain(TITLE, GERMAN)]))
    assert each["location"] == {"path": "courses/b.md", "lines": {"begin": 2}}
    assert (each["check_name"], each["severity"]) == ("duplicate-title", "minor")
    assert "Zoom" in each["description"]


def test_a_fingerprint_stays_when_lines_above_change() -> None:
    moved = Problem(TERM.code, Place(TERM.place.path, 40, 9), TERM.details)
    assert fingerprints(TERM) == fingerprints(moved)


def test_fingerprints_differ_in_one_report() -> None:
    assert len(set(fingerprints(TERM, TERM, TITLE))) == 3


def test_visible_text_is_printable() -> None:
    assert visible("a\tb\nc\xa0d\u200be\udcff") == "a b c d\ufffde\ufffd"
