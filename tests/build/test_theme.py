"""Each override of the theme cures what its first line says: the fault is there with the theme's own file, and gone with ours."""

import re
import shutil
from pathlib import Path

import material
import mkdocs
import pytest

from catalogue.mkdocs_build.theme_styles import ABSENT, STYLES
from catalogue.outputs.rare_styles import RARE_STYLESHEET, parted
from catalogue.outputs.stylesheet import without
from tests.build.conftest import ROOT, copy_fresh, run

THEME = ROOT / "catalogue/theme"
ORIGINALS = [Path(next(iter(package.__path__))) / "templates" for package in (mkdocs, material)]
OVERRIDES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.suffix in (".html", ".xml"))
COURSE, HELP = "kurse/zoom-online-seminar/index.html", "hilfe/kalender/index.html"
# What readers meet of each fault: the page, and a sign that stands in it with the theme's own file.
FAULTS = {
    "catalogue.html": [
        (COURSE, r"assets/javascripts/bundle"),
        (COURSE, r'id="__config"'),
        (HELP, r'class="md-nav__toggle'),
    ],
    "partials/header.html": [(COURSE, r'<label class="md-header__button'), (COURSE, r'class="md-header__title"')],
    "partials/search.html": [(COURSE, r'<div class="md-search" data-md-component="search" role="dialog">')],
    "partials/footer.html": [(COURSE, r'class="md-footer-meta')],
    "partials/javascripts/base.html": [(COURSE, r"__md_scope")],
    "partials/javascripts/content.html": [(HELP, r"location\.hash\.slice\(1\)")],
    "404.html": [("404.html", r"<h1>404 - Not found</h1>")],
    "sitemap.xml": [("sitemap.xml", r"<lastmod>")],
}
# What stands there instead.
CURED = {
    "catalogue.html": (
        COURSE,
        r'<script src="[^"]*assets/catalogue/catalogue\.js" type="module" async fetchpriority="high">',
    ),
    "partials/header.html": (COURSE, r'<button class="tc-tool tc-menu" type="button" aria-expanded="false"'),
    "partials/search.html": (
        COURSE,
        r'<form class="tc-search" role="search" action="[^"]+">\s*<label class="tc-sr" for="tc-query">',
    ),
    "partials/icon.html": (COURSE, r'<span class="tc-brand__logo" aria-hidden="true"><svg width="24" height="24" '),
    "partials/local-nav.html": (HELP, r'<nav class="tc-local" aria-label="[^"]+">'),
    "partials/footer.html": (COURSE, r'<a href="\.\./\.\./rechtliches/barrierefreiheit/">'),
    "404.html": (
        "404.html",
        r'(?s)<form class="tc-search tc-search--large".*"/angebote/".*"/kurse/".*"/anleitungen/".*"/kontakte/"',
    ),
    "sitemap.xml": ("sitemap.xml", r"<loc>https://fortbildung\.musterstadt\.example/kurse/zoom-online-seminar/</loc>"),
}


