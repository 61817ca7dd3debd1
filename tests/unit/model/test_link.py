"""Links: their scheme as a browser sees it, and the files they may mean."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from catalogue.model.link import is_local, scheme_of, taken_apart, target_of
from tests.making import settings


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://a.example", "https"),
        ("JavaScript:x", "javascript"),
        (" java\tscript:x", "javascript"),
        ("java\nscript:x", "javascript"),
        ("\x01javascript:x", "javascript"),
        ("java\u200bscript:x", "javascript"),
        ("vuca.md", ""),
        ("../a.md#b:c", ""),
        ("a/b:c", ""),
        ("?a=b:c", ""),
        ("#a:b", ""),
        ("", ""),
    ],
)
def test_the_scheme(address: str, scheme: str) -> None:
    assert scheme_of(address) == scheme


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("a.md", True),
        ("../a.md#b", True),
        ("#b", False),
        ("/a", False),
        ("//a", False),
        ("https://a", False),
        ("", False),
    ],
)
def test_what_is_a_file_of_the_project(address: str, local: bool) -> None:
    assert is_local(address) is local


@pytest.mark.parametrize(
    ("source", "address", "path"),
    [
        ("courses/a.md", "b.md", "courses/b.md"),
        ("courses/a.md", "../docs/guides/zoom.md", "docs/guides/zoom.md"),
        ("courses/a.md", "../guides/zoom.md", "docs/guides/zoom.md"),
        ("courses/a/index.md", "saal%20eins.jpg", "courses/a/saal eins.jpg"),
        ("docs/guides/a.md", "../../courses/b.md", "courses/b.md"),
        ("docs/guides/a.md", "../courses/b.md", "courses/b.md"),
    ],
)
def test_a_link_is_read_as_on_disk_and_as_in_the_site(source: str, address: str, path: str) -> None:
    assert path in target_of(address, source=source, settings=settings()).paths


@pytest.mark.parametrize("address", ["../../etc/passwd", "../../../x", "%2e%2e/%2e%2e/x"])
def test_a_link_never_leaves_the_project(address: str) -> None:
    paths = target_of(address, source="courses/a.md", settings=settings()).paths
    assert not [path for path in paths if path.startswith(("..", "/"))]


def test_the_fragment_is_kept_apart() -> None:
    assert target_of("b.md#inhalte", source="courses/a.md", settings=settings()).fragment == "inhalte"


@given(st.text("aÄ./-_#%?:@ \n\t0", max_size=12))
@settings_of_hypothesis(max_examples=500, deadline=None)
def test_an_address_is_taken_apart_as_the_library_does(address: str) -> None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    assert taken_apart(address) == (unquote(parts.path), parts.fragment)


@pytest.mark.parametrize("address", ["Gr\u00f6\u00dfe.png", "Gro\u0308\u00dfe.png", "Gr%C3%B6%C3%9Fe.png"])
@pytest.mark.parametrize("file", ["courses/Gr\u00f6\u00dfe.png", "courses/Gro\u0308\u00dfe.png"])
def test_an_umlaut_in_the_name_of_a_file_is_one_letter_or_two(address: str, file: str) -> None:
    assert file in target_of(address, source="courses/a.md", settings=settings()).paths
