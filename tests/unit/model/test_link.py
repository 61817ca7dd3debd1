"""Links: their scheme as a browser sees it, and the files they may mean."""

import pytest

from catalogue.model.link import is_local, scheme_of, target_of
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
