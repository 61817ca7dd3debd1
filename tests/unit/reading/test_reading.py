"""Reading: a folder of files to a catalogue, an inventory and problems."""

import os
from pathlib import Path

import pytest

from catalogue.outputs.explained import explain
from catalogue.reading.offer_file import slug_of
from catalogue.reading.reading import read_catalogue
from catalogue.reading.translations import read_translation
from tests.making import settings
from tests.unit.reading.project import checked, codes, offer, read, write


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("courses/a.md", "a"),
        ("courses/x/y/a.md", "a"),
        ("courses/a/index.md", "a"),
        ("courses/index.md", "courses"),
        ("index.md", "index"),
    ],
)
def test_a_file_gives_its_offer_a_name(path: str, slug: str) -> None:
    assert slug_of(path) == slug


def test_courses_and_guides_are_read_and_sorted(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"courses/b.md": offer(), "courses/x/a.md": offer(), "docs/guides/c.md": offer(), "docs/index.md": "# Hallo"},
    )
    catalogue = read(tmp_path).catalogue
    assert [course.slug for course in catalogue.courses] == ["a", "b"]
    assert [guide.slug for guide in catalogue.guides] == ["c"]


def test_a_broken_file_is_no_offer_but_stays_in_the_inventory(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": offer("level: x\n"), "courses/b.md": offer("prerequisites: [a]\n", "[A](a.md)")})
    reading = read(tmp_path)
    assert [course.slug for course in reading.catalogue.courses] == ["b"]
    assert reading.inventory.slugs["courses/a.md"] == "a"
    assert codes(tmp_path) == ["unknown-term"]


def test_only_some_files_are_parsed(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": offer("level: x\n"), "courses/b.md": offer()})
    reading = read_catalogue(tmp_path, settings(), only={"courses/b.md"})
    assert reading.problems == ()
    assert [course.slug for course in reading.catalogue.courses] == ["b"]
    assert set(reading.inventory.slugs) == {"courses/a.md", "courses/b.md"}


def test_a_picture_behind_a_link_out_of_the_project_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    root = write(tmp_path / "root", {"courses/a.md": offer(body="![x](b.png) ![y](c.png)"), "courses/d.png": b"x"})
    (root / "courses" / "b.png").symlink_to(tmp_path / "secret.png")
    (root / "courses" / "c.png").symlink_to("d.png")
    # What c.png leads to is published as c.png.
    assert codes(root) == ["outside-the-tree", "missing-picture", "unlinked-file"]


def test_a_folder_one_may_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"courses/a.md": offer(), "courses/x/b.md": offer()})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("x"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [(problem.code, problem.place.path) for problem in read(tmp_path).problems] == [
        ("unreadable-file", "courses/x")
    ]


def test_a_folder_of_vocabularies_that_lists_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"courses/a.md": offer()})
    look = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "_vocabulary":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    (problem,) = read(tmp_path).problems
    assert (problem.code, problem.place.path) == ("unreadable-file", "courses/_vocabulary")


def test_an_empty_folder_is_an_empty_catalogue(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert reading.catalogue.offers == ()
    assert reading.problems == ()


def test_a_vocabulary_behind_a_broken_link_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {"courses/a.md": offer()})
    (root / "courses" / "_vocabulary" / "tools.yml").symlink_to("nowhere.yml")
    assert codes(root) == ["unreadable-file"]


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("Großer Saal", "grosser-saal: {name: Großer Saal}"),
        ("rathaus", "rathaus: {name: …}"),
        ("'A: B'", "a-b: {name: …}"),
        ("'?'", "a: {name: …}"),
    ],
)
def test_who_names_a_term_that_is_not_there_is_told_how_it_would_be_written(
    tmp_path: Path, written: str, entry: str
) -> None:
    write(
        tmp_path,
        {"courses/_vocabulary/areas.yml": "fb11: {name: FB 11}\n", "courses/a.md": offer(f"area: {written}\n")},
    )
    assert [problem.details["entry"] for problem in checked(tmp_path)] == [entry]


@pytest.mark.parametrize(
    ("field", "written", "entry", "named"),
    [
        ("format", "online", "online: {name: …, mode: online}", ""),
        ("format", "Webinar kurz", "webinar-kurz: {name: Webinar kurz, mode: online}", "webinar-kurz"),
        ("format", "Präsenzkurs", "praesenzkurs: {name: Präsenzkurs, mode: onsite}", "praesenzkurs"),
        ("format", "Kurs", "kurs: {name: Kurs, mode: …}", "kurs"),
        ("format", "virtuell oder Präsenz", "virtuell-oder-praesenz: {name: virtuell oder Präsenz, mode: …}", "virtuell-oder-praesenz"),
        ("area", "online", "online: {name: …}", ""),
        ("area", "2.10", "2-10: {name: 2.10}", "2-10"),
        ("area", "'?'", "a: {name: …}", "a"),
    ],
)  # fmt: skip
def test_the_entry_that_is_advised_is_what_the_offer_means(
    tmp_path: Path, field: str, written: str, entry: str, named: str
) -> None:
    lists = {f"courses/_vocabulary/{name}.yml": "fb11: {name: FB 11}\n" for name in ("areas", "formats")}
    write(tmp_path, {**lists, "courses/a.md": offer(f"{field}: {written}\n")})
    (problem,) = [problem for problem in checked(tmp_path) if problem.code == "unknown-term"]
    assert (problem.details["entry"], problem.details["named"]) == (entry, named)
    assert explain(problem, read_translation("de")).hint.endswith(
        f"„{entry}“ – hier steht dann „{named}“." if named else f"„{entry}“"
    )
    advised = (
        entry.replace("…", "online" if "mode" in entry else "Neu", 1)
        if "name: …" not in entry
        else entry.replace("…", "Neu")
    )
    write(tmp_path, {f"courses/_vocabulary/{field}s.yml": f"{advised}\n"})
    write(tmp_path, {"courses/a.md": offer(f"{field}: {named or written}\n")})
    assert "unknown-term" not in codes(tmp_path)
    assert "bad-id" not in codes(tmp_path)


def test_a_new_place_that_is_online_is_advised_as_one(tmp_path: Path) -> None:
    sessions = "registration: none\nsessions:\n  - {id: a, start: 2027-01-12, end: 2027-01-12, venue: online}\n"
    (problem,) = checked(write(tmp_path, {"courses/a.md": offer(sessions)}))
    assert problem.details["entry"] == "online: {name: …, kind: online}"
