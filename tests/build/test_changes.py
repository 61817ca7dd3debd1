"""What a change of the content does to the site: errors leave it alone, drafts stay out, hostile words stay words."""

from pathlib import Path

import pytest

from tests.build.conftest import contents, copy_fresh, run
from tests.build.pages import pages_of, parse

HOSTILE = "<script>alert(1)</script>"


def edit(file: Path, old: str, new: str) -> None:
    """Replaces `old`, which must be there, by `new`."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def changed(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site for which much has been changed at once, none of it next to the other; it is told beside the tests."""
    project = copy_fresh(demonstration, tmp_path_factory.mktemp("changed") / "project")
    for change in (add_drafts, rename_a_course, add_a_picture, add_hostile_words, add_pages, leave_backups):
        change(project)
    run("catalogue", "build", cwd=project)
    return project / "site"


@pytest.fixture(scope="module")
def left(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that two courses have left, one of them with sessions."""
    project = copy_fresh(demonstration, tmp_path_factory.mktemp("left") / "project")
    sessions = f"sessions:\n  - {{id: a, parts: [{PARTS}]}}\n"
    for slug, title, rest in (("nur-kurz", "Nur kurz da", ""), ("kurz-im-kalender", "Nur kurz da (NKD)", sessions)):
        front = f"title: {title}\nsummary: Ein Kurs, der wieder geht.\ncategory: resilienz\n{rest}"
        (project / f"courses/{slug}.md").write_text(f"---\n{front}---\nText.\n", encoding="utf-8")
    run("catalogue", "build", cwd=project)
    assert (project / "site/kurse/nur-kurz/index.html").is_file()
    for slug in ("nur-kurz", "kurz-im-kalender"):
        (project / f"courses/{slug}.md").unlink()
    run("catalogue", "build", cwd=project)
    return project / "site"


def test_an_error_stops_the_build_and_leaves_the_old_site(published: Path) -> None:
    before = contents(published / "site")
    edit(published / "courses/vuca.md", "category: ", "category: gibt-es-nicht-")
    done = run("mkdocs", "build", cwd=published, check=False)
    assert done.returncode == 1
    assert "courses/vuca.md:4:11" in done.stderr
    assert "unknown-term" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(published / "site") == before
    assert not (published / ".site.building").exists()


def test_an_error_in_a_template_leaves_the_old_site(published: Path) -> None:
    before = contents(published / "site")
    (published / "overrides").mkdir()
    (published / "overrides/course.html").write_text("{{ nothing.of.the.sort }}", encoding="utf-8")
    edit(published / "mkdocs.yml", "    courses: courses\n", "    courses: courses\n    templates: overrides\n")
    done = run("catalogue", "build", cwd=published, check=False)
    assert done.returncode != 0
    assert contents(published / "site") == before
    assert not (published / ".site.building").exists()


def test_a_site_overrides_a_template(project: Path) -> None:
    (project / "overrides").mkdir()
    (project / "overrides/guide.html").write_text("<h1>Eigene Vorlage: {{ offer.title }}</h1>", encoding="utf-8")
    edit(project / "mkdocs.yml", "    courses: courses\n", "    courses: courses\n    templates: overrides\n")
    run("catalogue", "build", cwd=project)
    assert "<h1>Eigene Vorlage: Zoom</h1>" in (project / "site/anleitungen/zoom/index.html").read_text(encoding="utf-8")


def add_drafts(project: Path) -> None:
    text = "---\ntitle: Geheimprojekt Flamingo\nsummary: Noch nicht fertig.\ncategory: resilienz\nstatus: draft\n"
    sessions = "sessions:\n  - {id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00}\n"
    (project / "courses/flamingo.md").write_text(f"{text}{sessions}---\nText.\n", encoding="utf-8")
    (project / "docs/guides/flamingo-hilfe.md").write_text(f"{text}---\nText.\n", encoding="utf-8")


def test_a_draft_reaches_no_output(changed: Path) -> None:
    for name, content in contents(changed).items():
        assert b"lamingo" not in content, name
        assert "flamingo" not in name


def rename_a_course(project: Path) -> None:
    edit(project / "courses/vuca.md", "category:", "aliases: [unsichere-zeiten]\ncategory:")


def test_old_addresses_lead_on(changed: Path) -> None:
    html = (changed / "kurse/unsichere-zeiten/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../vuca/"' in html
    assert 'href="https://fortbildung.musterstadt.example/kurse/vuca/"' in html


def test_a_deleted_offer_leaves_the_site(left: Path) -> None:
    assert not (left / "kurse/nur-kurz").exists()


PARTS = (
    "{id: x, start: 2027-01-12 09:00, end: 2027-01-12 12:00}, {id: y, start: 2027-01-13 09:00, end: 2027-01-13 12:00}"
)


def test_the_address_of_a_course_that_calendars_still_show_stays(left: Path) -> None:
    html = (left / "kurse/kurz-im-kalender/index.html").read_text(encoding="utf-8")
    assert "kurz-im-kalender" not in (left / "sitemap.xml").read_text(encoding="utf-8")
    assert "<h1>Nicht mehr im Angebot: Nur kurz da (NKD)</h1>" in html
    assert "kurse/kurz-im-kalender/" in (left / "kalender/alle.ics").read_text(encoding="utf-8").replace("\n ", "")


def test_a_dead_link_at_the_foot_is_told(project: Path) -> None:
    edit(project / "mkdocs.yml", "rechtliches/impressum.md\n    accessibility", "rechtliches/nix.md\n    accessibility")
    done = run("catalogue", "build", cwd=project, check=False)
    assert done.returncode == 1
    assert "rechtliches/nix.md" in done.stderr


def add_a_picture(project: Path) -> None:
    folder = project / "courses/mit-bild"
    folder.mkdir()
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n")
    text = "---\ntitle: Mit Bild\nsummary: Ein Kurs mit einem Bild.\ncategory: resilienz\n---\n![Ein Bild](bild.png)\n"
    (folder / "index.md").write_text(text, encoding="utf-8")


def test_pictures_beside_a_course_are_published(changed: Path) -> None:
    assert (changed / "kurse/mit-bild/bild.png").is_file()
    assert 'src="bild.png"' in (changed / "kurse/mit-bild/index.html").read_text(encoding="utf-8")


HOSTILE_COURSE = f"""---
title: "{HOSTILE} {{{{ config }}}}"
summary: "{HOSTILE} \\" onmouseover=alert(1)"
category: resilienz
keywords: ["{HOSTILE}", "{{% raw %}}"]
objectives: ["{HOSTILE}"]
cost: "{HOSTILE}"
registration: {{email: a@b.example, note: "{HOSTILE}"}}
sessions:
  - {{id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00, venue: zoom, note: "{HOSTILE}"}}
---
Der Text {{{{ config.site_name }}}} bleibt, wie er ist.
"""


def add_hostile_words(project: Path) -> None:
    (project / "courses/boese.md").write_text(HOSTILE_COURSE, encoding="utf-8")
    tool = f'  name: "Zoom {HOSTILE}"\n'
    edit(project / "courses/_vocabulary/tools.yml", "  name: Zoom\n", tool)
    edit(project / "docs/hilfe/index.md", "title: ", f"title: {HOSTILE} ")


# What the first lines of a hand-written page may say of its title; where they say nothing, its heading counts.
FRONTS = ("title: '<script>alert(1)</script>'", "title: [<script>alert(1)</script>]", "description: x")


def add_pages(project: Path) -> None:
    for number, front in enumerate(FRONTS):
        text = f"---\n{front}\n---\n\n# &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n\nText.\n"
        (project / f"docs/hilfe/neu-{number}.md").write_text(text, encoding="utf-8")
    pages = "".join(f"      - hilfe/neu-{number}.md\n" for number in range(len(FRONTS)))
    edit(project / "mkdocs.yml", "      - So nutzen Sie den Katalog", f"{pages}      - So nutzen Sie den Katalog")


def leave_backups(project: Path) -> None:
    for name in ("docs/hilfe/index.md~", "docs/hilfe/#index.md#", "docs/guides/zoom.md~", "courses/vuca.md~"):
        (project / name).write_text("Noch nicht fertig.\n", encoding="utf-8")
    (project / "docs/hilfe/notiz.txt").write_text("Das schon.\n", encoding="utf-8")


def test_what_editors_leave_beside_a_file_is_not_published(changed: Path) -> None:
    assert (changed / "hilfe/notiz.txt").is_file()
    assert not [path for path in changed.rglob("*") if path.name.endswith(("~", "#"))]


def test_hostile_words_stay_words(changed: Path) -> None:
    """Those of offers and terms, and those in titles of hand-written pages, everywhere."""
    for name, html in pages_of(changed).items():
        assert "<script>alert" not in html, name
        assert parse(html).handlers == [], name
    assert all((changed / f"hilfe/neu-{number}/index.html").is_file() for number in range(len(FRONTS)))
    html = (changed / "kurse/boese/index.html").read_text(encoding="utf-8")
    assert "{{ config.site_name }}" in html


@pytest.mark.parametrize(
    "body",
    [
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "<script>x</script>",
    ],
)
def test_harmful_bodies_are_refused_with_their_place(project: Path, body: str) -> None:
    text = f"---\ntitle: Böse\nsummary: Ein Kurs mit Schadcode.\ncategory: resilienz\n---\n\n{body}\n"
    (project / "courses/boese.md").write_text(text, encoding="utf-8")
    done = run("catalogue", "build", cwd=project, check=False)
    assert done.returncode == 1
    assert "courses/boese.md:7:" in done.stderr


def test_an_unknown_block_is_told_with_its_place(project: Path) -> None:
    edit(project / "docs/index.md", "catalogue: next-dates", "catalogue: next-date")
    done = run("catalogue", "build", cwd=project, check=False)
    assert done.returncode == 1
    assert "docs/index.md:" in done.stderr
    assert "next-dates" in done.stderr


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with one course, in English."""
    (tmp_path / "courses/_vocabulary").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/build.py").write_text("from catalogue.mkdocs_build import *\n", encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# Home\n\n<!-- catalogue: next-dates -->\n", encoding="utf-8")
    (tmp_path / "courses/_vocabulary/categories.yml").write_text("writing: {name: Writing}\n", encoding="utf-8")
    session = "sessions:\n  - {id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00}\n"
    course = f"---\ntitle: Plain words\nsummary: Write so that everyone understands.\ncategory: writing\n{session}---\nText.\n"
    (tmp_path / "courses/plain-words.md").write_text(course, encoding="utf-8")
    settings = (
        "site_name: Training\nsite_url: https://training.example/\nhooks: [hooks/build.py]\n"
        "theme: {name: material, language: en, font: false}\n"
        "extra: {catalogue: {site: demo, organisation: Demo, timezone: America/New_York}}\n"
    )
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return tmp_path


