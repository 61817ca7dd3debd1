"""The watch: what was saved before anybody listened is heard of, and what is saved in folders that were away."""

import os
import random
import threading
import time
import warnings
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial
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


class Listening:
    """A watch at work, as the preview has one: it follows its folders whenever it has heard of something."""

    def __init__(self, project: Path, *names: str) -> None:
        self.found: set[str] = set()
        self.folders = [project / name for name in names if (project / name).is_dir()]
        server: Any = SimpleNamespace(_watched_paths={str(project / name): 1 for name in names}, _watch_refs={})
        self.server = server
        self.watch = Watch(server, project, self.found.update)

    def hears(self, path: Path, *, after: Callable[[], object]) -> bool:
        """Tells whether a path is heard of after something is done."""
        self.found.clear()
        after()
        end = time.monotonic() + 60
        while str(path) not in self.found and time.monotonic() < end:
            time.sleep(0.02)
        return str(path) in self.found

    def follow(self) -> None:
        self.watch.follow(self.folders, since=time.time_ns())


@pytest.fixture
def listening(project: Path) -> Iterator[Listening]:
    told, warned = threading.excepthook, warnings.filters[:]
    listening = Listening(project, "courses", "mkdocs.yml")
    listening.watch.begin()
    listening.server.observer.start()
    yield listening
    listening.server.observer.stop()
    threading.excepthook, warnings.filters[:] = told, warned  # type: ignore[index]


def test_what_was_saved_in_a_new_folder_before_it_was_watched_is_heard_of(project: Path, listening: Listening) -> None:
    folder = project / "overrides"
    folder.mkdir()
    (folder / "row.html").write_text("<p>", encoding="utf-8")
    began = later()
    (folder / "card.html").write_text("<p>", encoding="utf-8")
    listening.watch.follow([folder], since=began)
    assert str(folder / "card.html") in listening.found
    assert str(folder / "row.html") not in listening.found
    assert listening.hears(folder / "row.html", after=lambda: (folder / "row.html").write_text("", encoding="utf-8"))


@pytest.mark.parametrize("name", ["courses", "courses/unter"])
def test_a_folder_that_was_away_is_heard_of_again(project: Path, listening: Listening, name: str) -> None:
    folder, away, page = project / name, project / ".beiseite", project / "courses/unter/alt.md"
    for number in range(3):
        assert listening.hears(folder, after=lambda: folder.rename(away))
        listening.follow()
        assert listening.hears(folder if name == "courses" else page, after=lambda: away.rename(folder))
        listening.follow()
        assert listening.hears(page, after=partial(page.write_text, str(number), encoding="utf-8"))


def test_a_file_into_whose_place_another_came_is_heard_of_again(project: Path, listening: Listening) -> None:
    settings, other = project / "mkdocs.yml", project / ".mkdocs.yml.new"
    for _ in range(3):
        other.write_text("neu", encoding="utf-8")
        assert listening.hears(settings, after=lambda: other.replace(settings))
        listening.follow()
    assert listening.hears(settings, after=lambda: settings.write_text("anders", encoding="utf-8"))


def test_folders_that_come_and_go_leave_no_word_on_the_terminal(
    project: Path, listening: Listening, capfd: pytest.CaptureFixture[str]
) -> None:
    names = ("courses", "courses/unter", "courses/oben")
    (project / "courses/oben").mkdir()
    chance = random.Random(7)
    end = time.monotonic() + 3
    while time.monotonic() < end:
        folder = project / chance.choice(names)
        away = project / f".{folder.name}"
        with suppress(OSError):
            away.rename(folder) if away.exists() else folder.rename(away)
        time.sleep(chance.random() * 0.03)
        listening.follow()
    for name in names:
        (project / name).mkdir(exist_ok=True)
    time.sleep(0.5)
    listening.follow()
    for name in names:
        page = project / name / "neu.md"
        assert listening.hears(page, after=partial(page.write_text, "neu", encoding="utf-8"))
    assert capfd.readouterr() == ("", "")
