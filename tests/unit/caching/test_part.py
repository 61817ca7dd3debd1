"""Parts: read when they are wanted, and made again where their file is not what it was."""

from pathlib import Path

import pytest

from catalogue.caching.part import kept_part, part_of
from catalogue.caching.sealed import write_sealed_bytes


def test_parts_of_the_same_bytes_are_equal(tmp_path: Path) -> None:
    mark = write_sealed_bytes(tmp_path / "a.bin", b"words")
    kept = kept_part(tmp_path / "a.bin", mark, anew=lambda: b"other words")
    assert kept == part_of(b"words")
    assert kept != part_of(b"other words")
    assert bytes(kept.read()) == b"words"


@pytest.mark.parametrize("damage", ["gone", "cut", "changed", "another"])
def test_what_is_lost_is_made_anew(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "a.bin"
    mark = write_sealed_bytes(file, b"words")
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    elif damage == "another":
        write_sealed_bytes(file, b"what another build left")
    else:
        file.write_bytes(content[:20] if damage == "cut" else content[:-1] + b"x")
    assert bytes(kept_part(file, mark, anew=lambda: b"words again").read()) == b"words again"


def test_what_was_lost_is_there_again(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    mark = write_sealed_bytes(file, b"words")
    content = file.read_bytes()
    file.unlink()
    kept_part(file, mark, anew=lambda: b"words").read()
    assert file.read_bytes() == content
    file.unlink()
    kept_part(file, mark, anew=lambda: b"other words").read()
    assert not file.exists()
