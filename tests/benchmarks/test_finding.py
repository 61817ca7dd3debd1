"""How well the search finds among many: the queries of tests/search, on the demonstration alone and among generated offers."""

import os
import shutil
from pathlib import Path

import pytest

from tests.benchmarks.corpus import write_corpus
from tests.search.measure import METRICS, ROOT, Answer, ask, average, queries, write_index

SIZES = [0, *map(int, os.environ.get("SIZES", "300,1000").split(","))]


def test_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [one for one in queries() if one.expected]
    found = {size: ask(asked, index=_index(tmp_path / str(size), size)) for size in SIZES}
    with capsys.disabled():
        print(f"\n{'more offers':12}{''.join(f'{metric:>10}' for metric in METRICS)}{'typed wrong':>14}{'nothing':>10}")
        for size, answers in found.items():
            print(f"{size:<12}{_line(answers)}")


def _line(answers: list[Answer]) -> str:
    """The metrics, best-in-3 of what is typed wrong, and how many queries find nothing at all.

    Generated offers that are about the same word push the expected one down, so only the last two ought to stay as they are.
    """
    wrong = average(answer for answer in answers if answer.asked.kind == "typo")["main@3"]
    nothing = sum(not answer.found for answer in answers)
    return f"{''.join(f'{value:10.3f}' for value in average(answers).values())}{wrong:14.3f}{nothing:10}"


def _index(root: Path, size: int) -> Path:
    """The index of the demonstration among so many generated offers."""
    write_corpus(size, root)
    for folder in ("courses", "docs"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return write_index(root / "index", root=root)
