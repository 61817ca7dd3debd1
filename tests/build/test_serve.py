"""`catalogue serve`: a saved course or page shows itself in the browser."""

import random
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests import preview
from tests.build import edits
from tests.build.conftest import MOMENT, contents, copy_fresh, run
from tests.preview import PATIENCE, reload_after

RELOADING = re.compile(rb"<script>(?:(?!</script>).)*livereload\(\d+, \d+\);\s*</script>", re.DOTALL)


@contextmanager
def served(project: Path) -> Iterator[str]:
    """Serves a project at a fixed moment."""
    with preview.served(project, env=MOMENT) as url:
        yield url


@pytest.fixture(scope="module")
def shared(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A project and its preview, for tests that leave both in order: a preview lives long, and sees much before it ends."""
    project = copy_fresh(demonstration, tmp_path_factory.mktemp("shared") / "project")
    with served(project) as url:
        yield project, url


def wait_for(url: str, pattern: str) -> None:
    """Asks for `url` until its text matches `pattern`."""
    end = time.monotonic() + PATIENCE
    seen = ""
    while time.monotonic() < end:
        seen = preview.answered(url)
        if seen and re.search(pattern, seen):  # that nothing is answered says nothing of what is missing in it
            return
        time.sleep(0.1)
    pytest.fail(f"{url} never showed {pattern}; last: {seen[:300]}")


def complains(url: str) -> bool:
    """Tells whether a page shows a report of a mistake."""
    with urlopen(url, timeout=PATIENCE) as answer:
        return b"tc-report" in answer.read()


def test_saving_a_course_or_a_page_rebuilds_the_site(shared: tuple[Path, str]) -> None:
    project, url = shared
    wait_for(url + "kurse/vuca/", "VUCA")
    for file, old, page in (
        ("courses/resilienz.md", "\ntitle: ", "kurse/resilienz/"),
        ("docs/guides/zoom.md", "\ntitle: ", "anleitungen/zoom/"),
        ("docs/hilfe/index.md", "\n# ", "hilfe/"),
        ("courses/_vocabulary/tools.yml", "\n  name: ", "werkzeuge/"),
    ):
        path = project / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, f"{old}Geändert ", 1), encoding="utf-8")
        wait_for(url + page, "Geändert ")


def test_who_comes_by_a_foreign_name_is_shown_nothing(shared: tuple[Path, str]) -> None:
    _, url = shared
    wait_for(url + "kurse/vuca/", "VUCA")
    with pytest.raises(HTTPError, match="421") as refused:
        urlopen(Request(url + "kurse/vuca/", headers={"Host": "evil.example:8000"}), timeout=PATIENCE)
    with refused.value as answer:
        said = answer.read().decode()
    assert "--address" in said
    assert "VUCA" not in said


def test_an_error_shows_in_the_browser_and_goes_away_when_mended(shared: tuple[Path, str]) -> None:
    project, url = shared
    file = project / "courses/resilienz.md"
    good = file.read_text(encoding="utf-8")
    wait_for(url + "kurse/resilienz/", "Resilienz")
    file.write_text(good.replace("\ncategory: ", "\ncategory: falsch-", 1), encoding="utf-8")
    wait_for(url + "kurse/resilienz/", r"(?s)role=.alert..*courses/resilienz\.md:\d+:\d+")
    file.write_text(good.replace("\ntitle: ", "\ntitle: Wieder gut ", 1), encoding="utf-8")
    wait_for(url + "kurse/resilienz/", "Wieder gut ")
    assert not complains(url + "kurse/resilienz/")


def test_after_a_build_that_failed_half_way_the_next_change_is_built(project: Path) -> None:
    clash, file = project / "docs/kurse/vuca.md", project / "courses/vuca.md"
    with served(project) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        clash.parent.mkdir()
        clash.write_text("# Steht im Weg\n", encoding="utf-8")
        wait_for(url + "kurse/vuca/", r"(?s)role=.alert..*kurse/vuca\.md")
        file.write_text(file.read_text(encoding="utf-8") + "\nNachsatz.\n", encoding="utf-8")
        time.sleep(1)
        wait_for(url + "kurse/vuca/", r"(?s)role=.alert..*kurse/vuca\.md")
        clash.unlink()
        wait_for(url + "kurse/vuca/", "Nachsatz")
        assert not complains(url + "kurse/vuca/")


def test_what_was_saved_beside_a_mistake_is_not_lost_when_that_is_mended(shared: tuple[Path, str]) -> None:
    project, url = shared
    offer, written = project / "courses/resilienz.md", project / "docs/hilfe/index.md"
    good = offer.read_text(encoding="utf-8")
    wait_for(url + "kurse/resilienz/", "Resilienz")
    offer.write_text(good.replace("\ncategory: ", "\ncategory: falsch-", 1), encoding="utf-8")
    wait_for(url + "kurse/resilienz/", "role=.alert.")
    written.write_text(written.read_text(encoding="utf-8") + "\nDaneben gespeichert.\n", encoding="utf-8")
    time.sleep(1)
    offer.write_text(good, encoding="utf-8")
    wait_for(url + "hilfe/", "Daneben gespeichert")
    assert not complains(url + "kurse/resilienz/")


def test_settings_that_are_taken_back_are_taken_back_on_every_page(shared: tuple[Path, str]) -> None:
    project, url = shared
    settings, offer = project / "mkdocs.yml", project / "courses/vuca.md"
    before = settings.read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^site_name: .*$", "site_name: Ganz anders", before)
    wait_for(url + "kurse/vuca/", "VUCA")
    settings.write_text(changed, encoding="utf-8")
    wait_for(url + "kurse/vuca/", "Ganz anders")
    offer.write_text(offer.read_text(encoding="utf-8") + "\nNachsatz.\n", encoding="utf-8")
    wait_for(url + "kurse/vuca/", "Nachsatz")
    wait_for(url + "kurse/vuca/", "Ganz anders")
    settings.write_text(before, encoding="utf-8")
    assert differing(project, url) == []


def pages_served(url: str, paths: Iterable[str]) -> dict[str, bytes]:
    """Returns what the server gives for each path, without the script by which pages reload."""
    found: dict[str, bytes] = {}
    for path in paths:
        with urlopen(url + path, timeout=PATIENCE) as answer:
            content = answer.read()
        found[path] = RELOADING.sub(b"", content) if path.endswith(".html") else content
    return found


def differing(project: Path, url: str) -> list[str]:
    """Builds a copy of the project from scratch and names the files that the server gives otherwise."""
    with TemporaryDirectory() as folder:
        clean = Path(folder, "clean")
        shutil.copytree(project, clean, ignore=shutil.ignore_patterns(".cache", "site"))
        settings = clean / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", settings.read_text(encoding="utf-8"))
        settings.write_text(text, encoding="utf-8")
        run("catalogue", "build", "--no-cache", cwd=clean)
        # Calendars tell of the changes since the last build, and one from scratch knows of none.
        wanted = {
            path: content for path, content in contents(clean / "site").items() if not path.startswith("kalender/")
        }
    end = time.monotonic() + PATIENCE
    while True:
        served_now = pages_served(url, wanted)
        wrong = [path for path, content in wanted.items() if served_now[path] != content]
        if not wrong or time.monotonic() > end:
            return wrong
        time.sleep(0.3)


def test_after_many_edits_the_preview_shows_what_a_build_from_scratch_would(project: Path) -> None:
    chance = random.Random(5)
    with served(project) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        for several in (
            (edits.title, edits.body, edits.vocabulary, edits.hour),
            (edits.add, edits.page, edits.template, edits.status),
        ):
            for edit in several:
                edit(project, chance)
                time.sleep(chance.uniform(0, 0.5))  # the next one may come while the last is still built
            assert differing(project, url) == []


def test_saves_that_overtake_one_another_leave_nothing_behind(project: Path) -> None:
    chance = random.Random(11)
    edits.template(project, chance)
    changes = [edits.vocabulary, edits.title, edits.body, edits.hour, edits.template]
    with served(project) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        for rare in (edits.status, edits.withdraw, edits.title):
            for edit in chance.sample([*changes, *changes, rare], k=11):
                edit(project, chance)
                # Into the first pages, the reading, the lists, the calendars or what follows of the one before.
                time.sleep(chance.choice((0.02, 0.1, 0.3, 0.6)))
            assert differing(project, url) == []


def shows(url: str, text: str) -> None:
    """Asks for a page, which counts as open then, until it shows a text that has been saved."""
    end = time.monotonic() + PATIENCE
    while text not in preview.page(url):
        assert time.monotonic() < end, f"{url} never showed {text}"


def test_whoever_asks_for_a_page_gets_what_was_saved(project: Path) -> None:
    vocabulary, offer = project / "courses/_vocabulary/categories.yml", project / "courses/vuca.md"
    with served(project) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        for number in range(3):
            text = vocabulary.read_text(encoding="utf-8")
            vocabulary.write_text(re.sub(r"(?m)^  name: .*$", f"  name: Bereich {number}", text), encoding="utf-8")
            shows(url + "kurse/vuca/", f"Bereich {number}")
            for page in ("anleitungen/zoom/", "kurse/", "kurse/resilienz/", ""):  # all else is still to be made
                assert f"Bereich {number}" in preview.page(url + page), page
            text = offer.read_text(encoding="utf-8")
            offer.write_text(re.sub(r"(?m)^title: .*$", f"title: Nummer {number}", text), encoding="utf-8")
            shows(url + "kurse/vuca/", f"Nummer {number}")
            for page in ("angebote/", "kalender/alle.ics"):
                assert f"Nummer {number}" in preview.page(url + page), page


def test_files_that_come_and_go_are_no_mistakes(project: Path) -> None:
    file = project / "courses/virtuelle-teams.md"
    with served(project) as url:
        wait_for(url + "kurse/virtuelle-teams/", "<h1>")
        file.rename(file.with_name("teams.md"))
        wait_for(url + "kurse/teams/", "<h1>")
        file.with_name("teams.md").unlink()
        time.sleep(1)
        wait_for(url + "angebote/", "<h1>")
        # Whoever comes from a calendar finds a page that says the course is gone; a build from scratch knows of none.
        assert differing(project, url) == []
        assert not complains(url)


# Notes each time that the host is asked, and looks like an event of ours: others would have to be asked each time.
NOTE = """
from pathlib import Path


def on_config(config):
    with Path(__file__).parents[1].joinpath("asked.txt").open("a") as file:
        file.write("asked ")
    return config


on_config.__module__ = "catalogue.noted"
"""


def test_offers_that_come_and_go_show_themselves_and_the_host_is_asked_only_where_it_names_them(project: Path) -> None:
    asked, settings, new = project / "asked.txt", project / "mkdocs.yml", project / "courses/ganz-neu.md"
    (project / "hooks/note.py").write_text(NOTE, encoding="utf-8")
    edits.change(settings, "hooks: [", "hooks: [hooks/note.py, ")
    like = (project / "courses/datenkompetenz.md").read_text(encoding="utf-8")
    with served(project) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        before = asked.read_text(encoding="utf-8")
        new.write_text(re.sub(r"(?m)^title: .*$", "title: Ganz neu", like, count=1), encoding="utf-8")
        wait_for(url + "kurse/ganz-neu/", "<h1>Ganz neu")
        wait_for(url + "angebote/", "Ganz neu")
        assert differing(project, url) == []
        edits.change(new, "title: ", "status: draft\ntitle: ")
        wait_for(url + "angebote/", "(?s)^(?!.*Ganz neu)")
        edits.change(new, "status: draft\n", "")
        wait_for(url + "kurse/ganz-neu/", "<h1>Ganz neu")
        new.rename(new.with_name("noch-neuer.md"))
        wait_for(url + "kurse/noch-neuer/", "<h1>Ganz neu")
        assert differing(project, url) == []
        assert asked.read_text(encoding="utf-8") == before
        new.with_name("noch-neuer.md").unlink()
        with (project / "docs/hilfe/index.md").open("a", encoding="utf-8") as file:
            file.write("\nBald: [ein Kurs](../../courses/erwartet.md), [noch einer](../courses/vuca.md).\n")
        wait_for(url + "hilfe/", "Bald: ")
        before = asked.read_text(encoding="utf-8")
        new.with_name("erwartet.md").write_text(like, encoding="utf-8")
        wait_for(url + "hilfe/", 'Bald: <a href="../kurse/erwartet/">ein Kurs</a>, <a href="../kurse/vuca/"')
        assert len(asked.read_text(encoding="utf-8")) > len(before)


# Makes something of all offers when a build is done, as a plugin might.
OWN = """
from pathlib import Path


def on_post_build(config):
    titles = [file.read_text(encoding="utf-8") for file in Path(__file__).parents[1].glob("courses/*.md")]
    Path(config.site_dir, "titles.txt").write_text("".join(titles), encoding="utf-8")
"""


def test_what_a_hook_of_the_site_s_own_makes_of_an_offer_follows(project: Path) -> None:
    (project / "hooks/own.py").write_text(OWN, encoding="utf-8")
    edits.change(project / "mkdocs.yml", "hooks: [", "hooks: [hooks/own.py, ")
    with served(project) as url:
        wait_for(url + "titles.txt", "VUCA")
        edits.change(project / "courses/vuca.md", "title: 'VUCA", "title: 'Ganz neues VUCA")
        wait_for(url + "kurse/vuca/", "Ganz neues VUCA")
        wait_for(url + "titles.txt", "Ganz neues VUCA")


def test_a_new_offer_with_a_mistake_that_is_removed_again_leaves_no_page(shared: tuple[Path, str]) -> None:
    project, url = shared
    new = project / "courses/versuch.md"
    like = (project / "courses/vuca.md").read_text(encoding="utf-8")
    wait_for(url + "kurse/vuca/", "VUCA")
    new.write_text(like.replace("\ntitle: ", "\nprerequisites: [gibt-es-nicht]\ntitle: ", 1), encoding="utf-8")
    wait_for(url + "kurse/versuch/", r"(?s)role=.alert..*courses/versuch\.md:\d+:\d+")
    new.unlink()
    wait_for(url + "angebote/", r"(?s)^(?!.*tc-report)")
    assert preview.answered(url + "kurse/versuch/") == ""


def test_an_edit_that_is_taken_back_at_once_leaves_nothing(shared: tuple[Path, str]) -> None:
    project, url = shared
    file = project / "courses/vuca.md"
    before = file.read_text(encoding="utf-8")
    wait_for(url + "kurse/vuca/", "VUCA")
    for _ in range(3):
        reload_after(url + "kurse/vuca/", partial(file.write_text, before + "\nNachsatz.\n", encoding="utf-8"))
        file.write_text(before, encoding="utf-8")  # the page has been shown, the rest is still to follow
        time.sleep(1)
    assert differing(project, url) == []


def test_the_page_that_is_looked_at_reloads_before_all_else_is_built(shared: tuple[Path, str]) -> None:
    project, url = shared
    file = project / "courses/vuca.md"
    wait_for(url + "kurse/vuca/", "VUCA")

    def shares(number: int) -> float:
        """What share of the time until a list has followed the page took."""
        time.sleep(1.5)  # until all of the last change has followed
        text = re.sub(r"(?m)^title: .*$", f"title: Nummer {number}", file.read_text(encoding="utf-8"))
        taken = reload_after(url + "kurse/vuca/", partial(file.write_text, text, encoding="utf-8"))
        began = time.perf_counter()
        shows(url + "angebote/", f"Nummer {number}")
        return taken / (taken + time.perf_counter() - began)

    # No figure to hold a machine to; where it has else to do, another time will show.
    assert any(shares(number) < 0.25 for number in range(20))
