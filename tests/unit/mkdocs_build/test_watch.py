"""The watch: what was saved before anybody listened is heard of."""

import os
import time
from collections.abc import Collection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from catalogue.mkdocs_build.watch import Watch

LONG_AGO = 1_600_000_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two files that nobody has changed since long."""
    for name in ("mkdocs.yml", "courses/unter/alt.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("alt", encoding="utf-8")
    return tmp_path


def heard(project: Path, since: int) -> set[str]:
    found: set[str] = set()

    def note(paths: Collection[str]) -> None:
        found.update(Path(path).relative_to(project).as_posix() for path in paths)

    server: Any = SimpleNamespace(_watched_paths={str(project / "courses"): 1, str(project / "mkdocs.yml"): 1})
    Watch(server, project, note).catch_up(since)
    return found


def later() -> int:
    """A moment behind all that was written so far: file systems count in ticks."""
    time.sleep(0.05)
    return time.time_ns() - 10_000_000


def test_nothing_was_saved(project: Path) -> None:
    assert heard(project, later()) == set()


def test_a_file_was_saved_before_anybody_listened(project: Path) -> None:
    since = later()
    time.sleep(0.02)
    (project / "courses/unter/alt.md").write_text("neu", encoding="utf-8")
    assert heard(project, since) == {"courses/unter/alt.md"}


def test_an_older_file_came_into_its_place(project: Path) -> None:
    other = project / "anders"
    other.write_text("anders", encoding="utf-8")
    os.utime(other, (LONG_AGO, LONG_AGO))
    since = later()
    time.sleep(0.02)
    other.replace(project / "mkdocs.yml")
    assert heard(project, since) == {"mkdocs.yml"}


def test_a_file_is_gone(project: Path) -> None:
    since = later()
    time.sleep(0.02)
    (project / "courses/unter/alt.md").unlink()
    assert heard(project, since) == {"courses/unter"}


def test_what_editors_write_beside_a_file_is_nothing(project: Path) -> None:
    swap = project / "courses/unter/.alt.md.swp"
    swap.touch()
    since = later()
    time.sleep(0.02)
    swap.write_text("x", encoding="utf-8")
    assert heard(project, since) == set()


def test_what_was_saved_in_a_new_folder_before_it_was_watched_is_heard_of(project: Path) -> None:
    found: set[str] = set()
    observer = SimpleNamespace(schedule=lambda *_arguments, **_options: object())
    server: Any = SimpleNamespace(_watched_paths={}, _watch_refs={}, observer=observer)
    watch = Watch(server, project, found.update)
    folder = project / "overrides"
    folder.mkdir()
    (folder / "row.html").write_text("<p>", encoding="utf-8")
    began = later()
    (folder / "card.html").write_text("<p>", encoding="utf-8")
    watch.follow([folder], since=began)
    assert str(folder / "card.html") in found
    assert str(folder / "row.html") not in found
    found.clear()
    watch.follow([folder], since=began)  # of what is watched, the system tells
    assert found == set()
