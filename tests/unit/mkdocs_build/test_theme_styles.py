"""Theme styles: what a page or a template of the site names stays."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.theme_styles import STYLES, spare_styles
from catalogue.outputs.rare_styles import RARE_STYLESHEET

CSS = ".md-nav{color:red}.md-typeset{color:blue}"
LESS = ".md-typeset{color:blue}"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """A build whose staging folder holds the theme's stylesheet."""
    monkeypatch.setenv("CATALOGUE_CACHE", "no")
    project: Any = SimpleNamespace(root=tmp_path, settings=SimpleNamespace(templates="own"))
    given: Any = None
    build = Build(project, tmp_path / "site", given)
    build.stage(f"{STYLES}/main.1.min.css", CSS.encode())
    (tmp_path / "own").mkdir()
    return build


def left(build: Build) -> str:
    """What is left of the stylesheet."""
    spare_styles(build)
    return (build.staging / STYLES / "main.1.min.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["<p>nav", '<p class="tc-md-nav md-typeset" data-md-nav>', "<p class=md-navy>"])
def test_what_no_page_names_goes(build: Build, page: str) -> None:
    (build.staging / "index.html").write_text(page, encoding="utf-8")
    assert left(build) == LESS


@pytest.mark.parametrize("page", ['<p class="x md-nav__item">', "<p class=md-nav>", "<p class = 'md-nav'>"])
def test_what_a_page_names_stays(build: Build, page: str) -> None:
    (build.staging / "index.html").write_text(page, encoding="utf-8")
    assert left(build) == CSS


def test_what_a_template_of_the_site_names_stays(build: Build) -> None:
    (build.project.root / "own" / "offer.html").write_text('<p class="{{ "x" }} md-nav">', encoding="utf-8")
    assert left(build) == CSS


@pytest.mark.parametrize(("page", "common"), [("<p>", LESS), ("<p class=md-nav>", CSS)])
def test_what_few_pages_hold_has_a_file_of_its_own_in_any_case(build: Build, page: str, common: str) -> None:
    sheet = build.staging / STYLES / "main.1.min.css"
    sheet.write_text(CSS + ".keys{color:green}", encoding="utf-8")
    (build.staging / "index.html").write_text(page, encoding="utf-8")
    assert left(build) == common
    assert (build.staging / RARE_STYLESHEET).read_text(encoding="utf-8") == ".keys{color:green}"


@pytest.mark.parametrize("other", ["main.2.min.css", "main.1.min.css"])
def test_a_stylesheet_that_we_do_not_know_stays_as_it_is(build: Build, other: str) -> None:
    (build.staging / STYLES / other).write_text(".keys{color:green", encoding="utf-8")
    left(build)
    assert (build.staging / STYLES / other).read_text(encoding="utf-8") == ".keys{color:green"
    assert (build.staging / RARE_STYLESHEET).read_text(encoding="utf-8") == ""
