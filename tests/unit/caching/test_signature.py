"""Signatures: they differ when anything below a folder is another one."""

import os
from pathlib import Path

from catalogue.caching.signature import contents_below, folder_signature, program_signature


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert folder_signature(tmp_path / "none") == b""


def test_names_contents_and_places_count(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x.html").write_text("one")
    seen = {folder_signature(tmp_path)}
    (tmp_path / "a/x.html").write_text("longer")
    seen.add(folder_signature(tmp_path))
    os.utime(tmp_path / "a/x.html", (1, 1))
    assert folder_signature(tmp_path) in seen  # a checkout gives every file a new time
    (tmp_path / "a/x.html").rename(tmp_path / "a/y.html")
    seen.add(folder_signature(tmp_path))
    (tmp_path / "a").rename(tmp_path / "b")
    seen.add(folder_signature(tmp_path))
    assert len(seen) == 4
    assert folder_signature(tmp_path) in seen


def test_compiled_files_do_not_count(tmp_path: Path) -> None:
    before = folder_signature(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/x.pyc").write_bytes(b"x")
    assert folder_signature(tmp_path) == before


def test_links_that_lead_in_a_circle_are_followed_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.html").write_text(name)
    (tmp_path / "a/self").symlink_to(tmp_path / "a")
    (tmp_path / "a/way").symlink_to(tmp_path / "b")
    (tmp_path / "b/back").symlink_to(tmp_path / "a")
    (tmp_path / "b/bare").symlink_to(tmp_path / "b/bare")
    assert [path for path, _ in contents_below(tmp_path / "a")] == ["way/x.html", "x.html"]
    assert folder_signature(tmp_path / "a")


def test_the_program_has_one() -> None:
    assert len(program_signature()) == 16
    assert program_signature() == program_signature()
