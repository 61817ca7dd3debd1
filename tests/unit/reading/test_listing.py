"""The listing: every file that a link may lead to, and none outside."""

from pathlib import Path

import pytest

from catalogue.reading.listing import list_files


def write(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"")
    return root


def test_all_files_are_listed_and_hidden_folders_are_not_entered(tmp_path: Path) -> None:
    write(tmp_path, "c/a.md", "c/.hidden", "c/_v/x.yml", "c/b/d/e.png", "c/.git/x.md", "d/x.md", "other/y.md")
    assert sorted(list_files(tmp_path, ("c", "d", "nothing"))) == [
        "c/.hidden", "c/_v/x.yml", "c/a.md", "c/b/d/e.png", "d/x.md",
    ]  # fmt: skip


def test_links_count_when_they_stay_inside(tmp_path: Path) -> None:
    root = write(tmp_path / "root", "c/a.md", "d/f/x.md")
    write(tmp_path, "outside/y.md")
    (root / "c" / "inside.md").symlink_to(root / "c" / "a.md")
    (root / "c" / "nowhere.md").symlink_to(root / "nothing")
    (root / ".env").write_text("password", encoding="utf-8")
    (root / "c" / "hidden.md").symlink_to(root / ".env")
    (root / "c" / "outside.md").symlink_to(tmp_path / "outside" / "y.md")
    (root / "c" / "folder").symlink_to(root / "d" / "f")
    (root / "c" / "away").symlink_to(tmp_path / "outside")
    (root / "c" / "circle.md").symlink_to("circle.md")
    assert sorted(list_files(root, ("c",))) == ["c/a.md", "c/circle.md", "c/inside.md", "c/nowhere.md"]


def test_a_folder_that_cannot_be_opened_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    write(tmp_path, "c/a.md")
    monkeypatch.setattr("os.scandir", refuse)
    assert list(list_files(tmp_path, ("c",))) == []
