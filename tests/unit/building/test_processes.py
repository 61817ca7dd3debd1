"""Processes: what the person at the terminal sees of a long step, and who works alone."""

import threading

import pytest

from catalogue.building import processes
from catalogue.building.processes import crew_from_environment, progress
from catalogue.reading.translations import read_translation


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands until it is told otherwise; its first entry is the time."""
    now = [0.0]
    monkeypatch.setattr(processes.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(processes.sys.stderr, "isatty", lambda: True, raising=False)
    return now


def test_a_step_of_less_than_a_second_shows_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    show = progress(read_translation("de"), "reading")
    for done in range(1, 11):
        clock[0] = done * 0.09
        show(done, 10)
    assert capsys.readouterr().err == ""


def test_a_longer_one_shows_how_far_it_is_and_wipes_it_away(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    show = progress(read_translation("de"), "reading")
    for done in range(1, 100):
        clock[0] = done * 0.1
        show(done, 100)
    shown = capsys.readouterr().err.split("\r")[1:]
    assert "100" in shown[0]
    assert 10 < len(shown) < 25  # twice a second
    show(100, 100)
    assert capsys.readouterr().err == "\r\x1b[K"


def test_without_a_terminal_nothing_is_shown(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes.sys.stderr, "isatty", lambda: False, raising=False)
    show = progress(read_translation("en"), "pages")
    for done in range(1, 101):
        clock[0] = float(done)
        show(done, 100)
    assert capsys.readouterr().err == ""


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
