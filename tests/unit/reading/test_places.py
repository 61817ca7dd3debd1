"""Places: a field found again in its file."""

from pathlib import Path

from catalogue.model.problem import Place
from catalogue.reading.places import Places
from tests.unit.reading.project import offer, write

SESSIONS = "sessions:\n  - {id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00}\n  - id: b\n    parts: [{start: 2027-01-13}]\n"


def test_a_field_is_found(tmp_path: Path) -> None:
    find = Places(write(tmp_path, {"courses/a.md": offer(SESSIONS)}))
    assert find("courses/a.md", "title") == Place("courses/a.md", 2, 8)
    assert find("courses/a.md", "sessions", 0, "parts", 0, "start") == Place("courses/a.md", 6, 20)
    assert find("courses/a.md", "sessions", 1, "parts", 0, "start") == Place("courses/a.md", 8, 21)


def test_a_field_that_is_not_there_has_the_place_above(tmp_path: Path) -> None:
    find = Places(write(tmp_path, {"courses/a.md": offer(SESSIONS)}))
    assert find("courses/a.md", "sessions", 1, "status") == Place("courses/a.md", 7, 5)


def test_a_file_that_is_gone_has_a_first_line(tmp_path: Path) -> None:
    assert Places(tmp_path)("courses/b.md", "title") == Place("courses/b.md")
