import os
import time
from pathlib import Path

import pytest

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.caching.sweeping import note_folder

LONG_AGO = 1_700_000_000


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder of kept results, swept for the last time on the first of all days."""
    folder = tmp_path / "kept"
    (folder / "templates").mkdir(parents=True)
    write_sealed(folder / "folders.bin", (0, {}))
    return folder


def note(kept: Path, folder: Path, *unused: Path) -> None:
    note_folder(kept, folder, unused=lambda _: unused)


def site(tmp_path: Path, name: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    return folder


def file(path: Path, content: bytes = b"", *, old: bool = True) -> Path:
    path.write_bytes(content)
    if old:
        os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def sealed(path: Path, value: object = 1) -> Path:
    write_sealed(path, value)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def yesterday(kept: Path) -> None:
    """As if the last sweep had been some days ago."""
    _, known = read_sealed(kept / "folders.bin")
    write_sealed(kept / "folders.bin", (0, known))


def test_what_tells_of_a_folder_that_is_gone_goes(kept: Path, tmp_path: Path) -> None:
    one, other = sealed(kept / "published-1.bin"), sealed(kept / "published-2.bin")
    there, gone = site(tmp_path, "there"), site(tmp_path, "gone")
    note(one, there)
    note(other, gone)
    gone.rmdir()
    yesterday(kept)
    note(one, there)
    assert one.exists()
    assert not other.exists()
    assert read_sealed(kept / "folders.bin")[1] == {"published-1.bin": str(there)}


def test_what_was_being_written_when_a_build_was_killed_goes_but_not_what_is_being_written(
    kept: Path, tmp_path: Path
) -> None:
    left = [file(kept / ".search-0.bin.4711.new"), file(kept / "templates/.a.bin.4711.new")]
    young = file(kept / ".search-1.bin.4712.new", old=False)
    note(kept / "published-1.bin", site(tmp_path, "site"))
    assert not any(path.exists() for path in left)
    assert young.exists()


def test_what_nobody_has_a_name_for_goes_unless_it_is_about_to_be_named(kept: Path, tmp_path: Path) -> None:
    old, young = sealed(kept / "offers-9.bin"), file(kept / "offers-10.bin", old=False)
    other = sealed(kept / "offers-0.bin")
    note(kept / "published-1.bin", site(tmp_path, "site"), old, young)
    assert [path.exists() for path in (old, young, other)] == [False, True, True]


def test_another_program_has_left_what_this_one_does_not_believe(kept: Path, tmp_path: Path) -> None:
    for known in (True, False):
        foreign = [file(kept / "offers-0.bin", b"x" * 90), file(kept / "templates/a.bin", b"x" * 90)]
        own = [sealed(kept / "texts-0.bin"), sealed(kept / "templates/b.bin")]
        others = [file(kept / "CACHEDIR.TAG"), file(kept / "note.txt"), file(kept / "now.bin", b"y", old=False)]
        if not known:
            file(kept / "folders.bin", b"z" * 90)
        note(kept / "published-1.bin", tmp_path)
        assert all(path.exists() for path in (*own, *others))
        assert [path.exists() for path in foreign] == [
            known,
            known,
        ]  # no time is spent on it where all is of this program


def test_it_is_looked_for_once_a_day(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = site(tmp_path, "site")
    note(kept / "published-1.bin", here)
    left, before = file(kept / ".search-0.bin.4711.new"), (kept / "folders.bin").stat()
    note(kept / "published-1.bin", here)
    assert left.exists()
    assert (kept / "folders.bin").stat().st_ino == before.st_ino
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 86_400)
    note(kept / "published-1.bin", here)
    assert not left.exists()


def test_a_folder_that_takes_nothing_is_no_hindrance(tmp_path: Path) -> None:
    note(tmp_path / "nowhere/published-1.bin", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_nobody_lets_us_look_at_is_none(kept: Path, tmp_path: Path) -> None:
    hidden = sealed(kept / "published-2.bin")
    # As in a folder of another user's, the system says neither that it is there nor that it is not.
    write_sealed(kept / "folders.bin", (0, {hidden.name: f"/{'x' * 300}"}))
    note(kept / "published-1.bin", site(tmp_path, "site"))
    assert not hidden.exists()