@pytest.fixture(scope="module")
def plain(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with the theme's own files in the place of ours."""
    project = copy_fresh(demonstration, tmp_path_factory.mktemp("plain") / "project")
    for name in OVERRIDES:
        (project / "originals" / name).parent.mkdir(parents=True, exist_ok=True)
        for folder in ORIGINALS:
            if (folder / name).exists():
                shutil.copy(folder / name, project / "originals" / name)
    (project / "originals/catalogue.html").write_text('{% extends "theme-base.html" %}', encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("  font: false\n", "  font: false\n  custom_dir: originals\n")
    settings.write_text(text.replace("plugins: []", "plugins: [search]"), encoding="utf-8")
    run("catalogue", "build", cwd=project)
    return project / "site"


def read(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OVERRIDES)
def test_an_override_cures_what_it_is_for(name: str, plain: Path, demonstration: Path) -> None:
    for page, fault in FAULTS.get(name, []):
        assert re.search(fault, read(plain, page)), f"the theme's own {name} has it no more: {fault}"
        assert not re.search(fault, read(demonstration / "site", page))
    if name in CURED:
        page, cure = CURED[name]
        assert re.search(cure, read(demonstration / "site", page)), f"the page has nothing of ours in its place: {cure}"
        assert not re.search(cure, read(plain, page)), f"the theme's own {name} gives the same: {cure}"


@pytest.mark.parametrize("name", OVERRIDES)
def test_an_override_is_held_against_the_theme_s_own(name: str) -> None:
    assert name in {*FAULTS, *CURED}, "say in FAULTS what shows the fault, or in CURED what stands there instead"


@pytest.mark.parametrize("name", OVERRIDES)
def test_an_override_says_in_its_first_line_what_it_cures(name: str) -> None:
    first = (THEME / name).read_text(encoding="utf-8").partition("\n")[0]
    assert re.fullmatch(r"\{#- Cures: .+ -#\}", first), "begin the file like this: {#- Cures: … -#}"


@pytest.mark.parametrize("name", OVERRIDES)
def test_theme_md_lists_every_override(name: str) -> None:
    listed = f"| `{name}` |" in (ROOT / "docs/development/theme.md").read_text(encoding="utf-8")
    assert listed, "list it in docs/development/theme.md, with the fault that it cures"


def test_theme_md_lists_nothing_that_is_gone() -> None:
    listed = re.findall(
        r"^\| `([\w/.-]+\.(?:html|xml))` \|", (ROOT / "docs/development/theme.md").read_text("utf-8"), re.M
    )
    assert set(listed) - set(OVERRIDES) == set(), "take them out of docs/development/theme.md"


def test_scripts_and_styles_are_listed_too() -> None:
    text = (ROOT / "docs/development/theme.md").read_text(encoding="utf-8")
    modules = {path.relative_to(THEME / "assets/catalogue").as_posix() for path in THEME.rglob("*.js")}
    unlisted = {name for name in modules if "/" not in name and f"`{name}`" not in text}
    styles = {path.name for path in (ROOT / "catalogue/templates/styles").glob("*.css")} - {"all.css"}
    unlisted |= {name for name in styles if f"| `{name}` |" not in text}
    assert unlisted == set(), "list them in docs/development/theme.md"


def test_the_theme_s_rules_for_parts_that_no_page_has_are_left_out(plain: Path, demonstration: Path) -> None:
    """Where a site shows those parts, with templates of its own, the stylesheet stays as it is."""
    sites = (ORIGINALS[1], plain, demonstration / "site")
    whole, kept, spared = (next((site / STYLES).glob("main.*.css")).read_text(encoding="utf-8") for site in sites)
    assert kept == parted(whole).common
    assert ABSENT.search(kept)
    rare = (demonstration / "site" / RARE_STYLESHEET).read_text(encoding="utf-8")
    assert (spared, rare) == parted(without(whole, ABSENT))
    assert len(spared) < 0.3 * len(whole)
    pages = [page.read_text(encoding="utf-8") for page in (demonstration / "site").rglob("*.html")]
    used = {f".{name}" for page in pages for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    assert used > {".md-content", ".admonition", ".tabbed-set", ".highlight"}
    assert not [name for name in used if ABSENT.search(name)]
    assert 0 < sum(RARE_STYLESHEET in page for page in pages) < len(pages) / 2


def test_what_a_page_fetches_before_its_program_is_there(demonstration: Path) -> None:
    """The page of results names what it needs; on others it is fetched for who comes to a search field early."""
    results, course = read(demonstration / "site", "suche/index.html"), read(demonstration / "site", COURSE)
    index, box = "search/v8/words.bin", "assets/catalogue/search/box.js"
    program = "assets/catalogue/search/search.js"
    assert f'<script data-index="../{index}">' in results
    assert f'<link rel="modulepreload" href="../{program}"' in results
    assert '<script src="../assets/catalogue/search/results.js" type="module" async' in results
    assert f'<script data-index="../../{index}" data-programs="../../{program} ../../{box}">' in course
    assert all((demonstration / "site" / path).is_file() for path in (index, program, box))


def test_a_main_template_of_the_site_s_own_changes_blocks_and_leaves_scripts_and_search_alone(
    project: Path, demonstration: Path
) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  font: false\n", "  font: false\n  custom_dir: frame\n"), encoding="utf-8")
    (project / "frame").mkdir()
    template = '{% extends "base.html" %}{% block announce %}Am Freitag geschlossen{% endblock %}'
    (project / "frame/main.html").write_text(template, encoding="utf-8")
    run("catalogue", "build", cwd=project)
    for page in ("index.html", COURSE, HELP, "suche/index.html", "404.html"):
        own, usual = read(project / "site", page), read(demonstration / "site", page)
        assert "Am Freitag geschlossen" in own
        scripts = re.compile(r"(?s)<script\b.*?</script>|<link [^>]*>|<form class=\"tc-search.*?</form>")
        assert scripts.findall(own) == scripts.findall(usual)
