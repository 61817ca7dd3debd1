"""Plugins and hooks of a site's own beside ours: what they change, what is told of it, and what they must not."""

import re
from pathlib import Path

import pytest

from tests import preview
from tests.build.conftest import MOMENT, contents, run
from tests.build.edits import change
from tests.build.test_serve import wait_for

# The pages of a course, a guide, a list and one that somebody wrote.
COURSE, GUIDE, LIST, WRITTEN = (
    "kurse/vuca/index.html", "anleitungen/zoom/index.html", "kategorien/index.html", "hilfe/index.html",
)  # fmt: skip
# Changes pages in each way there is: what the theme shows, the text, the finished page.
CHANGING = """
from pathlib import Path


def on_page_markdown(markdown, page, config, files):
    if page.file.abs_src_path:
        page.meta["description"] = Path(page.file.abs_src_path).name


def on_page_content(html, page, config, files):
    return html + "<p>Am Ende</p>"


def on_post_page(output, page, config):
    assert "md-overlay" not in output and 'id="inhalt"' in output, "not cured yet"
    return output + "<style>p{}</style><!-- own -->"
"""
FAILING = """
def on_post_page(output, page, config):
    if page.file.src_uri.startswith("SECTION/"):
        raise KeyError("weg")
"""


def use(project: Path, hook: str) -> None:
    """Puts a hook of its own into the project, before ours."""
    (project / "hooks/own.py").write_text(hook, encoding="utf-8")
    change(project / "mkdocs.yml", "hooks: [", "hooks: [hooks/own.py, ")


def leave_frames(project: Path) -> None:
    """Lets the host render all pages."""
    change(project / "mkdocs.yml", "    courses: courses\n", "    courses: courses\n    frames: false\n")


def page(project: Path, path: str) -> str:
    return (project / "site" / path).read_text(encoding="utf-8")


def test_who_changes_pages_is_named_and_reaches_ours_where_the_host_renders_them(project: Path) -> None:
    use(project, CHANGING)
    for command in ("catalogue", "mkdocs"):
        told = run(command, "build", "--strict", cwd=project).stderr
        assert told.count("hooks/own.py (on_page_markdown, on_page_content, on_post_page)") == 1
        assert "frames: false" in told
        assert told.count("enthält Stile") == 1
    changed = [path for path in (COURSE, GUIDE, LIST, WRITTEN) if "<!-- own -->" in page(project, path)]
    assert changed == [WRITTEN]
    leave_frames(project)
    assert "hooks/own.py" not in run("catalogue", "build", cwd=project).stderr
    for path, source in ((COURSE, "vuca.md"), (GUIDE, "zoom.md"), (WRITTEN, "index.md")):
        assert page(project, path).endswith("<!-- own -->")
        assert "<p>Am Ende</p>" in page(project, path)
        assert f'<meta name="description" content="{source}">' in page(project, path)
    assert page(project, LIST).endswith("<!-- own -->")
    assert "Am Ende" not in page(project, LIST)


def test_a_preview_names_them_once(project: Path, tmp_path: Path) -> None:
    use(project, CHANGING)
    with preview.served(project, env=MOMENT, terminal=tmp_path / "said.txt") as url:
        wait_for(url + "kurse/vuca/", "<h1>VUCA")
        change(project / "courses/vuca.md", "title: 'VUCA", "title: 'Neues VUCA")
        wait_for(url + "kurse/vuca/", "<h1>Neues VUCA")
        assert (tmp_path / "said.txt").read_text(encoding="utf-8").count("frames: false") == 1
        change(project / "mkdocs.yml", "    courses: courses\n", "    courses: courses\n    frames: false\n")
        wait_for(url + "kurse/vuca/", "<!-- own -->")


@pytest.mark.parametrize("section", ["hilfe", "kurse"])
def test_who_fails_is_named_without_a_traceback(published: Path, section: str) -> None:
    before = contents(published / "site")
    use(published, FAILING.replace("SECTION", section))
    leave_frames(published)
    for command in ("catalogue", "mkdocs"):
        done = run(command, "build", cwd=published, check=False)
        assert done.returncode == 1
        told = done.stdout + done.stderr
        assert "„hooks/own.py“ ist gescheitert (on_post_page, own.py:4): KeyError: 'weg'" in told
        assert "Traceback" not in told
        assert contents(published / "site") == before


def test_who_fails_before_anything_is_read_is_named_as_well(published: Path) -> None:
    use(published, "def on_config(config):\n    return config['weg']\n")
    done = run("catalogue", "build", cwd=published, check=False)
    assert "„hooks/own.py“ ist gescheitert (on_config, " in done.stderr
    assert "Traceback" not in done.stderr


