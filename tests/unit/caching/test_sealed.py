"""Sealed files: what was written comes back, anything else is nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.caching.sealed import read_sealed, read_sealed_bytes, write_sealed, write_sealed_bytes

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda below: st.lists(below) | st.dictionaries(st.text(), below) | st.lists(below).map(tuple),
    max_leaves=10,
)


@given(PLAIN)
def test_what_was_written_comes_back(value: object) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "kept.bin")
        write_sealed(file, value)
        assert read_sealed(file) == value
        assert [path.name for path in Path(folder).iterdir()] == ["kept.bin"]


@given(PLAIN, st.data())
def test_a_damaged_file_is_none(value: object, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "kept.bin")
        write_sealed(file, value)
        whole = file.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        damaged = data.draw(
            st.sampled_from([whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole + b"x"])
        )
        file.write_bytes(damaged)
        assert read_sealed(file) is None


def test_a_file_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    one, other = tmp_path / "one.bin", tmp_path / "other.bin"
    write_sealed(one, "one")
    mark = write_sealed_bytes(other, b"some bytes")
    one.rename(tmp_path / "between")
    other.rename(one)
    (tmp_path / "between").rename(other)
    assert read_sealed(one) is None  # marshal would be given what is none of its values
    assert read_sealed_bytes(one, mark) is None
    assert read_sealed(other) is None


def test_a_file_may_be_laid_beside_its_place(tmp_path: Path) -> None:
    write_sealed(tmp_path / "kept.new", "value")
    (tmp_path / "kept.new").rename(tmp_path / "kept.bin")
    assert read_sealed(tmp_path / "kept.bin") == "value"


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "kept.bin"
    write_sealed(file, "old")
    with pytest.raises(ValueError, match="unmarshallable"):
        write_sealed(file, object())
    assert read_sealed(file) == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_no_file_is_none(tmp_path: Path) -> None:
    assert read_sealed(tmp_path / "none.bin") is None


def test_a_disk_that_takes_nothing_keeps_the_old(tmp_path: Path) -> None:
    write_sealed(tmp_path / "none" / "kept.bin", "value")
    (tmp_path / "folder.bin").mkdir()
    write_sealed(tmp_path / "folder.bin", "value")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.bin"]
    assert read_sealed(tmp_path / "folder.bin") is None
