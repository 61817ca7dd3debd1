"""The crew: processes among which a build shares its work; one alone where the system cannot fork or it would not pay."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
# The work to do on the items from the first number up to the second, not included.
Task = Callable[[int, int], T]
# More would compete for one disk, and each costs memory.
MOST = 4


class LostWorkerError(Exception):
    """A process of the crew ended without a word, killed by the system for want of memory for instance."""


@dataclass(frozen=True, slots=True)
class Crew:
    """So many processes share the work; 1 does everything in the process that asks."""

    size: int = 1

    def share(self, task: Task[T], items: int, *, chunk: int) -> Iterator[T]:
        """Yields what `task` returns for each chunk of `items` things, in their order.

        Whatever is known before is known to every process, for they are forked here; only what the task returns
        comes back, pickled. An exception of the task is raised here, and the other processes are ended. When the
        process that asks is killed, the others notice and end as well.
        """
        chunks = [(start, min(start + chunk, items)) for start in range(0, items, chunk)]
        if self.size < 2 or len(chunks) < 2:
            for start, end in chunks:
                yield task(start, end)
            return
        with _forked(task, min(self.size, len(chunks))) as workers:
            yield from _in_order(workers, chunks)


def crew_of(jobs: int | None = None) -> Crew:
    """Returns a crew of `jobs` processes, else of as many as there are processors; one where the system has no fork."""
    if "fork" not in get_all_start_methods() or sys.platform == "darwin":
        return Crew()  # macOS can fork, but its system libraries do not survive it
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Crew(max(1, jobs if jobs is not None else min(processors, MOST)))


def _in_order(workers: list[Connection], chunks: list[tuple[int, int]]) -> Iterator[Any]:
    """Hands out the chunks one by one and yields the results in the order of the chunks."""
    todo, results = iter(enumerate(chunks)), {}
    doing: dict[Connection, int] = {}

    def hand_out(worker: Connection) -> None:
        number, work = next(todo, (-1, None))
        if work is not None:
            worker.send(work)
            doing[worker] = number

    for worker in workers:
        hand_out(worker)
    wanted = 0
    while wanted < len(chunks):
        for done in wait(list(doing)):
            assert isinstance(done, Connection)
            results[doing.pop(done)] = _received(done)
            hand_out(done)
        while wanted in results:
            yield results.pop(wanted)
            wanted += 1


def _received(worker: Connection) -> Any:
    try:
        result, error = worker.recv()
    except (EOFError, OSError):
        raise LostWorkerError("a process of the build was ended from outside") from None
    if error is not None:
        raise error
    return result


@contextmanager
def _forked(task: Task[Any], number: int) -> Iterator[list[Connection]]:
    fork = get_context("fork")
    ours: list[Connection] = []
    processes: list[BaseProcess] = []
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        for _ in range(number):
            here, there = fork.Pipe()
            worker = fork.Process(target=_work, args=(task, there, [*ours, here]), daemon=True)
            worker.start()
            there.close()
            ours.append(here)
            processes.append(worker)
        yield ours
    except BaseException:
        for process in processes:
            process.kill()
        raise
    finally:
        for connection in ours:
            connection.close()
        for process in processes:
            process.join()


def _work(task: Task[Any], asked: Connection, others: list[Connection]) -> None:
    """The life of a worker: chunk by chunk until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is told by the process that asks
    for connection in others:
        connection.close()  # else a worker would never learn that the one who asks is gone
    with suppress(EOFError, OSError):
        while True:
            asked.send(_done(task, *asked.recv()))


def _done(task: Task[Any], start: int, end: int) -> tuple[Any, BaseException | None]:
    try:
        return task(start, end), None
    except BaseException as error:
        error.add_note(traceback.format_exc())
        return None, error