def test_who_ends_the_program_does_not_end_it_without_a_word(published: Path) -> None:
    before = contents(published / "site")
    use(published, "def on_page_markdown(markdown, page, config, files):\n    raise SystemExit(100)\n")
    done = run("catalogue", "build", cwd=published, check=False)
    assert done.returncode == 1
    assert "Ein Plugin hat das Bauen beendet (Code 100)." in done.stderr
    assert contents(published / "site") == before
    assert not list(published.glob(".site.*"))


# Notes early where the site goes and which file a guide is, and uses both when all is done, as some plugins do.
NOTING = """
from pathlib import Path


def on_config(config):
    Noted.folder = Path(config.site_dir)


def on_files(files, config):
    Noted.guide = files.get_file_from_path("guides/zoom.md")


def on_post_build(config):
    (Noted.folder / "mehr").mkdir(parents=True)
    (Noted.folder / "mehr/ziel.txt").write_text(Noted.guide.url)


class Noted:
    pass
"""


def test_what_a_plugin_notes_before_us_holds_when_the_site_is_published(project: Path) -> None:
    use(project, NOTING)
    for _ in range(2):
        run("catalogue", "build", cwd=project)
        assert page(project, "mehr/ziel.txt") == "anleitungen/zoom/"
    assert not list(project.glob(".site.*"))


REPLACING = """
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(-100)
def on_files(files, config):
    return Files([File(file.src_uri, config.docs_dir, config.site_dir, True) for file in files])
"""


def test_who_puts_other_files_in_the_place_of_ours_is_refused(published: Path) -> None:
    before = contents(published / "site")
    use(published, REPLACING)
    done = run("catalogue", "build", cwd=published, check=False)
    assert "durch eigene ersetzt (hooks/own.py)" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(published / "site") == before


def test_what_a_plugin_would_load_from_another_server_is_refused(published: Path) -> None:
    before = contents(published / "site")
    use(
        published,
        'def on_post_page(output, page, config):\n    return output + "<script src=//x.example/a.js></script>"',
    )
    done = run("catalogue", "build", cwd=published, check=False)
    assert re.search(r"Die Seite \S+ würde .* abfragen lassen: //x\.example/a\.js\.", done.stderr)
    assert contents(published / "site") == before


def test_an_emoji_that_an_extension_would_load_from_another_server_is_refused_where_it_stands(published: Path) -> None:
    change(published / "mkdocs.yml", "markdown_extensions:\n", "markdown_extensions:\n  - pymdownx.emoji\n")
    text = (published / "courses/vuca.md").read_text(encoding="utf-8")
    (published / "courses/vuca.md").write_text(f"{text}\nGut :smile:!\n", encoding="utf-8")
    done = run("catalogue", "build", cwd=published, check=False)
    assert f"courses/vuca.md:{text.count(chr(10)) + 2}:5  Fehler  foreign-content" in done.stderr


def test_pages_of_the_host_may_be_files_and_all_links_lead_there(project: Path) -> None:
    change(project / "mkdocs.yml", "docs_dir: docs\n", "docs_dir: docs\nuse_directory_urls: false\n")
    run("catalogue", "build", "--strict", cwd=project)
    for path, up in ((COURSE, "../../"), (LIST, "../"), ("index.html", "")):
        assert f'<a href="{up}rechtliches/impressum.html">' in page(project, path)
    assert "search/results.js" in page(project, "suche/index.html")


GENERATING = """
from pathlib import Path
from tempfile import mkdtemp

from mkdocs.structure.files import File

FOLDER = Path(mkdtemp())


def on_files(files, config):
    for path in ("guides/neu.md", "hilfe/neu.md"):
        (FOLDER / path).parent.mkdir(exist_ok=True)
        (FOLDER / path).write_text("# Neu")
        files.append(File(path, str(FOLDER), config.site_dir, True))
"""


def test_a_page_that_a_plugin_makes_among_guides_is_told_and_not_published(project: Path) -> None:
    use(project, GENERATING)
    (project / "docs/guides/_zoom.md").write_text("# Notiz", encoding="utf-8")
    told = run("catalogue", "build", cwd=project).stderr
    assert told.count("Ein Plugin hat ") == told.count("Ein Plugin hat „docs/guides/neu.md“") == 1
    assert "<h1" in page(project, "hilfe/neu/index.html")
    assert not (project / "site/guides").exists()
