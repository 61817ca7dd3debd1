"""Builds without the host: they give what it would have given, and it is asked whenever it could say anything new."""

import random
import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from msgspec.structs import replace

from catalogue.building.complaint import StoppedError
from catalogue.caching.sighting import sighted
from catalogue.mkdocs_build.host_sources import host_sources
from catalogue.mkdocs_build.hostless import build_hostless, build_site, newcomers
from catalogue.mkdocs_build.kept_host import name_of, read_host
from catalogue.publishing.standing import mark_of
from tests.build import edits
from tests.build.conftest import MOMENT, contents, run

Act = Callable[[Path], object]


def write(path: str, text: str) -> Act:
    def act(project: Path) -> None:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")

    return act


def replaced(path: str, old: str, new: str) -> Act:
    def act(project: Path) -> None:
        assert old in (project / path).read_text(encoding="utf-8")
        edits.change(project / path, old, new)

    return act


def copied(path: str, to: str) -> Act:
    """An offer like another one, of another title, that nobody links to."""

    def act(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        (project / to).write_text(re.sub(r"(?m)^title: .*$", f"title: Von {to}", text, count=1), encoding="utf-8")

    return act


def renamed(path: str, to: str) -> Act:
    return lambda project: (project / path).rename(project / to)


def build(project: Path) -> None:
    build_site(project / "mkdocs.yml", site_dir=None, strict=False)


def hostless(project: Path) -> bool:
    return build_hostless(project / "mkdocs.yml", site_dir=None) is not None


@pytest.fixture
def built(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the host has built, with hooks of its own name, whose module no other test has loaded."""
    for name, value in MOMENT.items():
        monkeypatch.setenv(name, value)
    build(project)
    return project


LATER = "  - id: spaeter\n    start: 2028-02-07 09:00\n    end: 2028-02-07 12:00\n    venue: zoom\n"
OFFERS_ALONE: dict[str, Act] = {
    "nothing": lambda _project: None,
    "a text": replaced("courses/resilienz.md", "\n---\n", "\n---\nNoch ein Satz.\n\n"),
    "a title": replaced("courses/resilienz.md", "title: ", "title: Neu "),
    "a session": replaced("courses/agiles-arbeiten.md", " 09:00", " 08:30"),
    "a month that had no session": replaced("courses/resilienz.md", "\nsessions:\n", f"\nsessions:\n{LATER}"),
    "another one": replaced("courses/resilienz.md", LATER, LATER.replace("2028-02", "2028-03")),
    "a guide": replaced("docs/guides/aktenplan.md", "title: ", "title: Neu "),
    "a vocabulary": replaced("courses/_vocabulary/tools.yml", "name: ", "name: N"),
    "a file that is none of the site's": write("notes.txt", "Notiz"),
    "a course more": copied("courses/datenkompetenz.md", "courses/unverlinkt.md"),
    "a guide more": copied("docs/guides/aktenplan.md", "docs/guides/unverlinkte.md"),
    "the guide is a draft": replaced("docs/guides/unverlinkte.md", "title:", "status: draft\ntitle:"),
    "and no longer one": replaced("docs/guides/unverlinkte.md", "status: draft\n", ""),
    "it has another name": renamed("docs/guides/unverlinkte.md", "docs/guides/andere.md"),
    "it is gone": lambda project: (project / "docs/guides/andere.md").unlink(),
}
HOST_ASKED: dict[str, Act] = {
    "a hand-written page": replaced("docs/index.md", "\n", "\n\n"),
    "another page": write("docs/neu.md", "# Neu\n"),
    "a picture of the pages": write("docs/assets/neu.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "a picture beside the courses": write("courses/neu.png", "?"),
    "the settings": replaced("mkdocs.yml", "Stadt Musterstadt", "Stadt Neustadt"),
    "the hook": replaced("hooks/build.py", "MkDocs", "MKDocs"),
    "a text among the courses": write("courses/bilder/lies.txt", "?"),
    "a folder that leads elsewhere": lambda project: (project / "docs/weg").symlink_to(project / "courses"),
    "a page of the host that somebody touched": write("site/404.html", "defaced"),
    "a page of the host that is gone": lambda project: (project / "site/sitemap.xml").unlink(),
}


@pytest.mark.covered
def test_the_host_is_left_out_where_it_has_nothing_to_say(built: Path) -> None:
    for name, act in OFFERS_ALONE.items():
        act(built)
        assert hostless(built), name
    kept = contents(built / "site")
    assert b"termine/2028-03/" in kept["sitemap.xml"]
    assert b"termine/2028-02/" not in kept["sitemap.xml"]
    run("catalogue", "build", "--no-cache", cwd=built)
    assert contents(built / "site") == kept


def test_the_host_is_asked_where_it_may_say_something_new(built: Path) -> None:
    kept = read_host(built, name_of(built / "mkdocs.yml", None))
    assert kept is not None
    for name, act in HOST_ASKED.items():
        sources = replace(kept.sources, seen=sighted(kept.sources.paths()))
        marks = {path: mark_of((built / "site" / path).stat()) for path in kept.marks}
        kept = replace(kept, sources=sources, marks=marks)
        assert newcomers(kept) == frozenset(), name
        act(built)
        assert newcomers(kept) is None, name
        (built / "docs/weg").unlink(missing_ok=True)


@pytest.mark.covered
def test_the_host_is_asked_at_another_moment(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SOURCE_DATE_EPOCH", "1795154401"), ("CATALOGUE_TODAY", "2026-11-21")):
        assert hostless(built)
        with monkeypatch.context() as then:
            then.setenv(name, value)
            assert not hostless(built), name


def test_the_host_is_asked_on_another_day_of_its_own(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It dates the map of the site by Greenwich, where a day ends later than in the zone of the catalogue."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls(2031, 1, hours[0] // 24, hours[0] % 24, tzinfo=tz)

    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr("catalogue.building.moments.datetime", Clock)
    hours = [47]  # in Berlin, the next day has begun
    build(built)
    assert hostless(built)
    hours[0] = 48
    assert not hostless(built)


def test_the_host_is_always_asked_where_its_templates_show_the_time(built: Path) -> None:
    replaced("mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: theme\n")(built)
    write("theme/main.html", '{% extends "base.html" %}{% block footer %}{{ build_date_utc }}{% endblock %}')(built)
    build(built)
    assert not hostless(built)


LINKED: dict[str, tuple[str, str]] = {
    "a page": ("docs/index.md", "\n\n[Kurs](../courses/verlinkt.md)\n"),
    "the navigation": ("mkdocs.yml", "\nnav:\n  - index.md\n  - Kurs: kurse/verlinkt/\n"),
}


@pytest.mark.covered
@pytest.mark.parametrize("where", LINKED)
def test_what_cannot_be_done_without_the_host_is_left_to_it_whole(built: Path, where: str) -> None:
    file, link = LINKED[where]
    copied("courses/resilienz.md", "courses/verlinkt.md")(built)
    text = (built / file).read_text(encoding="utf-8")
    (built / file).write_text(re.sub(r"(?m)^nav:\n(  .*\n)*", "", text) + link, encoding="utf-8")
    build(built)
    before = contents(built / "site")
    edits.change(built / "courses/verlinkt.md", "\ntitle: ", "\nstatus: draft\ntitle: ")
    assert not hostless(built)
    assert contents(built / "site") == before


def test_what_came_and_went_in_another_folder_is_not_forgotten(built: Path) -> None:
    elsewhere = built / "elsewhere"
    copied("docs/guides/aktenplan.md", "docs/guides/erste.md")(built)
    build_site(built / "mkdocs.yml", site_dir=elsewhere, strict=False)
    copied("docs/guides/aktenplan.md", "docs/guides/zweite.md")(built)
    assert not hostless(built)


def test_the_host_is_asked_again_if_it_read_what_stood_there_only_for_a_moment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in MOMENT.items():
        monkeypatch.setenv(name, value)
    page = project / "docs/index.md"
    text = page.read_text(encoding="utf-8")

    def looked(*args: object, **named: object) -> object:
        found = host_sources(*args, **named)  # type: ignore[arg-type]
        page.write_text(f"{text}\nFor a moment.\n", encoding="utf-8")
        return found

    with monkeypatch.context() as moment:
        moment.setattr("catalogue.mkdocs_build.beginning.host_sources", looked)
        page.write_text(text, encoding="utf-8")  # so that its time alone does not tell whether it is another one
        build(project)
    page.write_text(text, encoding="utf-8")
    assert "For a moment." in (project / "site/index.html").read_text(encoding="utf-8")
    build(project)
    assert "For a moment." not in (project / "site/index.html").read_text(encoding="utf-8")


def test_random_edits_give_what_the_host_gives(built: Path) -> None:
    chance = random.Random(5)
    chosen = [
        edits.title, edits.body, edits.hour, edits.status, edits.body, edits.title, edits.add, edits.remove, edits.withdraw,
        edits.page, edits.vocabulary, edits.hour,
    ]  # fmt: skip
    chance.shuffle(chosen)
    ways = []
    for number, edit in enumerate(chosen):
        edit(built, chance)
        ways.append(hostless(built))
        build(built)
        if number % 4 == 3:
            kept = contents(built / "site")
            run("catalogue", "build", "--no-cache", cwd=built)
            assert contents(built / "site") == kept, [each.__name__ for each in chosen[number - 3 : number + 1]]
    assert {True, False} == set(ways)


def test_a_mistake_is_told_and_nothing_is_published(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(built / "site")
    edits.change(built / "courses/resilienz.md", "title: ", "titel: ")
    with pytest.raises(StoppedError):
        build(built)
    assert "courses/resilienz.md:2:1" in capsys.readouterr().err
    assert contents(built / "site") == before
    edits.change(built / "courses/resilienz.md", "titel: ", "title: ")
    assert hostless(built)
    assert not [path.name for path in built.iterdir() if path.name.startswith(".site")]


def another_session(project: Path, *, day: str) -> None:
    session = f"  - id: neu\n    start: {day} 07:15\n    end: {day} 08:15\n"
    replaced("courses/agiles-arbeiten.md", "\nsessions:\n", f"\nsessions:\n{session}")(project)


def test_what_calendars_give_to_say_is_said_once_where_the_host_takes_over(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("catalogue.outputs.calendar.feeds.WARN_BYTES", 30_000)
    another_session(built, day="2031-05-07")  # in a month that has no page yet
    build(built)
    assert capsys.readouterr().err.count("kalender/alle.ics:1:1") == 1


def test_a_file_of_the_host_where_one_of_ours_would_belong_is_refused(built: Path) -> None:
    write("docs/kalender/termin/agiles-arbeiten-neu.ics", "?")(built)
    build(built)
    another_session(built, day="2027-01-20")
    with pytest.raises(Abort, match="agiles-arbeiten-neu"):
        build(built)
    assert (built / "site/kalender/termin/agiles-arbeiten-neu.ics").read_text(encoding="utf-8") == "?"


def courses_among_the_pages(root: Path) -> None:
    """Puts the courses into the folder from which the host makes its pages."""
    (root / "courses").rename(root / "docs/courses")
    replaced("mkdocs.yml", "courses: courses", "courses: docs/courses")(root)
    for page in (*root.glob("docs/**/*.md"), root / "mkdocs.yml"):
        text = page.read_text(encoding="utf-8").replace("../../courses/", "../courses/").replace("../docs/", "../")
        page.write_text(text, encoding="utf-8")


def test_what_strays_in_among_the_courses_is_not_published_by_the_host(built: Path) -> None:
    courses_among_the_pages(built)
    hostile = "# Kurs\n\n<img src=x onerror=alert(1)>\n"
    for name in ("_a.md", "b.markdown", "c.html", "d.js", "e.svg"):
        (built / "docs/courses" / name).write_text(hostile if name != "e.svg" else "<svg/>", encoding="utf-8")
    replaced("docs/courses/resilienz.md", "\n---\n", "\n---\n![Ein Bild](e.svg)\n\n")(built)
    build(built)
    below = {path.relative_to(built / "site/courses").as_posix() for path in (built / "site/courses").rglob("*.*")}
    assert {path for path in below if not path.startswith("_vocabulary/")} == {"e.svg"}
    assert {path for path in below if not path.endswith((".yml", ".svg"))} == set()


def test_files_of_a_draft_come_with_its_publication_and_go_with_it(built: Path) -> None:
    for folder in ("courses/neu", "docs/guides/neue"):
        (built / folder).mkdir()
        (built / folder / "unterlage.pdf").write_bytes(b"%PDF-1.4")
        (built / folder / "teilnehmer.xlsx").write_bytes(b"x")
        text = f"---\ntitle: Neu in {folder}\nsummary: Kurz.\ncategory: resilienz\nstatus: draft\n---\n\n[Unterlage](unterlage.pdf)\n"
        (built / folder / "index.md").write_text(text, encoding="utf-8")
    build(built)
    for status, published in (("draft", False), ("published", True), ("draft", False), ("published", True)):
        for folder in ("courses/neu", "docs/guides/neue"):
            page = built / folder / "index.md"
            text = re.sub("status: [a-z]+", f"status: {status}", page.read_text(encoding="utf-8"))
            page.write_text(text, encoding="utf-8")
        build(built)
        there = {path.relative_to(built / "site").as_posix() for path in (built / "site").rglob("*.pdf")}
        assert there == ({"kurse/neu/unterlage.pdf", "guides/neue/unterlage.pdf"} if published else set())
        assert not list((built / "site").rglob("*.xlsx"))
    kept = contents(built / "site")
    run("catalogue", "build", "--no-cache", cwd=built)
    assert contents(built / "site") == kept


def test_vocabularies_among_the_pages_of_the_host_are_published_as_they_are(built: Path) -> None:
    courses_among_the_pages(built)
    build(built)
    replaced("docs/courses/_vocabulary/tools.yml", "name: ", "name: N")(built)
    build(built)
    vocabulary = built / "docs/courses/_vocabulary/tools.yml"
    assert (built / "site/courses/_vocabulary/tools.yml").read_bytes() == vocabulary.read_bytes()


def test_what_the_host_says_is_said_each_time(project: Path) -> None:
    (project / "docs/kontakt-neu.md").write_text("# Kontakt\n\n[Weg](index.md#fehlt)\n", encoding="utf-8")
    for _ in range(2):
        assert "#fehlt" in run("catalogue", "build", cwd=project).stderr


def test_what_is_found_about_the_settings_is_said_each_time(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced("mkdocs.yml", "organisation: Stadt Musterstadt", "organisation: Stadt #Musterstadt")(built)
    (built / "overrides").mkdir()
    replaced("mkdocs.yml", "    courses: courses\n", "    courses: courses\n    templates: overrides\n")(built)
    build(built)
    assert capsys.readouterr().err.count("mkdocs.yml:") == 1
    assert hostless(built)
    assert capsys.readouterr().err.count("mkdocs.yml:") == 1
    (built / "overrides").rmdir()
    with pytest.raises(StoppedError):
        build(built)
    assert "overrides" in capsys.readouterr().err


def test_a_hook_of_the_site_s_own_is_always_asked(project: Path) -> None:
    with (project / "hooks/build.py").open("a", encoding="utf-8") as file:
        file.write(
            "\n\ndef on_post_page(output, page, config):\n    return output.replace('</body>', MARK + '</body>')\n"
        )
        file.write("\nfrom pathlib import Path\nMARK = Path('mark.txt').read_text()\n")
    for mark in ("eins", "zwei"):
        (project / "mark.txt").write_text(mark, encoding="utf-8")
        run("catalogue", "build", cwd=project)
        assert mark in (project / "site/404.html").read_text(encoding="utf-8") or mark in (
            project / "site/hilfe/index.html"
        ).read_text(encoding="utf-8")
