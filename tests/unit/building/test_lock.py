"""The lock: who comes second waits, and a process that is killed lets go."""

import errno
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalogue.building.lock import Lock

HOLD = "import sys, time; from pathlib import Path; from catalogue.building.lock import Lock\n"
HOLD += "lock = Lock(Path(sys.argv[1])); lock.take(waiting=lambda: None); print('held', flush=True); time.sleep(30)"


def test_who_comes_second_waits(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    told: list[float] = []

    def waiting() -> None:
        told.append(time.monotonic())
        process.kill()

    lock = Lock(tmp_path)
    lock.take(waiting=waiting)
    process.wait()
    process.stdout.close()
    assert len(told) == 1
    lock.take(waiting=waiting)
    lock.give_back()
    lock.give_back()
    assert len(told) == 1


def test_what_was_given_back_can_be_taken(tmp_path: Path) -> None:
    first, second = Lock(tmp_path), Lock(tmp_path)
    for lock in (first, second, first):
        lock.take(waiting=lambda: (_ for _ in ()).throw(AssertionError))
        lock.give_back()


def test_where_the_system_knows_no_locks_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refused)
    for place in (tmp_path, tmp_path / "gone"):
        lock = Lock(place)
        assert not lock.take(waiting=lambda: (_ for _ in ()).throw(AssertionError))
        lock.give_back()
