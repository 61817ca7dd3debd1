"""The crew: results in order, errors as themselves, nobody left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest

from catalogue.crew import Crew, LostWorkerError, crew_of


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("items", [0, 1, 7, 100])
def test_the_results_come_in_order(size: int, items: int) -> None:
    shared = Crew(size).share(lambda start, end: (start, [n * n for n in range(start, end)]), items, chunk=7)
    found = list(shared)
    assert [start for start, _ in found] == list(range(0, items, 7))
    assert [n for _, part in found for n in part] == [n * n for n in range(items)]


def test_the_work_is_done_by_others() -> None:
    def slowly(start: int, end: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    pids = set(Crew(2).share(slowly, 40, chunk=1))
    assert os.getpid() not in pids
    assert len(pids) == 2
    assert set(Crew(1).share(lambda start, end: os.getpid(), 4, chunk=1)) == {os.getpid()}


@pytest.mark.parametrize("size", [1, 2])
def test_an_error_is_raised_as_itself(size: int) -> None:
    def task(start: int, end: int) -> int:
        if start == 5:
            raise ValueError("the fifth is bad")
        return start

    with pytest.raises(ValueError, match="the fifth is bad"):
        list(Crew(size).share(task, 50, chunk=1))


def test_a_worker_that_vanishes_is_told() -> None:
    def task(start: int, end: int) -> int:
        if start == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return start

    with pytest.raises(LostWorkerError):
        list(Crew(2).share(task, 50, chunk=1))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_nobody_is_left_behind(ending: signal.Signals) -> None:
    program = (
        "import os, time\nfrom catalogue.crew import Crew\n"
        "def task(start, end):\n    time.sleep(0.05)\n    return os.getpid()\n"
        "for pid in Crew(2).share(task, 1000, chunk=1): print(pid, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    workers = {int(process.stdout.readline()) for _ in range(6)}
    process.send_signal(ending)
    process.wait(10)
    process.stdout.close()
    deadline = time.monotonic() + 5
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(alive, workers))


def test_as_many_as_there_are_processors() -> None:
    assert crew_of().size <= max(1, len(os.sched_getaffinity(0)))
    assert crew_of(1).size == 1
    assert crew_of(0).size == 1
