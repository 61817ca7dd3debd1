"""Files beside the host's pages: a hand-written page leads to them as on the disk or as in the site."""

from typing import Literal
from unicodedata import normalize

import pytest
from mkdocs.structure.files import File, Files

from catalogue.mkdocs_build.files import SiteFiles, strayed
from tests.making import settings


def file(path: str) -> File:
    return File(path, "docs", "site", use_directory_urls=True)


COURSE, PICTURE, PAGE = file("courses/vuca.md"), file("kurse/bild.png"), file("hilfe/index.md")


@pytest.mark.parametrize(
    ("docs", "path", "found"),
    [
        ("docs", "courses/vuca.md", COURSE),
        ("docs", "../courses/vuca.md", COURSE),
        ("docs", "../courses/bild.png", PICTURE),
        ("docs", "courses/bild.png", PICTURE),
        ("docs", "kurse/bild.png", PICTURE),
        ("content/pages", "../../courses/vuca.md", COURSE),
        ("docs", "hilfe/index.md", PAGE),
        ("docs", "../hilfe/index.md", None),
        ("docs", "../../courses/vuca.md", None),
        ("docs", "../courses/other.md", None),
    ],
)
def test_a_link_may_be_read_as_on_the_disk_or_as_in_the_site(docs: str, path: str, found: File | None) -> None:
    beside = {"courses/vuca.md": COURSE, "courses/bild.png": PICTURE}
    files = SiteFiles(Files([COURSE, PICTURE, PAGE]), beside=beside, docs=docs)
    assert files.get_file_from_path(path) is found


@pytest.mark.parametrize("courses", ["courses", "docs/courses"])
@pytest.mark.parametrize(
    ("path", "stray"),
    [
        ("docs/guides/plan.html", True),
        ("docs/guides/_plan/plan.JS", True),
        ("docs/guides/_zoom.md", True),
        ("docs/guides/bild.PNG", False),
        ("docs/guides/liste.xlsx", True),
        ("docs/hilfe/liste.xlsx", False),
        ("docs/hilfe/plan.html", False),
        ("docs/guides.html", False),
        ("{courses}/plan.html", True),
        ("{courses}/plan.js", True),
        ("{courses}/_zoom.md", True),
        ("{courses}/zoom.markdown", True),
        ("{courses}/_vocabulary/plan.html", True),
        ("{courses}/_vocabulary/tools.yml", False),
        ("{courses}/bild.png", False),
        ("{courses}/liste.xlsx", True),
    ],
)
def test_nothing_lies_among_the_offers_that_a_browser_would_run(courses: str, path: str, stray: bool) -> None:
    linked = {"docs/guides/bild.PNG", f"{courses}/bild.png"}
    assert strayed(path.format(courses=courses), settings(courses=courses), linked) is stray


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_an_umlaut_may_be_one_letter_or_two(form: Literal["NFC", "NFD"], written: Literal["NFC", "NFD"]) -> None:
    page, picture = file(normalize(form, "hilfe/größe.md")), file(normalize(form, "kurse/größe.png"))
    files = SiteFiles(Files([page]), beside={normalize(form, "courses/größe.png"): picture}, docs="docs")
    assert files.get_file_from_path(normalize(written, "hilfe/größe.md")) is page
    assert files.get_file_from_path(normalize(written, "../courses/größe.png")) is picture
    assert files.get_file_from_path("hilfe/grösse.md") is None
