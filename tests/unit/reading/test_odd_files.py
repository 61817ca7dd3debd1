"""Odd files: links that leave the project or run in circles, pipes and dead links are told, never followed."""

import os
from pathlib import Path

import pytest

from catalogue.reading.odd_files import odd_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "project/docs/deep").mkdir(parents=True)
    (tmp_path / "project/docs/page.md").write_text("# Page", encoding="utf-8")
    return tmp_path / "project"


def found(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in odd_files(root, ("docs", "courses"))]


def test_plain_files_folders_and_links_inside_are_fine(root: Path) -> None:
    (root / "docs/again.md").symlink_to("page.md")
    (root / "other").mkdir()
    (root / "docs/other").symlink_to("../other")
    assert found(root) == []


def test_links_that_leave_the_project_are_refused(root: Path) -> None:
    (root / "docs/deep/picture.png").symlink_to("../../../secret.txt")
    (root / "docs/outside").symlink_to("/")
    assert found(root) == [("outside-the-tree", "docs/outside"), ("outside-the-tree", "docs/deep/picture.png")]


@pytest.mark.parametrize("target", ["../.env", "../.git/config", "../.git", "../shared/.git"])
def test_links_to_what_is_hidden_in_the_project_are_refused(root: Path, target: str) -> None:
    (root / ".git").mkdir()
    (root / "shared/.git").mkdir(parents=True)
    for name in (".env", ".git/config"):
        (root / name).write_text("password", encoding="utf-8")
    (root / "docs/plan.pdf").symlink_to(target)
    assert found(root) == [("outside-the-tree", "docs/plan.pdf")]


def test_links_behind_a_linked_folder_are_judged_too(root: Path) -> None:
    (root / ".env").write_text("password", encoding="utf-8")
    (root / "shared").mkdir()
    (root / "shared/plan.pdf").symlink_to("../.env")
    (root / "shared/back").symlink_to("../docs")
    (root / "docs/shared").symlink_to("../shared")
    assert found(root) == [("linked-circle", "docs/shared/back"), ("outside-the-tree", "docs/shared/plan.pdf")]


@pytest.mark.parametrize("target", [".", "..", "../docs"])
def test_links_to_a_folder_above_are_circles(root: Path, target: str) -> None:
    (root / "docs/loop").symlink_to(target)
    assert found(root) == [("linked-circle", "docs/loop")]


def test_links_to_themselves_and_to_nothing_are_unreadable(root: Path) -> None:
    (root / "docs/self").symlink_to("self")
    (root / "docs/gone").symlink_to("nowhere")
    assert found(root) == [("unreadable-file", "docs/gone"), ("unreadable-file", "docs/self")]


def test_a_pipe_is_no_file(root: Path) -> None:
    os.mkfifo(root / "docs/pipe.png")
    assert found(root) == [("not-a-file", "docs/pipe.png")]


def test_only_what_is_asked_for_is_told(root: Path) -> None:
    (root / "docs/loop").symlink_to(".")
    (root / "docs/away.md").symlink_to("../../secret.txt")

    def asked(*paths: str) -> list[str]:
        return [problem.place.path for problem in odd_files(root, ("docs",), only=set(paths))]

    assert asked("docs/page.md", "docs/deep") == []
    assert asked("docs/page.md", "docs/away.md") == ["docs/away.md"]
    assert asked("docs/loop") == ["docs/loop"]
