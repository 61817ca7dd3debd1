"""The unrelated package `catalogue` beside ours: one clear line instead of a riddle."""

from pathlib import Path

import pytest

from catalogue.conflict import DAMAGED, MESSAGE, conflict


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """An installation of ours, as pip lays it out."""
    (tmp_path / "training_catalogue-0.1.0.dist-info").mkdir()
    package = tmp_path / "catalogue"
    package.mkdir()
    (package / "__init__.py").write_text('"""Ours."""\n\n__version__ = "0.1.0"\n', encoding="utf-8")
    return package


def test_alone_all_is_well(package: Path) -> None:
    assert conflict(package) is None


def test_the_checkout_is_well() -> None:
    assert conflict() is None


@pytest.mark.parametrize("init", ['__version__ = "0.1.0"\n', "def create(): ...\n"], ids=["ours last", "theirs last"])
def test_both_in_one_environment(package: Path, init: str) -> None:
    (package.parent / "catalogue-2.0.10.dist-info").mkdir()
    (package / "__init__.py").write_text(init, encoding="utf-8")
    assert conflict(package) == MESSAGE


def test_theirs_was_removed_and_took_our_file_along(package: Path) -> None:
    (package / "__init__.py").unlink()
    assert conflict(package) == DAMAGED


@pytest.mark.parametrize("message", [MESSAGE, DAMAGED])
def test_the_message_is_one_line(message: str) -> None:
    assert "\n" not in message
