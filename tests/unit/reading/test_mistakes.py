"""Mistakes: pydantic's errors as problems, all at once, each in its place."""

from pathlib import Path

import pytest

from catalogue.model.problem import MOST
from tests.unit.reading.project import checked, codes, offer, read, write


def told(root: Path, extra: str) -> list[tuple[str, int, int]]:
    write(root, {"courses/a.md": offer(extra)})
    return [(problem.code, problem.place.line, problem.place.column) for problem in checked(root)]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("keyword: [a]\n", ("unknown-key", 5, 1)),
        ("function-after: x\n", ("unknown-key", 5, 1)),
        ("audiences: alle\n", ("list-expected", 5, 12)),
        ("capacity: 3\n", ("mapping-expected", 5, 11)),
        ("cost: [a]\n", ("text-expected", 5, 7)),
        ("language: deutsch\n", ("bad-language", 5, 11)),
        ("sessions:\n  - {start: 2027-01-12 09:00, end: 2027-01-12 12:00}\n", ("session-without-id", 6, 5)),
        ("sessions:\n  - {id: a, start: 2027-01-12 09:00}\n", ("session-without-end", 6, 5)),
        ("sessions:\n  - {id: a, start: x, end: 2027-01-12 12:00}\n", ("bad-date-time", 6, 20)),
        ("sessions:\n  - {id: a, venue: b, parts: [{start: 2027-01-12, end: 2027-01-12}]}\n", ("start-beside-parts", 6, 13)),
        ("sessions:\n  - {id: a, parts: []}\n", ("empty-list", 6, 20)),
        ("sessions:\n  - {id: a, parts: {}}\n", ("list-expected", 6, 20)),
        ("sessions:\n  - {id: a, parts: [x]}\n", ("mapping-expected", 6, 21)),
        ("sessions:\n  - a\n", ("mapping-expected", 6, 5)),
        ("registration:\n", None),
        ("registration: {email: }\n", ("registration-without-way", 5, 23)),
        ("registration: {email: a@b.example, closes: 10 Werktage}\n", ("bad-closing", 5, 44)),
        ("registration: {email: a@b.example, closes: 12.1.2027}\n", ("bad-date", 5, 44)),
        ("registration: {email: a@b.example, closes: 12 January 2027}\n", ("bad-date", 5, 44)),
        ("registration: {email: a@b.example, closes: Freitag}\n", ("bad-closing", 5, 44)),
        ("slug: b\n", ("unknown-key", 5, 1)),
        ("body: b\npath: c\n", ("unknown-key", 5, 1)),
        ("id: B\n", ("bad-id", 5, 5)),
    ],
)  # fmt: skip
def test_a_mistake_has_its_code_and_place(tmp_path: Path, extra: str, expected: tuple[str, int, int] | None) -> None:
    assert told(tmp_path, extra)[:1] == ([expected] if expected else [])


