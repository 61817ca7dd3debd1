"""Growth: however large the catalogue, no page is a list of all of it, and every page of a list is reached."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.benchmarks.corpus import write_corpus
from tests.build.conftest import run

OFFERS = 1500
LARGEST = 250_000
LINK = re.compile(r'<a [^>]*href="([^"#?]*)')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("growth") / "project"
    write_corpus(OFFERS, project)
    run("catalogue", "build", cwd=project)
    return project / "site"


def test_no_page_grows_with_the_catalogue(site: Path) -> None:
    sizes = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.html")}
    assert len(sizes) > OFFERS
    assert {path: size for path, size in sizes.items() if size > LARGEST} == {}


@pytest.mark.parametrize("start", ["termine/2027-03/", "programm/kommunikation/", "bereiche/fb11/"])
def test_every_page_of_a_long_list_is_reached_from_the_first(site: Path, start: str) -> None:
    pages = {f"{file.parent.relative_to(site).as_posix()}/" for file in (site / start).rglob("index.html")}
    assert len(pages) > 1
    seen, new = set[str](), {start}
    while new:
        seen |= new
        texts = {page: (site / page / "index.html").read_text(encoding="utf-8") for page in new}
        new = {urljoin(page, link) for page, text in texts.items() for link in LINK.findall(text)} & pages - seen
    assert seen == pages
