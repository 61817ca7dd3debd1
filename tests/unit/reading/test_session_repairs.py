"""Repairs of sessions: whoever follows the advice to the letter gets a session."""

from pathlib import Path

import pytest

from catalogue.model.problem import Problem
from tests.unit.reading.project import checked, codes, offer, write

HEAD = "registration: none\nsessions:"
WHOLE = "{id: 2027-01-12, start: 2027-01-12 09:00, end: 2027-01-12 12:00}"


def told(root: Path, sessions: str) -> list[Problem]:
    return checked(write(root, {"courses/a.md": offer(f"{HEAD}{sessions}")}))


@pytest.mark.parametrize(
    ("sessions", "advice"),
    [
        (" keine\n", WHOLE),
        (" 12.01.2027\n", "{id: 2027-01-12, start: 2027-01-12, end: 2027-01-12}"),
        (" 30.02.2027\n", WHOLE),
        ("\n  id: a\n  start: 2027-01-12 09:00\n  end: 2027-01-12 12:00\n", "{id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00}"),
        ("\n  - 2027-01-12\n", "{id: 2027-01-12, start: 2027-01-12, end: 2027-01-12}"),
        ("\n  - 12. Januar 2027, 21 Uhr\n", "{id: 2027-01-12, start: 2027-01-12 21:00, end: 2027-01-12 23:59}"),
        ("\n  - [x]\n", WHOLE),
        ("\n  - {id: a, parts: 2027-01-12}\n", "{id: 2027-01-12, start: 2027-01-12, end: 2027-01-12}"),
    ],
)  # fmt: skip
def test_what_is_no_session_is_shown_as_one(tmp_path: Path, sessions: str, advice: str) -> None:
    (problem,) = told(tmp_path, sessions)
    assert problem.details.get("repair", problem.details.get("example")) == f"- {advice}"
    assert [each.code for each in told(tmp_path, f"\n  - {advice}\n")] == []


def test_bullets_before_sessions_are_told_as_such(tmp_path: Path) -> None:
    assert [each.code for each in told(tmp_path, "\n  • 2027-01-12\n")] == ["wrong-bullet"]


def test_other_fields_are_shown_by_their_own_names(tmp_path: Path) -> None:
    files = {"courses/_vocabulary/levels.yml": "hoch: Hoch hinaus\n", "courses/a.md": offer("capacity: viele\n")}
    examples = {problem.details["field"]: problem.details["example"] for problem in checked(write(tmp_path, files))}
    assert examples == {"capacity": "capacity: {min: …, max: …}", "hoch": 'hoch: {name: "Hoch hinaus"}'}


def test_a_dash_before_each_line_is_told_once_with_the_session_that_was_meant(tmp_path: Path) -> None:
    lines = ("id: a", "start: 2027-01-12 09:00", "end: 2027-01-12 12:00", "note: 'Der \"Kern\" ist''s'")
    (problem,) = told(tmp_path, "".join(f"\n  - {line}" for line in lines) + "\n")
    assert (problem.code, problem.place.line) == ("surplus-dash", 8)
    assert told(tmp_path, f"\n  {problem.details['repair']}\n") == []


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        (("id: a", "start: x", "id: b", "start: y", "end: z"), [7, 9]),
        (("{id: a, start: 2027-01-12 09:00}", "end: 2027-01-12 12:00", WHOLE), [7]),
        (("{start: 2027-01-12, end: 2027-01-12}", "parts: [{start: x}]"), [7]),
    ],
)
def test_each_torn_session_is_told_once(tmp_path: Path, sessions: tuple[str, ...], expected: list[int]) -> None:
    found = told(tmp_path, "".join(f"\n  - {line}" for line in sessions) + "\n")
    assert [(each.code, each.place.line) for each in found] == [("surplus-dash", line + 1) for line in expected]


@pytest.mark.parametrize(
    "sessions", [("id: a", "id: b"), ("start: 2027-01-12", "start: 2027-01-13"), (WHOLE, "id: b"), ("id: a", "x"), ("x", "start: 2027-01-12")]
)  # fmt: skip
def test_sessions_that_lack_something_are_not_taken_for_pieces_of_one(
    tmp_path: Path, sessions: tuple[str, ...]
) -> None:
    told(tmp_path, "".join(f"\n  - {line}" for line in sessions) + "\n")
    assert "surplus-dash" not in codes(tmp_path)
    assert codes(tmp_path)
