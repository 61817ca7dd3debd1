"""How long a cold build takes, beside its peers and over growing catalogues: `make bench`, `SIZES=1000,10000 make bench`."""

import itertools
import math
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.measure import Figure, measure
from tests.benchmarks.peers import commands, prepare

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "300,1000").split(","))
OURS = (sys.executable, "-m", "catalogue", "build")


def _text(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\nNoch ein Satz.\n", encoding="utf-8")


def _title(file: Path) -> None:
    text = re.sub(r"(?m)^title: .*$", "title: Neues vom Rechnungswesen", file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")


def _one_more(file: Path) -> None:
    text = re.sub(r"(?m)^title: .*$", "title: Neues vom Archiv", file.read_text(encoding="utf-8"), count=1)
    file.with_stem("neues-vom-archiv").write_text(text, encoding="utf-8")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "nothing changed": lambda _file: None,
    "one text changed": _text,
    "one title changed": _title,
    "one offer more": _one_more,
}


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
        rows.append(line("ours, everything on", size, ours, None))
        for name, edit in EDITS.items():
            edit(project / "courses/angebot-00000.md")
            rows.append(line(f"ours, {name}", size, measure(OURS, cwd=project), None))
        rows.append(line("ours, one process", size, measure((*OURS, "--no-cache", "-j", "1"), cwd=project), None))
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
