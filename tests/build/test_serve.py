"""`catalogue serve`: a saved course or page shows itself in the browser."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.build.conftest import MOMENT

PATIENCE = 60.0


@contextmanager
def served(project: Path) -> Iterator[str]:
    """Serves a project on a free port; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "catalogue", "serve", "--address", address],
        cwd=project,
        env={**os.environ, **MOMENT},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(url: str, pattern: str) -> None:
    """Asks for `url` until its text matches `pattern`."""
    end = time.monotonic() + PATIENCE
    seen = ""
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=5) as answer:
                seen = answer.read().decode()
        except (URLError, ConnectionError, TimeoutError):
            seen = ""
        if re.search(pattern, seen):
            return
        time.sleep(0.3)
    pytest.fail(f"{url} never showed {pattern}; last: {seen[:300]}")


def test_saving_a_course_or_a_page_rebuilds_the_site(project: Path) -> None:
    with served(project) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        for file, old, page in (
            ("courses/resilienz.md", "\ntitle: ", "kurse/resilienz/"),
            ("docs/guides/zoom.md", "\ntitle: ", "anleitungen/zoom/"),
            ("docs/hilfe/index.md", "\n# ", "hilfe/"),
            ("courses/_vocabulary/tools.yml", "\n  name: ", "werkzeuge/"),
        ):
            path = project / file
            path.write_text(path.read_text(encoding="utf-8").replace(old, f"{old}Geändert ", 1), encoding="utf-8")
            wait_for(url + page, "Geändert ")


def test_an_error_shows_in_the_browser_and_goes_away_when_mended(project: Path) -> None:
    file = project / "courses/resilienz.md"
    good = file.read_text(encoding="utf-8")
    with served(project) as url:
        wait_for(url + "kurse/resilienz/", "Resilienz")
        file.write_text(good.replace("\ncategory: ", "\ncategory: falsch-", 1), encoding="utf-8")
        wait_for(url + "kurse/resilienz/", r"(?s)role=.alert..*courses/resilienz\.md:\d+:\d+")
        file.write_text(good.replace("\ntitle: ", "\ntitle: Wieder gut ", 1), encoding="utf-8")
        wait_for(url + "kurse/resilienz/", "Wieder gut ")
        with urlopen(url + "kurse/resilienz/", timeout=5) as answer:
            assert b"tc-report" not in answer.read()
