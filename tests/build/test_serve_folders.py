"""`catalogue serve`: folders that come, go and are named later are heard of, and nobody is shown what was before a save."""

import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests import preview
from tests.build.conftest import MOMENT
from tests.build.test_serve import complains, wait_for
from tests.preview import PATIENCE

OFFER = "---\ntitle: Im Ordner\nsummary: Kurz.\ncategory: resilienz\n---\nText.\n"


def answers(url: str) -> bool:
    """Tells whether there is a page."""
    try:
        urlopen(url, timeout=PATIENCE).close()
    except HTTPError as error:
        error.close()
        return False
    return True


def test_a_folder_that_is_moved_away_takes_its_pages_along(project: Path) -> None:
    folder = project / "courses/unter"
    folder.mkdir()
    (folder / "im-ordner.md").write_text(OFFER, encoding="utf-8")
    with preview.served(project, env=MOMENT) as url:
        wait_for(url + "kurse/im-ordner/", "Im Ordner")
        folder.rename(project / "beiseite")
        end = time.monotonic() + PATIENCE
        while answers(url + "kurse/im-ordner/"):
            assert time.monotonic() < end
            time.sleep(0.3)


def test_the_files_of_a_draft_are_shown_as_soon_as_it_is_published_and_no_longer(project: Path) -> None:
    folder = project / "courses/im-ordner"
    folder.mkdir()
    (folder / "unterlage.pdf").write_bytes(b"%PDF-1.4")
    published = OFFER + "\n[Unterlage](unterlage.pdf)\n"
    draft = published.replace("title:", "status: draft\ntitle:")
    (folder / "index.md").write_text(draft, encoding="utf-8")
    with preview.served(project, env=MOMENT) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        for text, there in ((draft, False), (published, True), (draft, False)):
            (folder / "index.md").write_text(text, encoding="utf-8")
            end = time.monotonic() + PATIENCE
            while answers(url + "kurse/im-ordner/unterlage.pdf") is not there:
                assert time.monotonic() < end
                time.sleep(0.3)


def test_a_folder_of_templates_may_be_named_and_made_later(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    with preview.served(project, env=MOMENT) as url:
        wait_for(url + "anleitungen/zoom/", "Zoom")
        settings.write_text(text.replace("    courses: courses\n", "    courses: courses\n    templates: overrides\n"))
        wait_for(url, "(?s)role=.alert..*overrides")
        (project / "overrides").mkdir()
        wait_for(url, r"(?s)^(?!.*role=.alert.)")
        for number in range(2):
            (project / "overrides/guide.html").write_text(f"<h1>Eigene Vorlage {number}</h1>", encoding="utf-8")
            wait_for(url + "anleitungen/zoom/", f"Eigene Vorlage {number}")
        assert not complains(url)


def test_what_is_saved_while_the_host_builds_is_awaited_by_whoever_asks_then(project: Path) -> None:
    page, offer = project / "docs/hilfe/index.md", project / "courses/vuca.md"
    with preview.served(project, env=MOMENT) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        for number in range(3):
            page.write_text(page.read_text(encoding="utf-8") + "\nEin Satz.\n", encoding="utf-8")
            time.sleep(0.3)
            with offer.open("a", encoding="utf-8") as file:
                file.write(f"\nNachsatz {number}.\n")
            time.sleep(0.1)
            assert f"Nachsatz {number}" in preview.page(url + "kurse/vuca/")


def test_a_preview_that_is_ended_from_outside_leaves_nothing_behind(project: Path, tmp_path: Path) -> None:
    scratch, terminal = tmp_path / "scratch", tmp_path / "terminal.txt"
    scratch.mkdir()
    with preview.served(project, env={**MOMENT, "TMPDIR": str(scratch)}, terminal=terminal) as url:
        assert "<h1" in preview.page(url)
    assert list(scratch.iterdir()) == []
    assert "Traceback" not in terminal.read_text(encoding="utf-8")
