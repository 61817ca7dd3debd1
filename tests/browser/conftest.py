"""The demonstration built once, looked at once by a real browser; the tests read what was found."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.site_server import serving
from tests.build.conftest import MOMENT, ROOT, build_demonstration

HERE = Path(__file__).parent
FOUND = ROOT / "build/screenshots"


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of the Node packages, installed when they are not there yet."""
    if not (HERE / "node_modules").is_dir():
        npm = shutil.which("npm")
        assert npm, "npm is needed for the browser tests; .ci/install-test-tools installs it"
        command = [npm, "install", "--silent", "--no-package-lock", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HERE, check=True, timeout=300)
    return HERE / "node_modules"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, built for an address without a folder, so that its error page works here too."""
    return build_demonstration(tmp_path_factory) / "site"


@pytest.fixture(scope="session")
def audit(site: Path, packages: Path) -> dict[str, Any]:
    """What the browser found: {check: {case: [findings]}}; it is kept, with pictures of all of it for whoever asks for them."""
    result = FOUND / "audit.json"
    shutil.rmtree(FOUND, ignore_errors=True)
    FOUND.mkdir(parents=True)
    pictures = [str(FOUND)] if os.environ.get("PICTURES") else []
    with serving(site) as address:
        moment = str(int(MOMENT["SOURCE_DATE_EPOCH"]) * 1000)
        command = ["node", "audit.mjs", address, moment, str(result), *pictures]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return found
