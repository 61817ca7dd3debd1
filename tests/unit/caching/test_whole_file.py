"""Whole files: what replaces a file is as readable as that was, and nothing is left beside it."""

from pathlib import Path

import pytest

from catalogue.caching.whole_file import write_whole


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / ("long" * 60 + ".md")
    file.write_bytes(b"before")
    file.chmod(0o640)
    write_whole(file, b"af", memoryview(b"ter"))
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"after", 0o640)
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_put_in_its_place_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder.md"
    folder.mkdir()
    with pytest.raises(OSError, match=r"folder\.md"):
        write_whole(folder, b"text")
    assert list(tmp_path.iterdir()) == [folder]
