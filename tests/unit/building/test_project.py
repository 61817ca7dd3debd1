"""Projects: opened only when the content is free of errors, and built on the ledger they are told to."""

import re
import shutil
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from catalogue.building.complaint import StoppedError
from catalogue.building.kept_leaves import LastLeaves
from catalogue.building.last_calendars import LastCalendars
from catalogue.building.moments import Moments
from catalogue.building.opening import open_project
from catalogue.building.project import Project
from catalogue.mkdocs_build.files import assets_of
from catalogue.model.offer import Offer
from catalogue.outputs.markdown_body import BodyRenderer
from catalogue.outputs.parser import Parser
from catalogue.outputs.site import Site

BASE = Path(__file__).parents[2] / "content" / "base"
MOMENTS = Moments(today=date(2026, 11, 20), stamp=datetime(2026, 11, 20, 8, tzinfo=UTC))
COURSE = """---
title: Zoom moderieren
summary: Kurz.
category: kommunikation
sessions:
  - {id: a, start: 2027-01-12 09:00, end: 2027-01-12 12:00}
---

Text.
"""
# The only session is gone, and there is another one.
ANOTHER = COURSE.replace("{id: a, ", "{id: b, ").replace("2027-01-12", "2027-01-19")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("SOURCE_DATE_EPOCH", "CATALOGUE_PREVIOUS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CATALOGUE_TODAY", "2026-11-20")
    shutil.copytree(BASE, tmp_path / "project")
    (tmp_path / "project" / "courses" / "zoom-moderieren.md").write_text(COURSE, encoding="utf-8")
    return tmp_path / "project"


def made(project: Project, last: Path, *, again: bool = False) -> Site:
    renderer = BodyRenderer(Parser(extensions=[], configs={}), targets={}, settings=project.settings)

    def render(offer: Offer) -> str:
        return renderer.rendered(offer, project.addresses.offer(offer)).html

    site = project.build(
        render,
        moments=MOMENTS,
        templates=project.templates(lambda _name: "", project.own_templates()),
        world=b"world",
        site_dir=last,
        calendars=LastCalendars(),
        leaves=LastLeaves(),
        again=again,
    ).site
    assert site.calendars.files
    return site


def files(site: Site) -> Mapping[str, bytes]:
    return {output.path: output.make() for output in site.files}


def test_a_project_opens_and_builds(root: Path) -> None:
    site = made(open_project(root), root / "site")
    assert "kurse/zoom-moderieren/" in {leaf.address for leaf in site.leaves}
    assert b"Zoom moderieren" in files(site)["kalender/alle.ics"]


def test_a_large_feed_is_told_and_so_is_a_giant_one(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.outputs.calendar.feeds.WARN_BYTES", 1000)
    made(open_project(root), root / "site")
    assert "calendar-large" in capsys.readouterr().err
    monkeypatch.setattr("catalogue.outputs.calendar.feeds.MOST_BYTES", 1000)
    made(open_project(root), root / "site")
    assert "calendar-too-large" in capsys.readouterr().err


def test_an_error_stops_it_with_everything_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "courses" / "zoom-moderieren.md").write_text(
        COURSE.replace("kommunikation", "komunikation"), encoding="utf-8"
    )
    with pytest.raises(StoppedError, match="1 Fehler"):
        open_project(root)
    printed = capsys.readouterr().err
    assert "courses/zoom-moderieren.md:4:11" in printed
    assert "kommunikation" in printed


def test_a_list_is_named_where_it_lies(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "courses").rename(root / "kurse")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}    courses: kurse\n", encoding="utf-8")
    (root / "kurse/falsch.md").write_text(COURSE.replace("kommunikation", "falsch"), encoding="utf-8")
    with pytest.raises(StoppedError):
        open_project(root)
    told = capsys.readouterr().err
    assert "kurse/_vocabulary/categories.yml" in told
    assert "courses/" not in told


def test_a_warning_is_told_and_does_not_stop(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "courses" / "zoom-moderieren.md").write_text(COURSE.replace("Text.\n", ""), encoding="utf-8")
    open_project(root)
    assert "empty-body" in capsys.readouterr().err