def test_the_site_speaks_english(small: Path) -> None:
    run("catalogue", "build", cwd=small)
    assert "Plain words" in (small / "site/courses/plain-words/index.html").read_text(encoding="utf-8")
    assert "Next date" in (small / "site/courses/plain-words/index.html").read_text(encoding="utf-8")
    assert b"TZID:America/New_York" in (small / "site/calendar/all.ics").read_bytes()


def stopped(project: Path, *arguments: str) -> str:
    """Builds and returns what was said; the build must fail without a traceback and leave everything as it was."""
    before = contents(project)
    done = run("catalogue", "build", *arguments, cwd=project, check=False)
    assert done.returncode in (1, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project) == before
    return done.stderr


@pytest.mark.parametrize("folder", ["courses", "docs/guides", "docs", "hooks", "courses/site"])
def test_a_site_is_never_built_over_its_sources(project: Path, folder: str) -> None:
    assert folder.split("/", maxsplit=1)[0] in stopped(project, "--site-dir", folder)


def test_a_site_is_never_built_over_the_files_of_somebody_else(project: Path) -> None:
    (project / "letters").mkdir()
    (project / "letters/letter.txt").write_text("Dear …", encoding="utf-8")
    assert "letters" in stopped(project, "--site-dir", "letters")


def test_a_site_without_the_hook_is_not_built(published: Path) -> None:
    edit(published / "mkdocs.yml", "hooks: [hooks/build.py]\n", "")
    assert "hooks/build.py" in stopped(published)


def test_another_theme_is_refused(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: X\nsite_url: https://x.example/\nhooks: [hooks/build.py]\ntheme: {name: mkdocs}\n"
        "extra: {catalogue: {site: x, organisation: X}}\n",
        encoding="utf-8",
    )
    assert "material" in stopped(project)


@pytest.mark.parametrize(
    "template",
    ["{% if %}", "{{ nothing.of.the.sort }}", "{{ offer.title | nofilter }}", "{{ 1 / 0 }}", "{{ offer.title + 3 }}"],
)
def test_a_mistake_in_a_template_is_told_in_one_line(small: Path, template: str) -> None:
    (small / "overrides").mkdir()
    (small / "overrides/course.html").write_text(f"<h1>x</h1>\n{template}", encoding="utf-8")
    edit(small / "mkdocs.yml", "catalogue: {", "catalogue: {templates: overrides, ")
    assert "course.html:2" in stopped(small)
