"""Readers: a page is known by its file, whatever address a browser gives for it."""

import pytest

from catalogue.mkdocs_build.readers import Readers


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("http://127.0.0.1:8000/kat/", "index.html"),
        ("http://127.0.0.1:8000/kat/kurse/", "kurse/index.html"),
        ("http://127.0.0.1:8000/kat/kurse/index.html", "kurse/index.html"),
        ("http://127.0.0.1:8000/kat/hilfe/seite.html?q=1#oben", "hilfe/seite.html"),
        ("http://127.0.0.1:8000/kat/%C3%BCber/", "über/index.html"),
    ],
)
def test_an_open_page_is_known_by_its_file(address: str, file: str) -> None:
    readers = Readers("/kat/")
    readers.asks(address)
    assert readers.files() == {file}


def test_a_page_on_its_way_is_as_good_as_open() -> None:
    readers = Readers("/")
    readers.fetches("/kurse/")
    assert readers.files() == {"kurse/index.html"}


@pytest.mark.parametrize("address", [None, "http://[", ""])
def test_an_address_may_be_anything(address: str | None) -> None:
    Readers("/").asks(address)
