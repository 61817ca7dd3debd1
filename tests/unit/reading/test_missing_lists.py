"""Lists that are not there: told once, not by every offer that names one of their entries."""

import shutil
from pathlib import Path

from catalogue.outputs.explained import explain
from catalogue.reading.reading import read_catalogue
from catalogue.reading.translations import read_translation
from tests.making import settings
from tests.unit.reading.project import checked, codes, offer, write

MANY = {f"courses/{name}.md": offer("level: hoch\n", f"[B]({name}x.md)\n", title=name) for name in "abcd"}


def test_while_the_folder_is_away_that_alone_is_told(tmp_path: Path) -> None:
    guides = {f"docs/guides/{name}.md": offer(body="[Kurs](../../courses/a.md)\n", title=name) for name in "efgh"}
    write(tmp_path, {**guides, "courses/a.md": offer(), "docs/index.md": "[Kurs](../courses/a.md)\n"})
    assert codes(tmp_path) == []
    (tmp_path / "courses").rename(tmp_path / "away")
    (found,) = checked(tmp_path)
    assert (found.code, found.place.path) == ("missing-vocabularies", "courses/_vocabulary")
    (tmp_path / "courses" / "_vocabulary").mkdir(parents=True)
    assert codes(tmp_path) == ["missing-vocabularies"]
    shutil.rmtree(tmp_path / "courses")
    (tmp_path / "away").rename(tmp_path / "courses")
    assert codes(tmp_path) == []


def test_of_one_file_alone_it_is_told_as_well(tmp_path: Path) -> None:
    (write(tmp_path, {"courses/a.md": offer()}) / "courses/_vocabulary/categories.yml").unlink()
    reading = read_catalogue(tmp_path, settings(), only={"courses/a.md"})
    assert [problem.code for problem in reading.problems] == ["missing-vocabularies"]


def test_a_catalogue_without_offers_needs_no_lists(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert codes(tmp_path) == []


def test_a_list_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    found = {problem.code: problem for problem in checked(write(tmp_path, MANY))}
    assert list(found) == ["missing-vocabulary", "dead-link"]
    told = found["missing-vocabulary"]
    assert told.place.path == "courses/_vocabulary/levels.yml"
    assert told.details == {"value": "hoch", "first": "courses/a.md:5:8", "count": "4"}


def test_one_that_is_just_being_saved_is_told_likewise(tmp_path: Path) -> None:
    write(tmp_path, {**MANY, "courses/_vocabulary/levels.yml": ""})
    assert codes(tmp_path).count("missing-vocabulary") == 1
    assert "unknown-term" not in codes(tmp_path)


def test_few_are_told_where_they_stand(tmp_path: Path) -> None:
    few = dict(list(MANY.items())[:3])
    found = [problem for problem in checked(write(tmp_path, few)) if problem.code == "unknown-term"]
    assert [problem.details.get("absent") for problem in found] == ["courses/_vocabulary/levels.yml"] * 3
    assert "Diese Datei gibt es nicht." in explain(found[0], read_translation("de")).message
    write(tmp_path, {"courses/_vocabulary/levels.yml": ""})
    found = [problem for problem in checked(tmp_path) if problem.code == "unknown-term"]
    assert [problem.details.get("absent") for problem in found] == [None] * 3


def test_an_entry_that_many_name_is_told_once(tmp_path: Path) -> None:
    levels = {"courses/_vocabulary/levels.yml": "mittel: {name: Mittel}\n"}
    write(tmp_path, {**levels, **{f"courses/{n}.md": offer("level: hoch\n", title=f"{n}") for n in range(10)}})
    write(tmp_path, {"courses/x.md": offer("level: tief\n", title="X")})
    assert codes(tmp_path) == ["unknown-term"] * 11
    write(tmp_path, {"courses/y.md": offer("level: hoch\n", title="Y")})
    told, other = checked(tmp_path)
    assert (told.code, told.place.path, other.details["value"]) == (
        "missing-term",
        "courses/_vocabulary/levels.yml",
        "tief",
    )
    assert told.details == {
        "value": "hoch",
        "first": "courses/0.md:5:8",
        "count": "11",
        "files": "11",
        "suggestion": "",
    }
    one = read_catalogue(tmp_path, settings(), only={"courses/y.md"})
    assert [(problem.code, str(problem.place)) for problem in one.problems] == [("unknown-term", "courses/y.md:5:8")]


def test_entries_of_a_list_that_is_there_are_told_where_they_stand(tmp_path: Path) -> None:
    write(tmp_path, {**MANY, "courses/_vocabulary/levels.yml": "mittel: {name: Mittel}\n"})
    assert codes(tmp_path).count("unknown-term") == 4
