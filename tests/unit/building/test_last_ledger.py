"""Where the ledger of the last publication lies, also when that was in another language."""

import json
from datetime import date
from pathlib import Path

import pytest

from catalogue.building.last_ledger import LastLedger
from catalogue.model.problem import Place, Severity
from tests.calendar_site import Site
from tests.making import catalogue, course, session, settings

TODAY = date(2027, 3, 1)
FULL = catalogue(course("zoom"))
SETTINGS = "site_name: X\ntheme:\n  name: material\n  language: en\n"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATALOGUE_PREVIOUS", raising=False)
    monkeypatch.delenv("CATALOGUE_EMPTY", raising=False)


def ledger(root: Path, *, language: str = "en", **fields: object) -> LastLedger:
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return LastLedger(root, settings(language=language, **fields), root / "site")


def published(root: Path, path: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"schema": 1}), encoding="utf-8")
    return file


@pytest.mark.parametrize("built", [False, True])
def test_without_a_publication_there_is_none(tmp_path: Path, built: bool) -> None:
    if built:
        published(tmp_path, "site/index.html")
    found = ledger(tmp_path)
    assert (found.found, found.place, [*found.remarks(FULL, today=TODAY)]) == (
        None,
        str(tmp_path / "site/calendar/ledger.json"),
        [],
    )


def test_it_lies_where_the_language_has_it(tmp_path: Path) -> None:
    published(tmp_path, "site/calendar/ledger.json")
    published(tmp_path, "site/kalender/stand.json")
    found = ledger(tmp_path)
    assert found.found
    assert found.place.endswith("calendar/ledger.json")
    assert [*found.remarks(FULL, today=TODAY)] == []


def test_else_where_another_language_has_left_it_which_is_told(tmp_path: Path) -> None:
    file = published(tmp_path, "site/kalender/stand.json")
    found = ledger(tmp_path)
    assert found.found
    assert found.place == str(file)
    (remark,) = found.remarks(FULL, today=TODAY)
    assert (remark.code, remark.place) == ("language-changed", Place("mkdocs.yml", 4, 13))
    assert remark.details == {
        "value": "de",
        "old": "kalender/alle.ics",
        "new": "calendar/all.ics",
        "ledger": "calendar/ledger.json",
    }


def test_one_that_is_named_is_taken_and_its_name_tells_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(tmp_path, "site/calendar/ledger.json")
    file = published(tmp_path, "old/kalender/stand.json")
    found = ledger(tmp_path, previous="old/kalender/stand.json")
    assert found.found
    assert found.found.read() == file.read_bytes()
    assert [remark.code for remark in found.remarks(FULL, today=TODAY)] == ["language-changed"]
    assert [*ledger(tmp_path, language="de", previous="old/kalender/stand.json").remarks(FULL, today=TODAY)] == []
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "https://a.example/kalender/stand.json")
    assert [remark.code for remark in ledger(tmp_path).remarks(FULL, today=TODAY)] == ["language-changed"]
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "saved.json")
    assert [*ledger(tmp_path).remarks(FULL, today=TODAY)] == []


SESSIONS = (
    session("past", "2027-02-01 09:00", "2027-02-01 10:00"),
    session("next", "2027-04-01 09:00", "2027-04-01 10:00"),
)


@pytest.fixture
def left(tmp_path: Path) -> LastLedger:
    """What is left of a publication of a course that is to come, one that is over, and one on demand."""
    made = catalogue(course("zoom", *SESSIONS), course("alt", SESSIONS[0]), course("vuca"))
    file = published(tmp_path, "site/kalender/stand.json")
    file.write_bytes(Site().publish(made, today=TODAY)["kalender/stand.json"])
    return ledger(tmp_path, language="de")


def test_a_catalogue_that_has_lost_all_courses_is_told(left: LastLedger) -> None:
    (remark,) = left.remarks(catalogue(), today=TODAY)
    assert (remark.code, remark.severity, remark.place) == ("all-courses-gone", Severity.ERROR, Place("courses"))
    assert remark.details["count"] == "1"


def test_it_may_if_nothing_is_to_come_or_one_course_is_left(left: LastLedger) -> None:
    assert [*left.remarks(catalogue(), today=date(2027, 4, 2))] == []
    assert [*left.remarks(catalogue(course("vuca")), today=TODAY)] == []


def test_it_may_if_somebody_says_so(left: LastLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_EMPTY", "yes")
    assert [*left.remarks(catalogue(), today=TODAY)] == []


def test_it_is_no_matter_of_a_ledger_that_cannot_be_read(left: LastLedger) -> None:
    (left.site / "kalender/stand.json").write_text("{", encoding="utf-8")
    assert [*left.remarks(catalogue(), today=TODAY)] == []
