"""How long the preview takes from a saved file to the reload of its page, and until what somebody asks for follows."""

import os
import re
import statistics
import time
from pathlib import Path

import pytest

from tests.benchmarks.corpus import write_corpus
from tests.preview import page, reload_after, served

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "300,1000").split(","))
PAGE, FILE = "kurse/angebot-00000/", "courses/angebot-00000.md"
FOLLOWING = {"list": "neu/", "feed": "kalender/kategorie/digitale-inhalte.ics", "all dates": "kalender/alle.ics"}
TIMES = 5


@pytest.mark.parametrize("size", SIZES)
def test_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str], size: int) -> None:
    write_corpus(size, tmp_path / "project")
    file = tmp_path / "project" / FILE
    text = re.sub(r"(?m)^category: .*$", "category: digitale-inhalte", file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")
    own: list[float] = []
    rest: dict[str, list[float]] = {name: [] for name in FOLLOWING}
    with served(tmp_path / "project") as url:
        page(url + PAGE)
        for number in range(TIMES * len(FOLLOWING)):
            name = list(FOLLOWING)[number % len(FOLLOWING)]
            new = re.sub(r"(?m)^title: .*$", f"title: Anders {number}", text).replace(
                "published: 2025-01-01", "published: 2026-11-19"
            )
            saved: list[float] = []

            def save(new: str = new, saved: list[float] = saved) -> None:
                saved.append(time.perf_counter())
                file.write_text(new, encoding="utf-8")

            own.append(reload_after(url + PAGE, save))
            while f"Anders {number}" not in page(url + FOLLOWING[name]).replace("\n ", ""):
                time.sleep(0.02)
            rest[name].append(time.perf_counter() - saved[0])
            time.sleep(1 + size / 2000)
    with capsys.disabled():
        print(
            f"\n{size:>7} offers: page reloads {min(own):.3f} to {max(own):.3f} s after it was saved, "
            + ", ".join(f"{name} after {statistics.median(times):.2f} s" for name, times in rest.items())
        )
