"""The modules, scripts, templates and translations that developer documentation names are there, and so are tables."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (*sorted((ROOT / "docs/development").rglob("*.md")), ROOT / "CONTRIBUTING.md")
FILES = {
    path.relative_to(ROOT).as_posix()
    for folder in ("catalogue", "docs", "hooks", "tests")
    for path in (ROOT / folder).rglob("*.*")
    if "node_modules" not in path.parts
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_it_names_is_there(page: Path) -> None:
    named = set(re.findall(r"`([\w/-]+\.(?:py|js|mjs|html|yml))`", page.read_text(encoding="utf-8")))
    lost = [name for name in sorted(named) if not any(f"/{path}".endswith(f"/{name}") for path in FILES)]
    assert lost == [], f"{page.name} names files that are not there (any more)"


def test_every_table_that_contributors_are_told_of_is_there() -> None:
    named = set(re.findall(r"`(_?[A-Z][A-Z_]{3,})`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    code = [path for path in FILES if path.startswith(("catalogue/", "tests/")) and path.endswith((".py", ".js"))]
    source = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in code)
    assert "OFFER_RULES" in named
    lost = [name for name in sorted(named) if not re.search(rf"^(?:(?:export )?const )?{name}\b.* = ", source, re.M)]
    assert lost == [], "CONTRIBUTING.md names tables that are not there (any more)"
