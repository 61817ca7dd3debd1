"""Processes of a build: how many share it, and what the person at the terminal sees of a long one."""

import gc
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from catalogue.building.cache import SWITCH as CACHE
from catalogue.building.cache import cache_of
from catalogue.building.variable import BadVariableError, variable
from catalogue.crew import Crew, crew_of
from catalogue.model.translation import Translation

# How many processes share a build; 1 leaves it to one alone.
SWITCH = "CATALOGUE_JOBS"
_JOBS = re.compile(r"0*[1-9][0-9]{0,3}")
# Seconds before anything is shown, and between two showings.
PATIENCE, STEP = 1.0, 0.5


def fix_means(*, cache: bool, jobs: int | None) -> None:
    """Hands what the command line says to the builds of this process, which the host starts and stands between.

    Raises BadVariableError where the environment then says what no build understands.
    """
    if not cache:
        os.environ[CACHE] = "no"
    if jobs:
        os.environ[SWITCH] = str(jobs)
    cache_of(Path())
    _jobs()


def collect_seldom() -> None:
    """Looks for rubbish only now and then: a build makes values by the hundred thousand, and hardly any rubbish."""
    gc.set_threshold(20_000, 20, 50)


def crew_from_environment() -> Crew:
    """Returns the crew that CATALOGUE_JOBS asks for, else one as large as the machine.

    Where other threads run, as the server of a preview does, this process works alone: a fork would take their locks along.
    Raises BadVariableError where it asks for what is no number of processes.
    """
    jobs = _jobs()
    return Crew() if threading.active_count() > 1 else crew_of(jobs)


def _jobs() -> int | None:
    wish = variable(SWITCH)
    if wish and _JOBS.fullmatch(wish) is None:
        raise BadVariableError(SWITCH, wish)
    return int(wish) if wish else None


def progress(words: Translation, name: str, *, heed: Callable[[], None] = lambda: None) -> Callable[[int, int], None]:
    """Returns what shows, on a terminal, how far a step has come once it takes longer than a second.

    `name` is the step's word below `progress` in the translations. `heed` is called each time.
    """
    begun = shown = time.monotonic()
    visible = False

    def show(done: int, total: int) -> None:
        nonlocal shown, visible
        heed()
        now = time.monotonic()
        if not sys.stderr.isatty() or (not visible and now - begun < PATIENCE):
            return
        if done < total and now - shown >= STEP:
            visible, shown = True, now
            print(f"\r{words(f'progress.{name}', done=done, total=total)}\x1b[K", end="", file=sys.stderr, flush=True)
        elif done >= total and visible:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    return show
