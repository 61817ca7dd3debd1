"""Vocabularies are taken from the last build only while every file says the same, and are what would be read."""

import os
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from catalogue.building import kept_vocabularies as kept
from catalogue.building.memory import Memory
from catalogue.model.reference import Context
from catalogue.reading.vocabulary import Vocabularies, read_vocabularies
from tests.making import settings

TOOLS = "courses/_vocabulary/tools.yml"
TERM = "zoom: {name: Zoom, summary: Gespräche am Bildschirm.}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "courses/_vocabulary").mkdir(parents=True)
    (tmp_path / TOOLS).write_text(TERM, encoding="utf-8")
    (tmp_path / "courses/_vocabulary/synonyms.yml").write_text("groups:\n  - [Zoom, Videotreffen]\n", encoding="utf-8")
    (tmp_path / "cache").mkdir()
    return tmp_path


def read(root: Path) -> Vocabularies:
    return kept.kept_vocabularies(root / "cache")(root, settings())


def reads_anew(root: Path) -> bool:
    with patch.object(kept, "read_vocabularies", side_effect=read_vocabularies) as reading:
        found = read(root)
    assert found == read_vocabularies(root, settings())
    return reading.called


def test_what_says_the_same_is_read_once(root: Path) -> None:
    assert reads_anew(root)
    assert not reads_anew(root)
    assert read(root).synonyms.groups == (("Zoom", "Videotreffen"),)


@pytest.mark.parametrize("text", ["zoom: {name: Zoom X}\n", "zoom: {nam: Zoom}\n", "zoom: [\n", ""])
def test_another_text_is_read(root: Path, text: str) -> None:
    read(root)
    (root / TOOLS).write_text(text, encoding="utf-8")
    assert reads_anew(root)
    assert not reads_anew(root)  # a mistake among them is told again
    (root / TOOLS).write_text(TERM, encoding="utf-8")
    assert reads_anew(root)
    assert read(root).problems == []


def test_a_file_that_comes_or_goes_is_noticed(root: Path) -> None:
    read(root)
    (root / "courses/_vocabulary/tols.yml").write_text("", encoding="utf-8")
    assert [problem.code for problem in read(root).problems] == ["unknown-vocabulary"]
    (root / "courses/_vocabulary/tols.yml").unlink()
    (root / TOOLS).unlink()
    assert reads_anew(root)


def test_what_cannot_be_read_or_leads_elsewhere_is_never_kept(root: Path, tmp_path: Path) -> None:
    read(root)
    outside = tmp_path.with_name(f"{tmp_path.name}.yml")
    outside.write_text(TERM, encoding="utf-8")
    (root / TOOLS).unlink()
    os.symlink(outside, root / TOOLS)  # noqa: PTH211
    assert reads_anew(root)
    assert reads_anew(root)
    outside.unlink()


def test_other_settings_and_a_damaged_file_are_noticed(root: Path) -> None:
    read(root)
    file = root / "cache/vocabularies.bin"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert reads_anew(root)
    with patch.object(kept, "read_vocabularies", side_effect=read_vocabularies) as reading:
        kept.kept_vocabularies(root / "cache")(root, settings(timezone="Europe/London"))
    assert reading.called


def test_a_process_that_builds_again_has_the_very_same_terms(root: Path) -> None:
    memory = Memory()

    def again() -> Vocabularies:
        found = kept.kept_vocabularies(None, memory)(root, settings(), known=memory.terms)
        memory.renew(Context(ZoneInfo("Europe/Berlin"), found.terms, found.spoilt))
        return found

    first = again()
    assert again() is first
    (root / TOOLS).write_text(f"{TERM}teams: {{name: Teams}}\n", encoding="utf-8")
    second = again()
    assert set(second.terms["tools"]) == {"zoom", "teams"}
    assert second.terms["tools"]["zoom"] is first.terms["tools"]["zoom"]


def test_what_changes_behind_the_reader_is_read_next_time(root: Path) -> None:
    def changing(*args: object, **named: object) -> Vocabularies:
        found = read_vocabularies(*args, **named)  # type: ignore[arg-type]
        (root / TOOLS).write_text("zoom: {name: Anders}\n", encoding="utf-8")
        return found

    with patch.object(kept, "read_vocabularies", side_effect=changing):
        read(root)
    assert reads_anew(root)


@pytest.mark.parametrize("between", ["zoom: {name: Anders}\n", None])
def test_what_was_another_only_while_it_was_read_is_not_kept(root: Path, between: str | None) -> None:
    memory = Memory()

    def changing(*args: object, **named: object) -> Vocabularies:
        if between is None:
            (root / TOOLS).unlink()
        else:
            (root / TOOLS).write_text(between, encoding="utf-8")
        found = read_vocabularies(*args, **named)  # type: ignore[arg-type]
        (root / TOOLS).write_text(TERM, encoding="utf-8")
        return found

    with patch.object(kept, "read_vocabularies", side_effect=changing):
        found = kept.kept_vocabularies(root / "cache", memory)(root, settings())
    assert found != read_vocabularies(root, settings())
    assert memory.vocabularies == {}
    assert reads_anew(root)
    assert read(root).terms["tools"]["zoom"].name == "Zoom"
