"""Each dependency has its reason on docs/development/dependencies.md, and its hashes in constraints.txt."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/development/dependencies.md").read_text(encoding="utf-8")
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    """Returns a package's name as the index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> list[str]:
    """Returns the names of all dependencies in pyproject.toml, in its order."""
    project = PROJECT["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return [found[0] for line in lines if (found := re.match(r"[A-Za-z0-9._-]+", line))]


def locked() -> set[str]:
    """Returns the names of all packages in constraints.txt."""
    return set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))


def test_the_page_names_every_dependency_and_no_other() -> None:
    assert sorted(re.findall(r"^\| `([^`]+)` \| \S", PAGE, re.MULTILINE)) == sorted(declared())


def test_every_dependency_is_locked() -> None:
    assert {normal(name) for name in declared()} <= locked(), "run: make lock"


def test_every_locked_version_has_hashes() -> None:
    assert not re.findall(r"^[a-z0-9-]+==[^\\\n]+$", LOCK, re.MULTILINE)


def test_the_locks_name_no_host() -> None:
    assert "://" not in LOCK
    for lock in ROOT.glob("tests/*/package-lock.json"):
        assert '"resolved"' not in lock.read_text(encoding="utf-8"), f"{lock.relative_to(ROOT)}: run make lock"


def test_the_other_catalogue_stays_out() -> None:
    assert "catalogue" not in locked(), "docs/development/decisions/0002-the-name.md"
