"""The crew: processes among which a build shares its work; one alone where the system cannot fork or it would not pay."""

import os
import pickle
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing import current_process, get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Generic, TypeVar

from msgspec import Struct

from catalogue.sender import leave_with_sender
from catalogue.wishes import WISHES, undisturbed

T = TypeVar("T")
# The work to do on the items from the first number up to the second, not included.
Task = Callable[[int, int], T]
Shared = Generator[T, None, None]
# Work that goes as far as it can, then asks for what is learnt only later; what it knows before its end, it may say.
Ahead = Callable[[Callable[[], Any], Callable[[Any], None]], T]
_Worker = tuple[Connection, BaseProcess]  # the way to it, and its process
MOST = 4  # more would compete for one disk, and each costs memory


class LostWorkerError(Exception):
    """A process of the crew ended without a word, killed by the system for want of memory for instance."""


class Crew(Struct, frozen=True):
    """So many processes share the work; 1 does everything in the process that asks."""

    size: int = 1

    def share(self, task: Task[T], items: int, *, chunk: int, alike: bool = False, apart: bool = False) -> Shared[T]:
        """Yields what `task` returns for each chunk of `items` things, in their order.

        Where neighbours are `alike`, every other process begins at the end: what one has made for a chunk it has for the
        next. Else results come as early as can be. A single chunk is done here, unless that is to happen `apart`, where
        what it takes is let go of afterwards.

        Whatever is known before is known to every process, for they are forked here; only what the task returns
        comes back, pickled. An exception of the task is raised here, and the other processes are ended, as they are
        when the generator is closed: close it (contextlib.closing), for an exception in the loop around it does not.
        When the process that asks is killed, the others notice and end as well.
        """
        chunks = [(start, min(start + chunk, items)) for start in range(0, items, chunk)]
        if self.size < 2 or len(chunks) < (1 if apart else 2) or current_process().daemon:  # who was sent sends nobody
            return (yield from (task(start, end) for start, end in chunks))
        # No context manager: Ctrl+C could fall between its beginning and ours.
        crowd: list[_Worker] = []
        try:
            with undisturbed():
                for _ in range(min(self.size, len(chunks))):
                    _fork(lambda asked: _serve(task, asked), crowd)
            yield from _in_order([connection for connection, _ in crowd], chunks, alike=alike)
            _end(crowd)
        except BaseException:  # among them the one that closes a generator
            _end(crowd, at_once=True)
            raise

    def errand(self, task: Ahead[T]) -> "Errand[T]":
        """Sends another process to do `task`, of which it knows what `share` tells; one alone does it when it is due."""
        crowd: list[_Worker] = []
        if self.size > 1:
            with undisturbed():
                _fork(lambda asked: _go(task, asked), crowd)
        return Errand(None if crowd else task, crowd)


