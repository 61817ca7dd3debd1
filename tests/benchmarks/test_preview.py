"""How long the preview takes from a saved file to the reload of its page, and until everything has followed."""

import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.benchmarks.corpus import write_corpus

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "300,1000").split(","))
PAGE, LIST, FILE = "kurse/angebot-00000/", "neu/", "courses/angebot-00000.md"
TIMES = 5


@contextmanager
def served(project: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "catalogue", "serve", "--address", address]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait(30)


def page(url: str) -> str:
    """Asks until there is an answer."""
    while True:
        try:
            with urlopen(url, timeout=60) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            time.sleep(0.1)


def reload_after(url: str, file: Path, text: str) -> float:
    """Saves `text` while a browser waits for news of the page; returns how long it had to wait."""
    found = re.search(r"livereload\((\d+)", page(url + PAGE))
    assert found
    asking = Request(f"{url}livereload/{found[1]}/1", headers={"Referer": url + PAGE})
    told: list[float] = []

    def wait() -> None:
        with urlopen(asking, timeout=90):
            told.append(time.perf_counter())

    browser = threading.Thread(target=wait)
    browser.start()
    time.sleep(0.5)
    saved = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    browser.join()
    return told[0] - saved


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
            own.append(reload_after(url, file, new))
            while f"Zuletzt geändert {number}" not in page(url + LIST):
                time.sleep(0.02)
            rest.append(time.perf_counter() - saved)
            time.sleep(1 + size / 2000)
    with capsys.disabled():
        print(
            f"\n{size:>7} offers: page reloads {min(own):.3f} to {max(own):.3f} s after it was saved, "
            f"lists follow after {statistics.median(rest):.1f} s"
        )
