"""How long the preview takes from a saved file to the reload of its page, and until everything has followed."""

import os
import re
import statistics
import time
from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks.corpus import write_corpus
from tests.preview import page, reload_after, served

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "300,1000").split(","))
PAGE, LIST, FILE = "kurse/angebot-00000/", "neu/", "courses/angebot-00000.md"
TIMES = 5


@pytest.mark.parametrize("size", SIZES)
def test_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str], size: int) -> None:
    write_corpus(size, tmp_path / "project")
    file = tmp_path / "project" / FILE
    text = file.read_text(encoding="utf-8")
    own, rest = [], []
    with served(tmp_path / "project") as url:
        page(url + PAGE)
        for number in range(TIMES):
            title = f"title: Zuletzt geändert {number}"
            new = re.sub(r"(?m)^title: .*$", title, text).replace("published: 2025-01-01", "published: 2026-11-19")
            saved = time.perf_counter()
            own.append(reload_after(url + PAGE, partial(file.write_text, new, encoding="utf-8")))
            while f"Zuletzt geändert {number}" not in page(url + LIST):
                time.sleep(0.02)
            rest.append(time.perf_counter() - saved)
            time.sleep(1 + size / 2000)
    with capsys.disabled():
        print(
            f"\n{size:>7} offers: page reloads {min(own):.3f} to {max(own):.3f} s after it was saved, "
            f"lists follow after {statistics.median(rest):.1f} s"
        )
