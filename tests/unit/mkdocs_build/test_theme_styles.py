"""Theme styles: what a page or a template of the site names stays."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from catalogue.mkdocs_build.theme_styles import STYLES, spare_styles

CSS = ".md-nav{color:red}.md-typeset{color:blue}"
LESS = ".md-typeset{color:blue}"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A build whose staging folder holds the theme's stylesheet."""
    monkeypatch.setenv("CATALOGUE_CACHE", "no")
    staging = tmp_path / "staging"
    (staging / STYLES).mkdir(parents=True)
    (staging / STYLES / "main.1.min.css").write_text(CSS, encoding="utf-8")
    (tmp_path / "own").mkdir()
    project = SimpleNamespace(root=tmp_path, settings=SimpleNamespace(templates="own"))
    return SimpleNamespace(staging=staging, project=project)


def left(build: Any) -> str:
    """What is left of the stylesheet."""
    spare_styles(build)
    return str((build.staging / STYLES / "main.1.min.css").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", ["<p>nav", '<p class="tc-md-nav md-typeset" data-md-nav>', "<p class=md-navy>"])
def test_what_no_page_names_goes(build: Any, page: str) -> None:
    (build.staging / "index.html").write_text(page, encoding="utf-8")
    assert left(build) == LESS


@pytest.mark.parametrize("page", ['<p class="x md-nav__item">', "<p class=md-nav>", "<p class = 'md-nav'>"])
def test_what_a_page_names_stays(build: Any, page: str) -> None:
    (build.staging / "index.html").write_text(page, encoding="utf-8")
    assert left(build) == CSS


def test_what_a_template_of_the_site_names_stays(build: Any) -> None:
    (build.project.root / "own" / "offer.html").write_text('<p class="{{ "x" }} md-nav">', encoding="utf-8")
    assert left(build) == CSS
