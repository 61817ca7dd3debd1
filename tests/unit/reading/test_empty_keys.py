"""Keys without a value that nobody knows, wherever a file has keys; and those that somebody knows."""

from pathlib import Path

import pytest

from catalogue.model.problem import MOST
from tests.unit.reading.project import checked, codes, offer, write


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        ("dauer:\n", ["unknown-key"]),
        ("zusammenfassung:\n", ["same-field-twice"]),
        ("venue:\n", ["field-of-sessions"]),
        ("capacity: {min:6, max:15}\n", ["colon-without-blank"] * 2),
        ("capacity: {min: 6, max:15}\n", ["colon-without-blank"]),
        ("capacity: {minn:6}\n", ["colon-without-blank"]),
        ("capacity: {x:6}\n", ["unknown-key"]),
        ("capacity: {min: , max: }\n", []),
        ("tools:\nreview:\nsessions:\n", []),
        ("sessions:\n  - {id: a, start: 2027-01-12, end: 2027-01-12, ort: }\n", ["unknown-key"]),
        ("registration: none\nsessions:\n  - {id: a, start: 2027-01-12, end: 2027-01-12, venue: , note: }\n", []),
        ("sessions:\n  - {id: a, parts: [{id: b, start: 2027-01-12, end: 2027-01-12, ort: }]}\n", ["unknown-key"]),
        ("slug:\n", ["unknown-key"]),
        ("sessions:\n  - {id: a, start: 2027-01-12, end: 2027-01-12, Uhrzeit: }\n", ["day-and-time-apart"]),
        ("sessions:\n  - {id: a, start: 2027-01-12, end: 2027-01-12, Datum: }\n", ["day-and-time-apart"]),
        ("Uhrzeit:\n", ["unknown-key"]),
        ("capacity: {max: 1,000}\n", ["comma-in-number"]),
        ("capacity: {max: 15, 3}\n", ["unknown-key"]),
        ("capacity: {note: a,5}\n", ["unknown-key"] * 2),
    ],
)
def test_an_empty_key_of_an_offer(tmp_path: Path, extra: str, found: list[str]) -> None:
    write(tmp_path, {"courses/a.md": offer(extra)})
    assert codes(tmp_path) == found


def test_an_empty_key_of_a_term(tmp_path: Path) -> None:
    write(tmp_path, {"courses/_vocabulary/tools.yml": "zoom: {name: Zoom, farbe: , x:y}\n"})
    assert codes(tmp_path) == ["unknown-key", "unknown-key"]


def test_many_empty_keys_are_told_in_part(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": offer("".join(f"x{n}:\n" for n in range(MOST + 50)))})
    assert codes(tmp_path).count("unknown-key") == MOST


@pytest.mark.parametrize("field", ["title", "summary", "category"])
def test_a_field_without_value_is_not_called_missing(tmp_path: Path, field: str) -> None:
    text = "\n".join(f"{field}:" if line.startswith(field) else line for line in offer().split("\n"))
    write(tmp_path, {"courses/a.md": text})
    assert [(problem.code, problem.details["field"]) for problem in checked(tmp_path)] == [("missing-value", field)]


@pytest.mark.parametrize(("written", "meant"), [("1,000", "max: 1000"), ("1,5", ""), ("12,50", "")])
def test_of_a_whole_number_a_comma_divides_thousands_alone(tmp_path: Path, written: str, meant: str) -> None:
    (problem,) = checked(write(tmp_path, {"courses/a.md": offer(f"capacity: {{max: {written}}}\n")}))
    assert (problem.code, problem.details["suggestion"]) == ("comma-in-number", meant)


@pytest.mark.parametrize(
    ("geo", "found"),
    [
        ("{lat: 54,3000, lon: 10,12}", [("comma-in-number", "lat: 54.3000"), ("comma-in-number", "lon: 10.12")]),
        ("{lat: 54.3, lon: -10,1}", [("comma-in-number", "lon: -10.1")]),
        ("54,3000", [("mapping-expected", "geo: {lat: 54.3000, lon: …}")]),
        ("54,3, 10,1", [("mapping-expected", "geo: {lat: 54.3, lon: 10.1}")]),
        ("[54.3, 10.1]", [("mapping-expected", "geo: {lat: 54.3, lon: 10.1}")]),
        ("54.3° / 10.1°", [("mapping-expected", "geo: {lat: 54.3, lon: 10.1}")]),
        ("54° 18' N", [("mapping-expected", "")]),
        ("Rathaus", [("mapping-expected", "")]),
        ('{lat: "54,3", lon: "181,5"}', [("bad-degrees", "54.3"), ("bad-degrees", "")]),
        ("{lat: 54.3, lon: 10.1}", []),
    ],
)
def test_a_position_with_commas_is_told_with_its_own_numbers(
    tmp_path: Path, geo: str, found: list[tuple[str, str]]
) -> None:
    write(
        tmp_path,
        {
            "courses/_vocabulary/venues.yml": f"saal: {{name: Saal, geo: {geo}}}\n"
            if geo[0] in "{["
            else f"saal:\n  name: Saal\n  geo: {geo}\n"
        },
    )
    assert [(each.code, each.details["suggestion"]) for each in checked(tmp_path)] == found
