"""How long a cold build takes, beside its peers and over growing catalogues: `make bench`, `SIZES=1000,10000 make bench`."""

import itertools
import math
import os
import sys
from pathlib import Path

import pytest

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.measure import Figure, measure
from tests.benchmarks.peers import commands, prepare

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "300,1000").split(","))
OURS = (sys.executable, "-m", "catalogue", "build")


def line(name: str, size: int, figure: Figure, ours: Figure | None) -> str:
    """Returns a row of the table; the ratio tells how much longer than the peer our build takes."""
    ratio = f"{ours.wall / figure.wall:6.2f}" if ours else "      "
    return f"{name:24}{size:>7}{figure.wall:9.2f} s{figure.cpu:9.2f} s{figure.peak:8.0f} MB  {ratio}"


def test_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, growth = [], []
    for size in SIZES:
        project = tmp_path / str(size)
        write_corpus(size, project)
        prepare(project)
        ours = measure(OURS, cwd=project)
        again = measure(OURS, cwd=project)
        rows += [line("ours, everything on", size, ours, None), line("ours, nothing changed", size, again, None)]
        rows += [line(name, size, measure(command, cwd=project), ours) for name, command in commands().items()]
        files = [path for path in (project / "site").rglob("*") if path.is_file()]
        weight = sum(path.stat().st_size for path in files) / size / 1000
        rows.append(f"{'':24}{size:>7} offers: {len(files) / size:.1f} files and {weight:.0f} kB of site an offer")
        growth.append((size, ours.wall))
        assert len(list((project / "site/kurse").iterdir())) > size * 0.7
    with capsys.disabled():
        print(f"\n{'':24}{'offers':>7}{'wall':>11}{'processor':>11}{'peak':>11}  ours ÷ peer")
        print("\n".join(rows))
        for (small, before), (large, after) in itertools.pairwise(growth):
            print(f"growth from {small} to {large}: exponent {math.log(after / before) / math.log(large / small):.2f}")
