"""Measuring a program as a whole: wall and processor seconds, and the memory of its largest process."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """What one run took: seconds on the clock, seconds of processor, megabytes at the most."""

    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str], *, cwd: Path, runs: int = 1, **environment: str) -> Figure:
    """Runs `command` in `cwd` and returns the medians; a run that fails raises with what it printed."""
    figures = [_once(command, cwd=cwd, environment=environment) for _ in range(runs)]
    return Figure(*(statistics.median(getattr(figure, name) for figure in figures) for name in Figure.__slots__))


def _once(command: Sequence[str], *, cwd: Path, environment: dict[str, str]) -> Figure:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    with process.stdout:
        output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode(errors='replace')}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Figure(wall=wall, cpu=cpu, peak=usage.ru_maxrss / 1024)
