"""Renaming: the file moves, its front matter keeps its looks, links follow, and all or nothing is done."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalogue.cli.rename import command
from catalogue.reading.reading import read_catalogue
from catalogue.reading.translations import read_translation
from catalogue.renaming import carry_out as carrying
from catalogue.renaming.places import RefusedError, target_of
from tests.calendar_site import Site, events, stamps
from tests.making import settings
from tests.unit.reading.project import codes, offer, write

SETTINGS = (
    "site_name: S\nsite_url: https://s.example/\nextra: {catalogue: {site: s, organisation: Stadt, language: en}}\n"
)


def project(root: Path, files: Mapping[str, str | bytes]) -> Path:
    return write(root, {"mkdocs.yml": SETTINGS, **files})


def rename(root: Path, old: str, new: str, *, exit_code: int = 0) -> str:
    result = CliRunner().invoke(command, [old, new, "--config-file", str(root / "mkdocs.yml")])
    assert result.exit_code == exit_code, result.output + repr(result.exception)
    return result.output


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_nothing_else_in_the_front_matter_changes(tmp_path: Path) -> None:
    text = '---\n# yaml-language-server: $schema=x\ntitle:   "Zoom: mehr"  # der Titel\nsummary: >-\n  Kurz.\n'
    rest = "category: 'kommunikation'\n---\n\nText mit  zwei Leerzeichen.  \n"
    project(tmp_path, {"courses/zoom.md": text + rest})
    output = rename(tmp_path, "zoom", "meeting")
    assert output.startswith("courses/zoom.md → courses/meeting.md\n")
    added = text.replace("title:", "id: zoom\naliases: [zoom]\ntitle:", 1)
    assert (tmp_path / "courses/meeting.md").read_text() == added + rest
    assert not (tmp_path / "courses/zoom.md").exists()
    assert codes(tmp_path) == []


def test_new_lines_are_indented_as_the_first_one_is(tmp_path: Path) -> None:
    text = "---\n# oben\n  title: Zoom\n  summary: Kurz.\n  category: kommunikation\n---\n\nText.\n"
    project(tmp_path, {"courses/zoom.md": text})
    rename(tmp_path, "zoom", "meeting")
    wanted = text.replace("  title", "  id: zoom\n  aliases: [zoom]\n  title")
    assert (tmp_path / "courses/meeting.md").read_text() == wanted
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("aliases: [a, b]  # alt\n", "aliases: [zoom, a, b]  # alt\n"),
        ("aliases: []\n", "aliases: [zoom]\n"),
        ("aliases:\n  - 'a'  # alt\n  - b\n", "aliases:\n  - zoom\n  - 'a'  # alt\n  - b\n"),
        ("aliases:\n- a\n", "aliases:\n- zoom\n- a\n"),
        ("aliases:  # noch keine\n", "aliases: [zoom]  # noch keine\n"),
        ("aliases: ~\n", "aliases: [zoom]\n"),
        ("aliases: [a, 'meeting']\n", "aliases: [a, 'zoom']\n"),
    ],
)
def test_old_names_join_the_list_as_it_is_written(tmp_path: Path, before: str, after: str) -> None:
    project(tmp_path, {"courses/zoom.md": offer("id: first\n" + before)})
    rename(tmp_path, "zoom", "meeting")
    assert (tmp_path / "courses/meeting.md").read_text() == offer("id: first\n" + after)


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    text = offer("aliases: [a]\n", "\n[Zoom](zoom.md)\n").replace("\n", "\r\n")
    project(tmp_path, {"courses/zoom.md": b"\xef\xbb\xbf" + text.encode()})
    rename(tmp_path, "zoom", "meeting")
    wanted = text.replace("title", "id: zoom\r\ntitle", 1).replace("[a]", "[zoom, a]").replace("zoom.md", "meeting.md")
    assert (tmp_path / "courses/meeting.md").read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


def test_links_and_prerequisites_follow(tmp_path: Path) -> None:
    body = (
        "\nSiehe [Zoom](zoom.md#ton), [![Bild](zoom.md)](./zoom.md \"Titel\"), [Ton][z], <a href='zoom.md'>da</a>.\n\n"
        '!!! tip "Ein [Kurs](<zoom.md>)"\n    Auch [Zoomer](zoom.md?x#y).\n\n'
        "`[kein](zoom.md)` [anders](zoomer.md)\n\n```\n[kein](zoom.md)\n```\n\n[z]: zoom.md\n"
    )
    other = offer("prerequisites: ['zoom', zoomer]\n", body)
    page = "# Hilfe\n\n[Kurs](../../courses/zoom.md) oder [so](../courses/zoom.md)\n"
    files = {
        "courses/zoom.md": offer("", "\n## Ton\n\nText.\n\n## y\n\nText.\n", title="Zoom"),
        "courses/zoomer.md": offer(title="Zoomer"),
        "courses/other.md": other,
        "docs/hilfe/index.md": page,
    }
    project(tmp_path, files)
    output = rename(tmp_path, "courses/zoom.md", "courses/it/meeting.md")
    assert "  courses/other.md\n  docs/hilfe/index.md\n" in output
    wanted = other.replace("'zoom'", "'meeting'")
    for mark in (
        "(zoom.md#",
        "](zoom.md)](",
        "(./zoom.md ",
        "href='zoom.md'",
        "(<zoom.md>",
        "(zoom.md?",
        "[z]: zoom.md",
    ):
        wanted = wanted.replace(mark, mark.replace("zoom.md", "it/meeting.md"))
    assert (tmp_path / "courses/other.md").read_text() == wanted
    changed = page.replace("courses/zoom.md", "courses/it/meeting.md")
    assert (tmp_path / "docs/hilfe/index.md").read_text() == changed
    assert codes(tmp_path) == []


def test_a_folder_moves_with_its_pictures(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "courses/zoom/index.md": offer(body="\n![Bild](bild.png) [Andere](../other.md)\n", title="Zoom"),
        "courses/zoom/bild.png": b"png",
        "courses/other.md": offer(body="\n![Bild](zoom/bild.png) [Zoom](zoom/index.md)\n", title="Andere"),
    }
    project(tmp_path, files)
    rename(tmp_path, "zoom", "meeting")
    assert (tmp_path / "courses/meeting/bild.png").read_bytes() == b"png"
    assert "![Bild](meeting/bild.png) [Zoom](meeting/index.md)" in (tmp_path / "courses/other.md").read_text()
    assert not (tmp_path / "courses/zoom").exists()
    assert codes(tmp_path) == []


def test_a_move_into_a_folder_needs_no_old_name(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "courses/zoom.md": offer(body="\n[Andere](other.md) ![Bild](bild.png)\n", title="Zoom"),
        "courses/bild.png": b"png",
        "courses/other.md": offer(title="Andere"),
        "courses/it/third.md": offer(title="Dritte"),
    }
    project(tmp_path, files)
    assert rename(tmp_path, "zoom", "courses/it/") == "courses/zoom.md → courses/it/zoom.md\n"
    wanted = offer(body="\n[Andere](../other.md) ![Bild](../bild.png)\n", title="Zoom")
    assert (tmp_path / "courses/it/zoom.md").read_text() == wanted
    assert codes(tmp_path) == []


def test_there_and_back_leaves_one_old_name(tmp_path: Path) -> None:
    project(tmp_path, {"courses/zoom.md": offer()})
    rename(tmp_path, "zoom", "meeting")
    rename(tmp_path, "meeting", "zoom")
    assert "id: zoom\naliases: [meeting]\n" in (tmp_path / "courses/zoom.md").read_text()
    assert codes(tmp_path) == []


CLASHES = {
    "courses/zoom.md": offer(title="Zoom"),
    "courses/other.md": offer("aliases: [former]\n", title="Andere"),
    "courses/folder/index.md": offer(title="Ordner"),
    "courses/broken.md": offer("sessions: 3\n", title="Kaputt"),
    "courses/flow.md": "---\n{title: Fließend, summary: Kurz., category: kommunikation}\n---\nText.\n",
    "docs/guides/guide.md": offer(title="Anleitung"),
}


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("zom", "meeting", "Did you mean “zoom”?"),
        ("zoom", "other", "courses/other.md"),
        ("zoom", "guide", "docs/guides/guide.md"),
        ("zoom", "former", "courses/other.md"),
        ("zoom", "Größe", "small letters"),
        ("zoom", "zoom", "already"),
        ("zoom", "docs/guides/meeting.md", "courses/"),
        ("zoom", "courses/_alt/meeting.md", "courses/"),
        ("zoom", "../meeting.md", "courses/"),
        ("folder", "courses/new.md", "without .md"),
        ("folder", "courses/folder/inside", "is there already"),
        ("broken", "whole", "catalogue check"),
        ("flow", "river", "by hand"),
        ("zoom", "x" * 300, "at most 100"),
        ("zoom", "a\nb", "“a�b” cannot be a name"),
        ("zoom", "courses/.", "already"),
        ("zoom", "courses/a\nb/meeting", "courses/a�b"),
        ("zoom", "courses/\udcff/meeting", "courses/�"),
        ("zoom", "courses/was?/meeting", "courses/was?"),
        ("zoom", "courses/a\\b/meeting", "Letters, digits"),
        ("zoom", "courses/new.md/meeting", "courses/new.md"),
        ("zoom", "courses/new ./meeting", "courses/new ."),
        ("folder", "courses/a#b/meeting", "courses/a#b"),
        ("zoom", "con", "“con” is a device"),
        ("zoom", "courses/it/lpt1.md", "“lpt1” is a device"),
        ("folder", "aux", "“aux” is a device"),
        ("zoom", "courses/Nul/meeting", "courses/Nul"),
        ("zoom", "courses/com1.alt/meeting", "courses/com1.alt"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(tmp_path: Path, old: str, new: str, word: str) -> None:
    project(tmp_path, CLASHES)
    before = tree(tmp_path)
    output = rename(tmp_path, old, new, exit_code=2)
    assert word in output
    assert len(output.splitlines()) == 1
    assert tree(tmp_path) == before
    assert not [path for path in tmp_path.rglob("*") if path.is_dir() and not any(path.iterdir())]


@pytest.mark.parametrize("new", ["courses//meeting", "//meeting", "courses/", "/", "", "courses//"])
@pytest.mark.parametrize("old", ["courses/zoom.md", "courses/folder/index.md"])
def test_a_place_with_an_empty_part_is_refused(tmp_path: Path, old: str, new: str) -> None:
    project(tmp_path, CLASHES)
    with pytest.raises(RefusedError):
        target_of(tmp_path, read_catalogue(tmp_path, settings()), old, new)


def test_a_link_that_leads_to_itself_is_refused_in_words(tmp_path: Path) -> None:
    project(tmp_path, CLASHES)
    (tmp_path / "courses/round.md").symlink_to("round.md")
    assert "courses/round.md" in rename(tmp_path, "courses/round.md", "other-name", exit_code=2)
    assert "is there already" in rename(tmp_path, "zoom", "courses/round.md", exit_code=2)


def test_a_folder_may_be_named_with_a_slash_behind_it(tmp_path: Path) -> None:
    project(tmp_path, CLASHES)
    assert rename(tmp_path, f"{tmp_path}/courses/folder/", "meeting").startswith("courses/folder → courses/meeting\n")


def test_a_failure_half_way_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"courses/zoom.md": offer(title="Zoom"), "courses/a.md": offer(body="\n[Zoom](zoom.md)\n", title="A")}
    project(tmp_path, files)
    before = tree(tmp_path)

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "rename", fail)
    assert "Nothing was changed" in rename(tmp_path, "zoom", "courses/new/meeting.md", exit_code=2)
    assert tree(tmp_path) == before
    assert not (tmp_path / "courses/new").exists()


def test_calendar_entries_and_feeds_stay_through_two_publications(tmp_path: Path) -> None:
    dates = "sessions:\n  - {id: a, start: 2027-03-10 09:00, end: 2027-03-10 12:00}\n"
    project(tmp_path, {"courses/zoom.md": offer(dates)})
    site = Site()

    def publish() -> Mapping[str, bytes]:
        catalogue = read_catalogue(tmp_path, settings()).catalogue
        return site.publish(catalogue, stamp=datetime(2027, 1, len(catalogue.courses[0].slug), tzinfo=UTC))

    first = publish()
    rename(tmp_path, "zoom", "meeting")
    second = publish()
    assert second.keys() == first.keys(), "no address is new, none is gone"
    feed = "kalender/kurs/zoom.ics"
    assert events(second[feed]).keys() == events(first[feed]).keys()
    (before,), (after,) = (events(files[feed]).values() for files in (first, second))
    assert stamps(after)[0] == stamps(before)[0] == 0, "neither moved nor cancelled"
    assert stamps(after)[1] > stamps(before)[1], "its link is another"
    assert after["URL"].endswith("/kurse/meeting/")
    rename(tmp_path, "meeting", "zoom")
    third = publish()
    assert events(third[feed])[str(before["UID"])]["URL"] == before["URL"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_refusal_has_words_and_no_words_are_left(language: str) -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(carrying.__file__).parent.glob("*.py")]
    reasons = {reason for source in sources for reason in re.findall(r"(?:RefusedError\(|yield )\"([\w-]+)\"", source)}
    texts = read_translation(language).texts
    assert {key.removeprefix("rename.refused.") for key in texts if key.startswith("rename.refused.")} == reasons
    assert len(reasons) > 9