def test_without_settings_it_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoppedError):
        open_project(tmp_path)
    assert "mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CATALOGUE_TODAY", "morgen"),
        ("SOURCE_DATE_EPOCH", "gestern"),
        ("CATALOGUE_CACHE", "nein"),
        ("CATALOGUE_JOBS", "zwei"),
    ],
)
def test_a_bad_variable_stops_it_in_one_line(
    name: str, value: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(StoppedError) as caught:
        open_project(root)
    assert name in str(caught.value)
    assert value in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_beside_courses_are_published_and_tables_only_if_something_leads_there(root: Path) -> None:
    named = ("bild.png", "zoom/plan.pdf", "_entwurf/x.png", ".versteckt/x.png", "liste.yml")
    course = ANOTHER + "".join(f"\n[Die Datei {path}]({path})\n" for path in named if path[0] != ".")
    (root / "courses" / "mit-dateien.md").write_text(course, encoding="utf-8")
    for path in (*named, "teilnehmer.xlsx", "zoom/ohne.pdf", "zoom/ohne.csv"):
        (root / "courses" / path).parent.mkdir(exist_ok=True)
        (root / "courses" / path).write_bytes(b"x")
    (root / "docs" / "guides" / "plan.png").write_bytes(b"x")
    assert {"courses/bild.png", "courses/zoom/plan.pdf", "courses/zoom/ohne.pdf"} == set(assets_of(open_project(root)))


def test_the_last_local_build_is_remembered(root: Path) -> None:
    project = open_project(root)
    first = files(made(project, root / "site"))
    (root / "site" / "kalender").mkdir(parents=True)
    (root / "site" / "kalender" / "stand.json").write_bytes(first["kalender/stand.json"])
    (root / "courses" / "zoom-moderieren.md").write_text(ANOTHER, encoding="utf-8")
    second = files(made(open_project(root), root / "site"))
    assert b"STATUS:CANCELLED" in second["kalender/alle.ics"]
    assert b"STATUS:CANCELLED" not in files(made(open_project(root), root / "elsewhere"))["kalender/alle.ics"]


@pytest.mark.parametrize(("again", "told", "stops"), [(False, False, True), (True, False, False), (True, True, True)])
def test_a_preview_that_is_told_no_ledger_does_not_take_itself_for_a_publication(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    again: bool,
    told: bool,
    stops: bool,
) -> None:
    ledger = root / "site" / "kalender" / "stand.json"
    ledger.parent.mkdir(parents=True)
    ledger.write_bytes(files(made(open_project(root), root / "site"))["kalender/stand.json"])
    if told:
        monkeypatch.setenv("CATALOGUE_PREVIOUS", str(ledger))
    (root / "courses" / "zoom-moderieren.md").rename(root / "courses" / "moderieren.md")
    with pytest.raises(StoppedError) if stops else nullcontext():
        files(made(open_project(root), root / "site", again=again))
    assert ("courses/moderieren.md:6:3  Fehler  renamed-without-id" in capsys.readouterr().err) == stops


def test_in_another_language_entries_go_on_from_what_they_were(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = files(made(open_project(root), root / "site"))
    (root / "site" / "kalender").mkdir(parents=True)
    (root / "site" / "kalender" / "stand.json").write_bytes(first["kalender/stand.json"])
    (root / "courses" / "zoom-moderieren.md").write_text(ANOTHER, encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}    language: en\n", encoding="utf-8")
    second = files(made(open_project(root), root / "site"))
    uid = re.search(rb"UID:(.+)\r\n", first["kalender/alle.ics"])
    assert uid
    assert uid[0] in second["calendar/all.ics"]
    assert b"STATUS:CANCELLED" in second["calendar/all.ics"]
    assert b"SEQUENCE:1" in second["calendar/all.ics"]
    assert "language-changed" in capsys.readouterr().err


def test_what_the_command_says_beats_the_last_local_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = open_project(root)
    (root / "stand.json").write_bytes(files(made(project, root / "site"))["kalender/stand.json"])
    (root / "courses" / "zoom-moderieren.md").write_text(ANOTHER, encoding="utf-8")
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "stand.json")
    assert b"STATUS:CANCELLED" in files(made(open_project(root), root / "site"))["kalender/alle.ics"]


def test_a_ledger_that_is_asked_for_and_missing_stops_the_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "fehlt.json")
    with pytest.raises(StoppedError, match=r"fehlt\.json") as caught:
        made(open_project(root), root / "site")
    assert "\n" not in str(caught.value)


def test_a_torn_ledger_stops_the_build(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = files(made(open_project(root), root / "site"))["kalender/stand.json"]
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "stand.json")
    for end in (0, 1, len(whole) // 2, len(whole.rstrip()) - 1):
        (root / "stand.json").write_bytes(whole[:end])
        with pytest.raises(StoppedError):
            made(open_project(root), root / "site")
        assert "stand.json" in capsys.readouterr().err


def test_own_templates_come_first(root: Path) -> None:
    (root / "vorlagen").mkdir()
    (root / "vorlagen" / "redirect.html").write_text("Umgezogen: {{ title }}", encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings.rstrip()}\n    templates: vorlagen\n", encoding="utf-8")
    (root / "courses" / "zoom-moderieren.md").write_text(
        COURSE.replace("category:", "aliases: [zoom-alt]\ncategory:"), encoding="utf-8"
    )
    assert files(made(open_project(root), root / "site"))["kurse/zoom-alt/index.html"] == b"Umgezogen: Zoom moderieren"
    (root / "vorlagen" / "redirect.html").write_text("{{ title }}\n{{ nothing.at.all }}", encoding="utf-8")
    with pytest.raises(StoppedError, match=r"redirect\.html:2"):
        files(made(open_project(root), root / "site"))
