"""The wheel carries all it needs: built, installed into an environment of its own, used far from the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.conflict import DAMAGED, MESSAGE

ROOT = Path(__file__).parents[2]
DATA = ("templates", "theme", "translations", "scaffold")


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """Runs a command in a clean environment; returns what it wrote, or fails with it when its exit code is another."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_", "COV"))}
    env |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795132800", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == code, f"{' '.join(map(str, command))}\n{done.stdout}"
    return done.stdout


def copy_site(folder: Path) -> None:
    """Copies the demonstration catalogue into a folder."""
    for name in ("courses", "docs", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder)
    run(sys.executable, "-m", "pip", "wheel", *options, ROOT, cwd=folder)
    return next(folder.glob("training_catalogue-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment with the wheel and, by a .pth file, the locked dependencies.

    The .pth file comes after the installation, or pip would find the checkout installed already. Lines of .pth files
    over there are not followed, so the checkout stays out of reach.
    """
    home = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home)
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip()
    locked = "\n".join(sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}))
    (Path(packages) / "locked.pth").write_text(f"{locked}\n", encoding="utf-8")
    return python.parent


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("catalogue/")}
    files = (path for path in (ROOT / "catalogue").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert packed == {path.relative_to(ROOT).as_posix() for path in files}


@pytest.mark.parametrize("folder", DATA)
def test_the_wheel_holds_what_is_not_code(wheel: Path, folder: str) -> None:
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(f"catalogue/{folder}/")]


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"catalogue"}


def test_the_code_that_runs_is_the_installed_one(environment: Path, tmp_path: Path) -> None:
    home = run(environment / "python", "-c", "import catalogue; print(catalogue.__file__)", cwd=tmp_path)
    assert Path(home.strip()).is_relative_to(environment.parent)


def test_the_command_runs_outside_the_checkout(environment: Path, tmp_path: Path) -> None:
    assert "check" in run(environment / "catalogue", "--help", cwd=tmp_path)


def test_a_site_is_checked_and_built_with_it(environment: Path, tmp_path: Path) -> None:
    copy_site(tmp_path)
    run(environment / "catalogue", "check", cwd=tmp_path)
    run(environment / "python", "-m", "mkdocs", "build", "--quiet", cwd=tmp_path)
    assert (tmp_path / "site" / "kurse" / "zoom-online-seminar" / "index.html").is_file()
    assert (tmp_path / "site" / "kalender" / "alle.ics").is_file()


@pytest.fixture
def package(environment: Path) -> Iterator[Path]:
    """The installed package, put right again after the test."""
    found = next(environment.parent.glob("lib/python3*/site-packages/catalogue"))
    init = (found / "__init__.py").read_bytes()
    yield found
    (found / "__init__.py").write_bytes(init)
    shutil.rmtree(found.parent / "catalogue-2.0.10.dist-info", ignore_errors=True)


def test_the_other_catalogue_on_top_of_ours_is_told_in_one_line(
    environment: Path, package: Path, tmp_path: Path
) -> None:
    copy_site(tmp_path)
    (package.parent / "catalogue-2.0.10.dist-info").mkdir()
    (package / "__init__.py").write_text("def create(): ...\n", encoding="utf-8")
    assert run(environment / "catalogue", "check", cwd=tmp_path, code=2).strip() == MESSAGE
    assert MESSAGE in run(environment / "python", "-m", "mkdocs", "build", "--quiet", cwd=tmp_path, code=1)


def test_what_the_other_catalogue_leaves_behind_is_told_in_one_line(
    environment: Path, package: Path, tmp_path: Path
) -> None:
    (package / "__init__.py").unlink()
    assert run(environment / "catalogue", "check", cwd=tmp_path, code=2).strip() == DAMAGED