class Errand(Generic[T]):
    """Work done beside that of the process that asks; whoever ends without its result leaves nobody behind."""

    def __init__(self, task: Ahead[T] | None, crowd: list[_Worker]) -> None:
        self._task = task
        self._crowd = crowd
        self._found: list[T] = []
        self._said: list[Any] = []

    def give(self, given: Any) -> None:
        """Hands over what the task asks for; one alone does it now, and need not hold what it takes any longer."""
        if self._task:
            self._found = [self._task(lambda: given, self._said.append)]
        for connection, _ in self._crowd:
            with suppress(OSError):  # it ended without a word, which is told when its result is asked for
                connection.send(given)

    def heard(self) -> Any:
        """Returns the next thing that is said on the way, as soon as it is; there has to be one."""
        if self._task:
            self._found = self._found or [self._task(lambda: None, self._said.append)]
            return self._said.pop(0)
        return self._next()

    def result(self) -> T:
        """Returns what came of the work, to be asked for once, when everything has been heard that is said on the way."""
        if self._task:
            return self._found.pop() if self._found else self._task(lambda: None, self._said.append)
        found: T = self._next()
        _end(self._crowd)
        return found

    def _next(self) -> Any:
        try:
            return _received(self._crowd[0][0])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Calls back whoever is still under way."""
        _end(self._crowd, at_once=True)


def crew_of(jobs: int | None = None) -> Crew:
    """Returns a crew of `jobs` processes, else of as many as there are processors; one where the system has no fork."""
    if "fork" not in get_all_start_methods() or sys.platform == "darwin":
        return Crew()  # macOS can fork, but its system libraries do not survive it
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Crew(max(1, jobs if jobs is not None else min(processors, MOST)))


def _in_order(workers: list[Connection], chunks: list[tuple[int, int]], *, alike: bool) -> Iterator[Any]:
    """Hands out the chunks one by one and yields the results in the order of the chunks."""
    todo, results = deque(range(len(chunks))), {}
    doing: dict[Connection, int] = {}

    def hand_out(worker: Connection) -> None:
        if todo:
            number = todo.pop() if alike and workers.index(worker) % 2 else todo.popleft()
            worker.send(chunks[number])
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
        sent = worker.recv_bytes()
    except (EOFError, OSError):
        raise LostWorkerError("a process of the build was ended from outside") from None
    result, error = pickle.loads(sent)  # noqa: S301 - from our own child
    if error is not None:
        raise error
    return result


def _fork(life: Callable[[Connection], None], crowd: list[_Worker]) -> None:
    """Adds a worker to the crowd, who leads this life."""
    fork = get_context("fork")
    sys.stdout.flush()
    sys.stderr.flush()
    here, there = fork.Pipe()
    worker = fork.Process(target=_work, args=(life, there, [*(ours for ours, _ in crowd), here]), daemon=True)
    worker.start()
    there.close()
    crowd.append((here, worker))


def _end(crowd: list[_Worker], *, at_once: bool = False) -> None:
    """Sends everybody home and waits until they are gone; `at_once` in the middle of their work."""
    if not crowd:
        return  # one alone, as on Windows, where signals cannot be held back
    with undisturbed():
        for connection, process in crowd:
            if at_once:
                process.kill()
            connection.close()
        for _, process in crowd:
            process.join()


def _work(life: Callable[[Connection], None], asked: Connection, others: list[Connection]) -> None:
    """What all workers do alike."""
    for wish in WISHES:
        if signal.getsignal(wish) is not signal.SIG_IGN:  # as nohup leaves them to all of us
            signal.signal(wish, signal.SIG_DFL)  # whatever it does to the one who asks
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is told by the process that asks
    signal.pthread_sigmask(signal.SIG_UNBLOCK, WISHES)  # else what the task starts could not hear them
    for connection in others:
        connection.close()  # else a worker would never learn that the one who asks is gone
    leave_with_sender()
    with suppress(EOFError, OSError):
        life(asked)


def _serve(task: Task[Any], asked: Connection) -> None:
    """Chunk by chunk until nobody asks any more."""
    while True:
        asked.send_bytes(_done(partial(task, *asked.recv())))


def _go(task: Ahead[Any], asked: Connection) -> None:
    """One piece of work."""
    saying = Thread()
    saying.start()

    def say(said: Any) -> None:
        # A pipe holds little, and the other side may listen only much later.
        nonlocal saying
        saying.join()
        saying = Thread(target=_sent, args=(asked, _done(lambda: said)), daemon=True)
        saying.start()

    result = _done(lambda: task(asked.recv, say))
    saying.join()
    _sent(asked, result)


def _sent(there: Connection, content: bytes) -> None:
    with suppress(OSError):  # nobody listens any more
        there.send_bytes(content)


def _done(work: Callable[[], Any]) -> bytes:
    """What comes of some work, pickled: its result and None, or None and the exception."""
    try:
        return pickle.dumps((work(), None), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        error.add_note(told := traceback.format_exc())
        try:
            sent = pickle.dumps((None, error))
            pickle.loads(sent)  # noqa: S301 - only to learn whether the one who asks can read it
        except Exception:
            return pickle.dumps((None, RuntimeError(told)))
        return sent
