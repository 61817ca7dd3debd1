"""Processes: what the person at the terminal sees of a long step, and who works alone."""

import io
import os
import threading
from types import SimpleNamespace

import pytest

from catalogue.building.processes import crew_from_environment, fix_means, progress
from catalogue.building.variable import BadVariableError
from catalogue.crew import crew_of
from catalogue.reading.translations import read_translation


class Terminal(io.StringIO):
    """Somebody looks at what is written here."""

    seen = True

    def isatty(self) -> bool:
        return self.seen

    def taken(self) -> str:
        """Returns what was written since it was asked last."""
        text = self.getvalue()
        self.seek(0)
        self.truncate()
        return text


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands until it is told otherwise; its first entry is the time."""
    now = [0.0]
    monkeypatch.setattr("catalogue.building.processes.time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr("catalogue.building.processes.sys", SimpleNamespace(stderr=found))
    return found


def test_a_step_of_less_than_a_second_shows_nothing(clock: list[float], terminal: Terminal) -> None:
    show = progress(read_translation("de"), "reading")
    for done in range(1, 11):
        clock[0] = done * 0.09
        show(done, 10)
    assert terminal.taken() == ""


def test_a_longer_one_shows_how_far_it_is_and_wipes_it_away(clock: list[float], terminal: Terminal) -> None:
    show = progress(read_translation("de"), "reading")
    for done in range(1, 100):
        clock[0] = done * 0.1
        show(done, 100)
    shown = terminal.taken().split("\r")[1:]
    assert "10 von 100" in shown[0]
    assert 10 < len(shown) < 25  # twice a second
    show(100, 100)
    assert terminal.taken() == "\r\x1b[K"


def test_without_a_terminal_nothing_is_shown(clock: list[float], terminal: Terminal) -> None:
    terminal.seen = False
    show = progress(read_translation("en"), "pages")
    for done in range(1, 101):
        clock[0] = float(done)
        show(done, 100)
    assert terminal.taken() == ""


def test_beside_other_threads_this_process_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_JOBS", "3")
    assert crew_from_environment().size == 3
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert crew_from_environment().size == 1
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize("wish", ["zwei", "0", "-1", "2.5", "³", "10000", "9" * 5000])
def test_what_is_no_number_of_processes_is_refused(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_JOBS", wish)
    with pytest.raises(BadVariableError) as caught:
        crew_from_environment()
    assert (caught.value.name, caught.value.value) == ("CATALOGUE_JOBS", wish)


@pytest.mark.parametrize("wish", ["", " ", "1", " 2 ", "0004"])
def test_a_number_of_processes_is_taken_or_left_open(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_JOBS", wish)
    assert crew_from_environment().size == int(wish.strip() or crew_of().size)


def test_the_command_line_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_JOBS", "zwei")
    monkeypatch.setenv("CATALOGUE_CACHE", "nein")
    with pytest.raises(BadVariableError, match="CATALOGUE_CACHE"):
        fix_means(cache=True, jobs=3)
    fix_means(cache=False, jobs=3)
    assert (os.environ["CATALOGUE_JOBS"], os.environ["CATALOGUE_CACHE"]) == ("3", "no")
