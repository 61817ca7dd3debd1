"""How long the command takes to say what it can: `catalogue --help`, beside a bare Python."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.measure import measure

RUNS = 15


def test_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = {
        "python": (sys.executable, "-c", "pass"),
        "catalogue --help": (sys.executable, "-m", "catalogue", "--help"),
        "catalogue build --help": (sys.executable, "-m", "catalogue", "build", "--help"),
    }
    figures = {name: measure(command, cwd=tmp_path, runs=RUNS) for name, command in commands.items()}
    with capsys.disabled():
        print()
        for name, figure in figures.items():
            print(f"{name:24}{figure.wall * 1000:9.0f} ms{figure.cpu * 1000:9.0f} ms{figure.peak:8.0f} MB")
