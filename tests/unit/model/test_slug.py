"""Slugs: what may become an address, and the slug nearest to a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.slug import LONGEST, is_slug, is_term_id, slugify


@pytest.mark.parametrize("text", ["zoom", "windows-10", "a", "7", "a" * 100])
def test_a_slug(text: str) -> None:
    assert is_slug(text)
    assert is_term_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Zoom", "größe", "a b", "-a", "a-", "a--b", "a/b", "../a", "..", ".", "a.md", "a\n", "a\0", "a_b", "a" * 101,
        "٣", "ſ", "ﬁ", "%2e%2e", "con:", "a\\b",
    ],
)  # fmt: skip
def test_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "known"), [("2.1", True), ("a.b-c", True), ("2..1", False), (".1", False), ("1.", False), ("a.-b", False)]
)
def test_a_term_may_hold_single_dots(text: str, known: bool) -> None:
    assert is_term_id(text) is known


def test_the_page_beside_the_folders_of_terms_is_no_term() -> None:
    assert not is_term_id("index.html")
    assert is_term_id("index")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Größe und Maß", "groesse-und-mass"),
        ("Führungskräfte!", "fuehrungskraefte"),
        ("  Œuvre à la carte ", "uvre-a-la-carte"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本語", ""),
    ],
)
def test_the_slug_nearest_to_a_text(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(st.characters(codec=None), max_size=2000))
def test_a_slugified_text_is_a_slug_or_nothing(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or is_slug(slug)
    assert len(slug) <= LONGEST
