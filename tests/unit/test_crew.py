"""The crew: results in order, errors as themselves, nobody left behind."""

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

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


def test_a_single_chunk_is_done_here_or_apart() -> None:
    def where(_start: int, _end: int) -> int:
        return os.getpid()

    assert list(Crew(2).share(where, 5, chunk=7)) == [os.getpid()]
    assert list(Crew(1).share(where, 5, chunk=7, apart=True)) == [os.getpid()]
    assert list(Crew(2).share(where, 5, chunk=7, apart=True)) != [os.getpid()]
    assert list(Crew(2).share(where, 0, chunk=7, apart=True)) == []


@pytest.mark.parametrize("alike", [True, False])
def test_where_neighbours_are_alike_one_begins_at_the_end(alike: bool) -> None:
    def slowly(start: int, end: int) -> tuple[int, float]:
        time.sleep(0.01)
        return os.getpid(), time.monotonic()

    done = list(Crew(2).share(slowly, 20, chunk=1, alike=alike))
    assert (done[-1][1] < done[-2][1] < done[-3][1]) == alike
    assert len({pid for pid, _ in done[:5]}) == (1 if alike else 2)


@pytest.mark.parametrize("size", [1, 2])
def test_an_error_is_raised_as_itself(size: int) -> None:
    def task(start: int, end: int) -> int:
        if start == 5:
            raise ValueError("the fifth is bad")
        return start

    with pytest.raises(ValueError, match="the fifth is bad"):
        list(Crew(size).share(task, 50, chunk=1))


