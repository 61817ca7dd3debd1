"""Lighthouse for telephones on the demonstration: it measures, so it needs a machine that does nothing else."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.site_server import serving
from tests.build.conftest import copy_demonstration, run

# The last release that runs with Node 18; npx keeps it after the first time.
LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = (
    "",
    "kurse/zoom-online-seminar/",
    "anleitungen/zoom/",
    "termine/",
    "werkzeuge/",
    "rechtliches/barrierefreiheit/",
    "suche/?q=zoom",
)
FLAGS = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
# The best of so many runs: what is slower was not the page.
RUNS = 3


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_demonstration(tmp_path_factory.mktemp("lighthouse") / "project")
    run("catalogue", "build", cwd=project)
    return project / "site"


def judged(address: str, result: Path) -> dict[str, Any]:
    npx, chromium = shutil.which("npx"), shutil.which("chromium")
    if npx is None or chromium is None:
        pytest.skip("npx and chromium are needed")
    command = [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={result}", FLAGS]
    subprocess.run(command, check=True, capture_output=True, timeout=240, env={**os.environ, "CHROME_PATH": chromium})
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_on_a_telephone(page: str, site: Path, tmp_path: Path) -> None:
    with serving(site) as address:
        for _ in range(RUNS):
            found = judged(address + page, tmp_path / "result.json")
            scores = {name: round(category["score"] * 100) for name, category in found["categories"].items()}
            if scores["performance"] >= 99:
                break
    print(f"{page or 'home'}: {scores}")
    assert {name: score for name, score in scores.items() if score < 100 and name != "performance"} == {}
    assert scores["performance"] >= 99
    assert found["audits"]["cumulative-layout-shift"]["numericValue"] == 0
