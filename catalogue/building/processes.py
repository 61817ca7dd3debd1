"""Processes of a build: how many share it, and what the person at the terminal sees of a long one."""

import gc
import os
import sys
import threading
import time
from collections.abc import Callable

from catalogue.building.cache import SWITCH as CACHE
from catalogue.crew import Crew, crew_of
from catalogue.model.translation import Translation

# How many processes share a build; 1 leaves it to one alone.
SWITCH = "CATALOGUE_JOBS"
# Seconds before anything is shown, and between two showings.
PATIENCE, STEP = 1.0, 0.5


def fix_means(*, cache: bool, jobs: int | None) -> None:
    """Hands what the command line says to the builds of this process, which the host starts and stands between."""
    if not cache:
        os.environ[CACHE] = "no"
    if jobs:
        os.environ[SWITCH] = str(jobs)


def collect_seldom() -> None:
    """Looks for rubbish only now and then: a build makes values by the hundred thousand, and hardly any rubbish."""
    gc.set_threshold(20_000, 20, 50)


def crew_from_environment() -> Crew:
    """Returns the crew that CATALOGUE_JOBS asks for, else one as large as the machine.

    Where other threads run, as the server of a preview does, this process works alone: a fork would take their locks along.
    """
    if threading.active_count() > 1:
        return Crew()
    wish = os.environ.get(SWITCH, "").strip()
    return crew_of(int(wish) if wish.isdecimal() and int(wish) > 0 else None)


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
