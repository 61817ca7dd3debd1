"""What a build refuses to publish: the old site stays as it was, with nothing half-made beside it."""

import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.build.conftest import MOMENT, contents, run

# So many bytes a file may have at most.
SMALL = 12_288


def test_a_strict_build_that_had_warnings_leaves_the_old_site(published: Path) -> None:
    before = contents(published / "site")
    settings = published / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("- Kurse: kurse/", "- Kurse: gibt-es-nicht/"), encoding="utf-8")
    for command in ("catalogue", "mkdocs"):
        done = run(command, "build", "--strict", cwd=published, check=False)
        assert done.returncode == 1
        assert "gibt-es-nicht/" in done.stderr
        assert contents(published / "site") == before
        assert not list(published.glob(".site.*"))
    run("catalogue", "build", cwd=published)
    assert contents(published / "site") != before


def test_a_link_to_the_top_of_a_page_needs_no_heading_of_that_name(published: Path) -> None:
    page = published / "docs/rechtliches/impressum.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[nach oben](#top), [Datenschutz](datenschutz.md#TOP)\n", encoding="utf-8")
    run("catalogue", "build", "--strict", cwd=published)
    page.write_text(f"{text}\n[nach oben](#topf)\n", encoding="utf-8")
    assert run("catalogue", "build", "--strict", cwd=published, check=False).returncode == 1


def test_a_link_at_the_foot_of_every_page_that_leads_to_no_page_is_refused(published: Path) -> None:
    before, settings = contents(published / "site"), published / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    # Of offers the foot knows no addresses, though they lie below docs.
    for target in ("rechtliches/gibt-es-nicht.md", "guides/zoom.md"):
        settings.write_text(text.replace("    footer:\n", f"    footer:\n      Falsch: {target}\n"), encoding="utf-8")
        done = run("catalogue", "build", cwd=published, check=False)
        assert done.returncode == 1
        assert "„Falsch“ am Fuß" in done.stderr
        assert f"docs/{target}" in done.stderr
        assert contents(published / "site") == before


def test_a_link_at_the_foot_may_be_the_address_of_a_page(published: Path) -> None:
    settings = published / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("rechtliches/leichte-sprache.md", "rechtliches/leichte-sprache/")
    settings.write_text(text.replace("rechtliches/gebaerdensprache.md", "kurse/"), encoding="utf-8")
    run("catalogue", "build", cwd=published)
    start = (published / "site/index.html").read_text(encoding="utf-8")
    assert '<a href="rechtliches/leichte-sprache/"><span' in start
    assert '<a href="kurse/"><span' in start
    settings.write_text(text.replace("rechtliches/gebaerdensprache.md", "kurs/"), encoding="utf-8")
    done = run("catalogue", "build", cwd=published, check=False)
    assert "zu docs/kurs, aber" in done.stderr


def test_a_folder_of_pages_elsewhere_is_told_with_its_place(published: Path) -> None:
    before, settings = contents(published / "site"), published / "mkdocs.yml"
    (published.parent / "elsewhere").mkdir()
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("docs_dir: docs", "docs_dir: ../elsewhere"), encoding="utf-8")
    done = run("catalogue", "build", cwd=published, check=False)
    assert "mkdocs.yml:7:11  Fehler  bad-folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(published / "site") == before


