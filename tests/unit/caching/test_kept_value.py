"""Kept values: made once for each key, and made again where what was kept cannot be believed."""

from pathlib import Path

from catalogue.caching.kept_value import kept_value


class Maker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> list[int]:
        self.asked += 1
        return [self.asked]


def test_a_value_is_made_once_for_each_key(tmp_path: Path) -> None:
    make = Maker()
    assert [kept_value(tmp_path, "a", key, make) for key in (b"1", b"1", b"2", b"1")] == [[1], [1], [2], [3]]


def test_a_damaged_value_is_made_again(tmp_path: Path) -> None:
    make = Maker()
    kept_value(tmp_path, "a", b"1", make)
    (tmp_path / "a.bin").write_bytes(b"nonsense")
    assert kept_value(tmp_path, "a", b"1", make) == [2]


def test_without_a_folder_nothing_is_kept() -> None:
    make = Maker()
    assert [kept_value(None, "a", b"1", make) for _ in range(2)] == [[1], [2]]
