"""Where the ledger of the last publication lies, also when that was in another language."""

import json
from pathlib import Path

import pytest

from catalogue.building.last_ledger import LastLedger
from catalogue.model.problem import Place
from tests.making import settings

SETTINGS = "site_name: X\ntheme:\n  name: material\n  language: en\n"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATALOGUE_PREVIOUS", raising=False)


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
    assert (found.found, found.place, [*found.remarks()]) == (None, str(tmp_path / "site/calendar/ledger.json"), [])


def test_it_lies_where_the_language_has_it(tmp_path: Path) -> None:
    published(tmp_path, "site/calendar/ledger.json")
    published(tmp_path, "site/kalender/stand.json")
    found = ledger(tmp_path)
    assert found.found
    assert found.place.endswith("calendar/ledger.json")
    assert [*found.remarks()] == []


def test_else_where_another_language_has_left_it_which_is_told(tmp_path: Path) -> None:
    file = published(tmp_path, "site/kalender/stand.json")
    found = ledger(tmp_path)
    assert found.found
    assert found.place == str(file)
    (remark,) = found.remarks()
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
    assert [remark.code for remark in found.remarks()] == ["language-changed"]
    assert [*ledger(tmp_path, language="de", previous="old/kalender/stand.json").remarks()] == []
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "https://a.example/kalender/stand.json")
    assert [remark.code for remark in ledger(tmp_path).remarks()] == ["language-changed"]
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "saved.json")
    assert [*ledger(tmp_path).remarks()] == []
