"""Active pictures: an SVG that could do more than be looked at is told with its line; plain ones are fine."""

from pathlib import Path

import pytest

from catalogue.reading.active_pictures import active_pictures

PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path d="M0 0h9v9z" fill="#005f73"/>\n</svg>\n'


def found(root: Path) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in active_pictures(root, ("courses", "docs/guides"))]


def put(root: Path, content: bytes) -> None:
    (root / "courses").mkdir()
    (root / "courses/picture.svg").write_bytes(content)


def test_a_plain_picture_is_fine(tmp_path: Path) -> None:
    put(tmp_path, PLAIN.encode())
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    "active",
    [
        "<script>alert(1)</script>", "<SVG:Script/>", '<path onload="x()"/>', '<a href="javascript:x()"/>',
        "<foreignObject/>", '<image href="https://x.example/a.png"/>', '<use xlink:href="//x.example/a"/>',
        '<animate attributeName="href"/>', "<style>@import 'x';</style>", "<path style='fill:url(http://x.example/)'/>",
    ],
)  # fmt: skip
def test_an_active_picture_is_told_with_its_line(tmp_path: Path, active: str) -> None:
    put(tmp_path, PLAIN.replace("</svg>", f"{active}\n</svg>").encode())
    assert found(tmp_path) == [("active-picture", 3)]


def test_words_are_found_behind_zeros_too(tmp_path: Path) -> None:
    put(tmp_path, PLAIN.replace("</svg>", "<script/></svg>").encode("utf-16"))
    assert found(tmp_path) == [("active-picture", 3)]


def test_a_picture_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    put(tmp_path, b"x" * 1_000_001)
    assert found(tmp_path) == [("file-too-large", 1)]


def test_only_what_is_asked_for_is_told(tmp_path: Path) -> None:
    put(tmp_path, b"<script/>")
    (tmp_path / "courses/other.SVG").write_bytes(b"<script/>")

    def asked(*paths: str) -> list[str]:
        return [problem.place.path for problem in active_pictures(tmp_path, ("courses",), only=set(paths))]

    assert asked("courses/a.md") == []
    assert asked("courses/a.md", "courses/other.SVG") == ["courses/other.SVG"]
    assert asked("courses/picture.svg") == ["courses/picture.svg"]
