"""The modules that developer documentation names are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (*sorted((ROOT / "docs/development").rglob("*.md")), ROOT / "CONTRIBUTING.md")
MODULES = {
    path.relative_to(ROOT).as_posix()
    for folder in ("catalogue", "hooks", "tests")
    for path in (ROOT / folder).rglob("*.py")
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_it_names_is_there(page: Path) -> None:
    named = set(re.findall(r"`([\w/]+\.py)`", page.read_text(encoding="utf-8")))
    assert [name for name in sorted(named) if not any(f"/{path}".endswith(f"/{name}") for path in MODULES)] == []