class PickyError(Exception):
    """Can be pickled, but not be made from what was pickled."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}, {why}")


class ClingingError(Exception):
    """Cannot be pickled."""

    def __init__(self) -> None:
        super().__init__("it clings, for one reason")
        self.holds = lambda: None


@pytest.mark.parametrize("error", [PickyError("it clings", "for one reason"), ClingingError()])
def test_an_error_that_cannot_be_sent_is_told_in_full(error: Exception) -> None:
    def task_of_ours(start: int, end: int) -> int:
        raise error

    with pytest.raises(RuntimeError) as caught:
        list(Crew(2).share(task_of_ours, 50, chunk=1))
    assert f"{type(error).__name__}: it clings, for one reason" in str(caught.value)
    assert "in task_of_ours" in str(caught.value)


def test_a_result_that_cannot_be_sent_is_told() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError, TypeError), match="pickle") as caught:
        list(Crew(2).share(lambda start, end: lambda: start, 50, chunk=1))
    assert any("in _done" in note for note in caught.value.__notes__)


def hesitant(start: int, end: int) -> int:
    if start:
        time.sleep(60)
    return start


def test_whoever_closes_it_sends_all_home_at_once() -> None:
    shared = Crew(3).share(hesitant, 50, chunk=1)
    began = time.monotonic()
    assert next(shared) == 0
    assert len(multiprocessing.active_children()) == 3
    shared.close()
    assert multiprocessing.active_children() == []
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_error_in_the_loop_around_it_sends_all_home(error: type[BaseException]) -> None:
    def caller() -> None:
        with closing(Crew(2).share(hesitant, 50, chunk=1)) as shared:
            for _ in shared:
                raise error

    with pytest.raises(error):
        caller()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("moment", "said"), [("before", "interrupted"), ("after_in_parent", "interrupted"), ("after_in_child", "all 0")]
)
def test_ctrl_c_while_it_forks_is_heard(moment: str, said: str) -> None:
    """Python swallows exceptions in the callbacks of a fork."""
    program = (
        "import multiprocessing, os, signal\nfrom catalogue.crew import Crew\n"
        "def held(*_): return len(signal.pthread_sigmask(signal.SIG_BLOCK, ()))\n"
        f"os.register_at_fork({moment}=lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "try: print('all', sum(Crew(2).share(held, 10, chunk=1)), end=' ')\n"
        "except KeyboardInterrupt: print('interrupted', end=' ')\n"
        "print(held(), len(multiprocessing.active_children()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout, done.stderr) == (f"{said} 0 0\n", "")


def test_a_worker_that_vanishes_is_told() -> None:
    def task(start: int, end: int) -> int:
        if start == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return start

    with pytest.raises(LostWorkerError):
        list(Crew(2).share(task, 50, chunk=1))


@pytest.mark.parametrize("size", [1, 2])
def test_an_errand_asks_for_what_is_known_later(size: int) -> None:
    errand = Crew(size).errand(lambda ask, _say: (os.getpid(), ask() * 2))
    errand.give(21)
    pid, answer = errand.result()
    assert answer == 42
    assert (pid == os.getpid()) is (size == 1)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("size", [1, 2])
def test_an_error_of_an_errand_is_raised_as_itself(size: int) -> None:
    def task(_ask: object, _say: object) -> int:
        raise ValueError("lost the way")

    errand = Crew(size).errand(task)
    with pytest.raises(ValueError, match="lost the way"):
        errand.result()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("size", [1, 2])
def test_what_an_errand_says_on_the_way_is_heard_before_its_end(size: int, tmp_path: Path) -> None:
    def task(ask: Callable[[], int], say: Callable[[str], None]) -> int:
        say("first" * 1_000_000)
        (tmp_path / "reached").touch()
        say("second" * 1_000_000)
        return 3

    errand = Crew(size).errand(task)
    end = time.monotonic() + 60
    while size > 1 and not (tmp_path / "reached").exists():  # nobody waits until somebody listens
        assert time.monotonic() < end
    assert (errand.heard()[:5], errand.heard()[:6], errand.result()) == ("first", "second", 3)
    assert multiprocessing.active_children() == []


def test_an_errand_that_fails_before_it_says_anything_is_told() -> None:
    def task(ask: Callable[[], int], say: Callable[[str], None]) -> int:
        raise KeyError("x")

    with pytest.raises(KeyError):
        Crew(2).errand(task).heard()


def test_an_errand_that_vanishes_is_told() -> None:
    errand = Crew(2).errand(lambda _ask, _say: os.kill(os.getpid(), signal.SIGKILL))
    time.sleep(0.1)
    errand.give("too late")
    with pytest.raises(LostWorkerError):
        errand.result()


def test_one_alone_is_called_back_where_signals_cannot_be_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    errand = Crew().errand(lambda ask, _say: ask())
    errand.give("asked")
    errand.close()
    assert errand.result() == "asked"


def test_an_errand_is_called_back_at_once() -> None:
    errand = Crew(2).errand(lambda ask, _say: ask())
    assert len(multiprocessing.active_children()) == 1
    errand.close()
    errand.close()
    assert multiprocessing.active_children() == []


def gone(pids: Iterable[int]) -> bool:
    """Whether all of the processes end within some seconds."""
    deadline = time.monotonic() + 30  # theirs is a minute
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(map(alive, pids))


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended may wait long to be buried by the first process of a container."""
    status = Path(f"/proc/{pid}/stat")
    try:
        os.kill(pid, 0)
        return not status.exists() or status.read_text().rpartition(") ")[2][:1] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def workers_of(program: str, many: int, ending: signal.Signals) -> set[int]:
    """Returns the processes that a program tells of in so many lines, and that it has sent, when it has been ended."""
    with subprocess.Popen(
        [sys.executable, "-c", f"import os, time\nfrom catalogue.crew import Crew\n{program}"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        found = {int(process.stdout.readline()) for _ in range(many)}
        process.send_signal(ending)
        process.wait(10)
    return found


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_nobody_is_left_behind(ending: signal.Signals) -> None:
    program = (
        "def task(start, end):\n    time.sleep(0.05)\n    return os.getpid()\n"
        "for pid in Crew(2).share(task, 1000, chunk=1): print(pid, flush=True)\n"
    )
    assert gone(workers_of(program, 6, ending))


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_nobody_works_on_for_one_who_is_gone(ending: signal.Signals) -> None:
    """What takes long asks for nothing on the way, so that it would only notice at its end."""
    program = (
        "def task(_ask, say):\n    say(os.getpid())\n    end = time.monotonic() + 60\n"
        "    while time.monotonic() < end: sum(range(1000))\n"
        "errands = [Crew(2).errand(task) for _ in range(3)]\n"
        "for errand in errands: print(errand.heard(), flush=True)\n"
        "errands[0].result()\n"
    )
    assert gone(workers_of(program, 3, ending))


def test_as_many_as_there_are_processors() -> None:
    assert crew_of().size <= max(1, len(os.sched_getaffinity(0)))
    assert crew_of(1).size == 1
    assert crew_of(0).size == 1


def test_who_was_sent_does_the_work_alone() -> None:
    def task(_ask: object, _say: object) -> list[int]:
        return list(Crew(2).share(lambda _start, _end: os.getpid(), 8, chunk=1))

    errand = Crew(2).errand(task)
    assert len(set(errand.result())) == 1