def use_own_templates(project: Path) -> None:
    """Lets a project have templates of its own, for the host's pages in `frame` and for ours in `templates`."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("  name: material\n", "  name: material\n  custom_dir: frame\n")
    settings.write_text(f"{text}    templates: templates\n", encoding="utf-8")


def test_a_mistake_in_a_template_for_the_pages_of_the_host_is_told_with_its_place(published: Path) -> None:
    before, settings = contents(published / "site"), published / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  name: material\n", "  name: material\n  custom_dir: frame\n"), encoding="utf-8")
    (published / "frame").mkdir()
    for mistake in (
        "{% if %}",
        "{% block content %}{{ x.y.z }}{% endblock %}",
        "{% block content %}{{ 1 / 0 }}{% endblock %}",
    ):
        (published / "frame/main.html").write_text(f'{{% extends "base.html" %}}\n{mistake}', encoding="utf-8")
        done = run("catalogue", "build", cwd=published, check=False)
        assert done.returncode == 1
        assert f"({published}/frame/main.html:2)" in done.stderr
        assert "Traceback" not in done.stderr
        assert contents(published / "site") == before


def test_a_template_that_is_not_utf8_is_told_with_its_place_and_what_to_do(published: Path) -> None:
    before = contents(published / "site")
    use_own_templates(published)
    page = b'{% extends "base.html" %}\n{# f\xfcr alle #}'
    for path, content in (
        ("frame/main.html", page),
        ("frame/partials/footer.html", page),
        ("templates/course.html", page),
    ):
        file = published / path
        file.parent.mkdir(parents=True, exist_ok=True)
        (published / "templates").mkdir(exist_ok=True)
        (published / "frame/picture.png").write_bytes(b"\xff\xfe")
        file.write_bytes(content)
        done = run("catalogue", "build", cwd=published, check=False)
        file.unlink()
        assert done.returncode == 1
        assert f"nicht als UTF-8 gespeichert ({file}:2, Byte 0xFC)" in done.stderr
        assert "Traceback" not in done.stderr
        assert contents(published / "site") == before


def test_a_template_that_is_a_link_to_nowhere_is_told_and_not_passed_over(published: Path) -> None:
    before = contents(published / "site")
    use_own_templates(published)
    for name in ("frame", "templates"):
        (published / name).mkdir()
    for link in (published / "frame/main.html", published / "templates/card.html"):
        link.symlink_to("/gibt-es-nicht.html")
        done = run("catalogue", "build", cwd=published, check=False)
        link.unlink()
        assert done.returncode == 1
        assert f"{link} ist eine Verknüpfung mit /gibt-es-nicht.html, aber das gibt es nicht" in done.stderr
        assert contents(published / "site") == before


def test_a_frame_without_a_place_for_pages_is_told_without_a_traceback(published: Path) -> None:
    before, settings = contents(published / "site"), published / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  name: material\n", "  name: material\n  custom_dir: frame\n"), encoding="utf-8")
    (published / "frame").mkdir()
    for content in ("", '{% extends "base.html" %}{% block content %}{% endblock %}'):
        (published / "frame/main.html").write_text(content, encoding="utf-8")
        done = run("catalogue", "build", cwd=published, check=False)
        assert done.returncode == 1
        assert f"Die Vorlagen in {published}/frame zeigen" in done.stderr
        assert "Traceback" not in done.stderr
        assert contents(published / "site") == before


def test_a_text_that_is_to_be_taken_in_and_is_missing_is_told_without_a_traceback(published: Path) -> None:
    before, settings = contents(published / "site"), published / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    new = "markdown_extensions:\n  - pymdownx.snippets: {check_paths: true}\n"
    settings.write_text(text.replace("markdown_extensions:\n", new), encoding="utf-8")
    for path, named in (("courses/vuca.md", "courses/vuca.md"), ("docs/hilfe/index.md", "hilfe/index.md")):
        page, old = published / path, (published / path).read_bytes()
        page.write_bytes(old + b'\n--8<-- "fehlt.md"\n')
        done = run("catalogue", "build", cwd=published, check=False)
        page.write_bytes(old)
        assert done.returncode == 1
        assert named in done.stderr
        assert "Snippet at path 'fehlt.md' could not be found (pymdownx.snippets in mkdocs.yml)" in done.stderr
        assert "Traceback" not in done.stderr
        assert contents(published / "site") == before


def test_entries_of_the_navigation_without_a_name_are_told_of_and_show_where_they_lead(published: Path) -> None:
    settings = published / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    entries = "- ../courses/vuca.md\n  - kurse/resilienz/\n  - Zoom!: guides/zoom.md\n  - Kurse: kurse/"
    settings.write_text(text.replace("- Kurse: kurse/", entries), encoding="utf-8")
    for _ in range(2):  # also of what the last build has kept
        done = run("catalogue", "build", cwd=published)
        for address in ("kurse/vuca/", "kurse/resilienz/"):
            assert done.stderr.count(f"der Eintrag „{address}“ keinen Namen") == 1
        assert "zoom/" not in done.stderr
    start = (published / "site/index.html").read_text(encoding="utf-8")
    assert '<a href="kurse/vuca/">kurse/vuca/</a>' in start
    assert '<a href="anleitungen/zoom/">Zoom!</a>' in start
    assert ">None<" not in start


def test_a_damaged_ledger_is_told_without_a_traceback_whoever_finds_it(project: Path) -> None:
    run("catalogue", "build", cwd=project)
    ledger, offer = project / "site/kalender/stand.json", project / "courses/vuca.md"
    ledger.write_bytes(ledger.read_bytes()[:5000])
    offer.write_text(offer.read_text(encoding="utf-8").replace("VUCA: Führen", "VUCA: Leiten", 1), encoding="utf-8")
    before = contents(project / "site")
    for command in ("mkdocs", "catalogue"):
        done = run(command, "build", cwd=project, check=False, CATALOGUE_JOBS="2")
        assert done.returncode == 1
        assert "ledger-unreadable" in done.stderr
        assert "Traceback" not in done.stderr
        assert contents(project / "site") == before


def test_what_the_system_refuses_is_told_in_a_line_and_leaves_the_old_site(project: Path) -> None:
    run("catalogue", "build", cwd=project)
    before = contents(project / "site")
    offer = project / "courses/vuca.md"
    offer.write_text(offer.read_text(encoding="utf-8").replace("VUCA: Führen", "VUCA: Leiten", 1), encoding="utf-8")
    for command in (("catalogue", "build", "-j", "1"), ("catalogue", "build", "-j", "2"), ("mkdocs", "build")):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=project,
            env={**os.environ, **MOMENT},
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (SMALL, SMALL)),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert done.returncode == 1
        assert "Die Seite wurde nicht fertig gebaut: " in (done.stdout if command[0] == "mkdocs" else done.stderr)
        assert "Traceback" not in done.stderr
        assert contents(project / "site") == before
    run("catalogue", "build", cwd=project)
    assert contents(project / "site") != before