def test_a_misspelt_key_gets_a_suggestion_from_where_it_stands(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": offer("sessions:\n  - {id: a, strat: x}\ncapacity: {mix: 3}\n")})
    suggestions = {
        problem.details["field"]: problem.details["suggestion"]
        for problem in checked(tmp_path)
        if problem.code == "unknown-key"
    }
    assert suggestions == {"strat": "start", "mix": "min"}


def test_the_name_of_a_term_means_that_term_and_not_one_with_a_similar_id(tmp_path: Path) -> None:
    audiences = "alle: {name: Alle Beschäftigten}\nneue-beschaeftigte: {name: Neue}\n"
    files = {"courses/_vocabulary/audiences.yml": audiences, "courses/a.md": offer("audiences: [alle Beschäftigten]\n")}
    (problem,) = checked(write(tmp_path, files))
    assert (problem.code, problem.details["suggestion"]) == ("unknown-term", "alle")


def test_a_duration_is_shown_by_an_example_of_its_field(tmp_path: Path) -> None:
    files = {
        "courses/_vocabulary/contacts.yml": "fb11: {name: FB 11, email: a@b.example}\n",
        "courses/a.md": offer(
            "duration: lange\nreview: {by: fb11, last: 2026-01-12, every: jährlich}\nmandatory: immer\n"
        ),
    }
    told = {problem.details["field"]: problem.details["example"] for problem in checked(write(tmp_path, files))}
    assert told == {"duration": "PT3H", "every": "P1Y", "mandatory": "P1Y"}


@pytest.mark.parametrize(
    ("start", "end"),
    [("09:30", "2027-01-12 12:30"), ("20:00", "2027-01-12 23:00"), ("21:30", "2027-01-12 23:59"), ("23:30", "2027-01-12 23:59")],
)  # fmt: skip
def test_an_end_is_advised_behind_the_start(tmp_path: Path, start: str, end: str) -> None:
    session = f"{{id: a, start: 2027-01-12 {start}}}"
    (problem,) = checked(write(tmp_path, {"courses/a.md": offer(f"registration: none\nsessions:\n  - {session}\n")}))
    assert (problem.code, problem.details["example"]) == ("session-without-end", end)
    right = session.replace("}", f", end: {end}}}")
    write(tmp_path, {"courses/a.md": offer(f"registration: none\nsessions:\n  - {right}\n")})
    assert codes(tmp_path) == []


def test_no_hours_are_advised_where_a_time_has_whole_days(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": offer("duration: 12 Stunden\nmandatory: 12 Stunden\n")})
    advised = {problem.details["field"]: problem.details["suggestion"] for problem in checked(tmp_path)}
    assert advised == {"duration": "PT12H", "mandatory": ""}


def test_a_bare_number_of_hours_or_minutes_is_told_as_both(tmp_path: Path) -> None:
    (problem,) = checked(write(tmp_path, {"courses/a.md": offer("duration: 2\n")}))
    told = {name: problem.details[name] for name in ("suggestion", "known", "example")}
    assert told == {"suggestion": "", "known": "PT2H, PT2M", "example": "PT2H"}


def test_one_mistake_does_not_hide_another(tmp_path: Path) -> None:
    extra = (
        "capacity: {min: 5, max: 0}\nregistration: {closes: x}\nsessions:\n"
        "  - {id: a, status: x}\n  - {id: b, start: 2027-01-12, end: 2027-01-11, places_left: x}\n"
    )
    write(tmp_path, {"courses/Ä.md": offer(extra, "[x](y.md)")})
    assert set(codes(tmp_path)) == {
        "bad-slug", "capacity-zero", "registration-without-way", "bad-closing", "unknown-choice",
        "session-without-start", "session-without-end", "end-before-start", "bad-number", "dead-link",
    }  # fmt: skip


def test_ids_that_stand_twice_are_told_beside_other_mistakes(tmp_path: Path) -> None:
    session = "  - {id: a, start: 2027-01-12, end: 2027-01-12}\n"
    assert "duplicate-session-id" in [code for code, _, _ in told(tmp_path, f"level: x\nsessions:\n{session}{session}")]


def test_a_file_of_nothing_but_mistakes_is_told_in_part(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": offer("".join(f"x{n}: y\n" for n in range(MOST + 50)))})
    found = codes(tmp_path)
    assert found.count("unknown-key") == MOST
    assert found.count("too-many-mistakes") == 1


def test_a_term_with_a_mistake_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, {"courses/_vocabulary/tools.yml": "zoom: {nmae: Zoom}\n", "courses/a.md": offer("tools: [zoom]\n")})
    assert codes(tmp_path) == ["unknown-key"]


@pytest.mark.parametrize("text", ["kommunikation: {name: x\n", "- kommunikation\n", "a: &b c\n"])
def test_a_vocabulary_that_cannot_be_read_is_told_once(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"courses/_vocabulary/categories.yml": text, "courses/a.md": offer(), "courses/b.md": offer()})
    assert len(read(tmp_path).problems) == 1


def test_details_are_texts(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": offer("category: x\nformat: y\nstatus: z\n" + "q" * 500 + ": x\n")})
    details = [problem.details for problem in checked(tmp_path)]
    assert len(details) == 4
    assert all(isinstance(value, str) and len(value) <= 2000 for each in details for value in each.values())
