"""Sightings: a file that somebody changed, brought or took away is noticed, however fast it was."""

import os
from pathlib import Path

import pytest

from catalogue.caching.sighting import WayOutError, files_below, sighted, unchanged, untouched

LONG_AGO = 1_600_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "b/c.md", "b/d.png", "__pycache__/x.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def paths(folder: Path, *but: str) -> list[str]:
    return [*files_below(os.fspath(folder), "docs", but=but)]


def test_all_files_below_a_folder_are_found_but_those_named(folder: Path) -> None:
    assert paths(folder, "docs/b/c.md") == [str(folder / "a.md"), str(folder / "b/d.png")]
    assert paths(folder / "none") == []


def test_what_nobody_touched_stands(folder: Path) -> None:
    seen = sighted(paths(folder))
    assert unchanged(seen, paths(folder))


@pytest.mark.parametrize("age", [0, 10])
def test_another_text_of_the_same_length_is_noticed(folder: Path, age: int, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "a.md"
    stood = file.stat()
    if age:  # seconds later, when times tell enough
        monkeypatch.setattr("time.time_ns", lambda: stood.st_ctime_ns + age * 10**9)
    seen = sighted(paths(folder))
    assert bool(next(iter(seen.values())).digest) == (age == 0)  # type: ignore[union-attr]
    file.write_text("A.MD", encoding="utf-8")
    os.utime(file, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    assert not unchanged(seen, paths(folder))


def test_a_young_file_that_was_only_touched_stands(folder: Path) -> None:
    seen = sighted(paths(folder))
    os.utime(folder / "a.md", (LONG_AGO, LONG_AGO))
    assert unchanged(seen, paths(folder))


def test_a_young_file_that_was_another_for_a_moment_was_touched(folder: Path) -> None:
    file = folder / "a.md"
    seen = sighted([str(file), str(folder / "later.md")])
    assert untouched(seen)
    for text in ("A.MD", "a.md"):
        file.write_text(text, encoding="utf-8")
        os.utime(file, (LONG_AGO, LONG_AGO))  # with a time of its own, however coarse the clock of the disk is
    assert unchanged(seen, [*seen])
    assert not untouched(seen)


def test_a_file_more_or_less_is_noticed(folder: Path) -> None:
    seen = sighted(paths(folder))
    (folder / "e.md").write_text("", encoding="utf-8")
    assert not unchanged(seen, paths(folder))
    (folder / "e.md").unlink()
    assert unchanged(seen, paths(folder))
    (folder / "a.md").unlink()
    assert not unchanged(seen, paths(folder))


def test_a_file_that_was_not_there_may_stay_away_but_not_come(folder: Path) -> None:
    seen = sighted([str(folder / "later.md")])
    assert unchanged(seen, [*seen])
    (folder / "later.md").write_text("", encoding="utf-8")
    assert not unchanged(seen, [*seen])


def test_a_linked_folder_is_no_folder_to_know(folder: Path) -> None:
    (folder / "way").symlink_to(folder / "b")
    with pytest.raises(WayOutError):
        paths(folder)


def test_a_pipe_keeps_nobody_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    seen = sighted(paths(folder))
    assert unchanged(seen, paths(folder))
