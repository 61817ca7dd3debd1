"""The catalogue's own pages are found by what they are called and by what one looks for there."""

import re

import pytest

from catalogue.outputs.search.own_pages import own_pages
from catalogue.reading.translations import read_translation
from tests.making import TERMS, catalogue

HELPING = {**TERMS, "contacts": {"fortbildung": {"name": "Interne Fortbildung", "email": "f@stadt.example"}}}


@pytest.mark.parametrize("language", ["de", "en"])
def test_they_say_what_they_are_in_words_of_the_site(language: str) -> None:
    found = list(own_pages(catalogue(terms=HELPING), words=read_translation(language)))
    assert len({page.address for page in found}) == len({page.title for page in found}) == len(found) == 6
    for page in found:
        assert page.summary, page.address
        assert not any(re.search(r"[{}]", text) for text in (page.title, page.summary, *page.headings)), page.address


def test_what_is_cancelled_stands_in_the_agenda() -> None:
    found = {page.address: page for page in own_pages(catalogue(), words=read_translation("de"))}
    assert "abgesagt" in found["termine/"].headings


def test_a_page_that_there_is_not_is_not_found() -> None:
    words = read_translation("de")
    found = [
        "kontakte/" in {page.address for page in own_pages(catalogue(terms=all_), words=words)}
        for all_ in (HELPING, {})
    ]
    assert found == [True, False]
