"""The demonstration, copied and built: what the build tests share."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.building.cache import FOLDER as KEPT

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "operators" / "publish.sh"
CONTENT = ("courses", "docs", "hooks", "mkdocs.yml")
# What builds keep of the program alone: its templates, compiled, and its styles and scripts, joined.
OF_THE_PROGRAM = ("templates", "scripts.bin", "styles.bin")
# A fixed moment: the demonstration's sessions lie around the turn of 2026/27.
MOMENT = {"SOURCE_DATE_EPOCH": "1795154400", "NO_MKDOCS_2_WARNING": "1"}


def copy_demonstration(target: Path) -> Path:
    """Copies settings and content of the demonstration into `target`."""
    target.mkdir(parents=True)
    for name in CONTENT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def run(*arguments: str, cwd: Path, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a Python module or script of this environment in `cwd`, at the fixed moment."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env={**os.environ, **MOMENT, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    if check and done.returncode:
        pytest.fail(f"{arguments} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done


def contents(folder: Path) -> dict[str, bytes]:
    """Returns the bytes of every file below `folder` by its path, but for what builds keep for themselves."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    own = (".cache/", "hooks/__pycache__/")
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(own)}


def build_demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a project folder with the demonstration built into its site/, one for all processes that run tests."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demonstration"
    folder.mkdir(exist_ok=True)
    project, built = folder / "project", folder / "built"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            shutil.rmtree(project, ignore_errors=True)
            run("catalogue", "build", "--strict", cwd=copy_demonstration(project))
            built.touch()
    return project


def copy_fresh(demonstration: Path, target: Path) -> Path:
    """Copies the demonstration into `target`, with what its build kept of the program, and nothing of what it kept of the content."""
    copy_demonstration(target)
    (target / KEPT).mkdir(parents=True)
    for name in OF_THE_PROGRAM:
        source = demonstration / KEPT / name
        if source.is_dir():
            shutil.copytree(source, target / KEPT / name)
        else:
            shutil.copy(source, target / KEPT / name)
    return target


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with the demonstration built into its site/; tests must not change it."""
    return build_demonstration(tmp_path_factory)


@pytest.fixture
def project(demonstration: Path, tmp_path: Path) -> Path:
    """A fresh copy of the demonstration, to be changed."""
    return copy_fresh(demonstration, tmp_path / "project")


@pytest.fixture
def published(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration with its site, to be changed: for the next build all of it is new."""
    return Path(shutil.copytree(demonstration, tmp_path / "published"))


@pytest.fixture
def ready(published: Path) -> Path:
    """A project with the script in it, filled in: what is published lies in the folder `web` beside it."""
    if not shutil.which("rsync") or not shutil.which("flock"):
        pytest.skip("rsync or flock is not installed (Debian: rsync, util-linux)")
    text = SCRIPT.read_text(encoding="utf-8")
    web = published.with_name("web")
    for theirs, ours in (
        ("https://catalogue.example", str(web)),
        ("deploy@web.example:/srv/catalogue/site/", f"{web}/"),
    ):
        assert text.count(f"={theirs}") == 1
        text = text.replace(f"={theirs}", f"={ours}")
    (published / "publish.sh").write_text(text, encoding="utf-8")
    return published
