"""Active pictures: an SVG that could do more than be looked at is told with its line; plain ones are fine."""

import time
from pathlib import Path

import pytest

from catalogue.reading.active_pictures import active_pictures

PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path d="M0 0h9v9z" fill="#005f73"/>\n</svg>\n'


def found(root: Path) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in active_pictures(root, ("courses", "docs/guides"))]


def put(root: Path, content: bytes) -> None:
    (root / "courses").mkdir(parents=True)
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
        '<a.b:script xmlns:a.b="http://www.w3.org/2000/svg"/>', '<ä:script xmlns:ä="http://www.w3.org/2000/svg"/>',
        '<a href="java&#115;cript:x()"/>', '<a href="java&#x0A;script:x()"/>', '<image href="&#104;ttps://x.example/a.png"/>',
        '<image href="https:/x.example/a.png"/>', '<image href="/\\x.example/a.png"/>',
        '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=https://x.example/"/>',
        '<h:form xmlns:h="http://www.w3.org/1999/xhtml" action="x"/>', '<?xml-stylesheet type="text/xsl" href="#s"?>',
        '<x:transform xmlns:x="http://www.w3.org/1999/XSL/Transform"/>',
        f'<{"a" * 101}:script xmlns:{"a" * 101}="http://www.w3.org/2000/svg"/>', '<a href="java&#x0000000073;cript:x()"/>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>', "<style>a { fill: url(https:/x.example/a) }</style>",
        "<style>@\\69mport 'x';</style>", "<style>a { background: image-set('https://x.example/a' 1x) }</style>",
    ],
)  # fmt: skip
def test_an_active_picture_is_told_with_its_line(tmp_path: Path, active: str) -> None:
    put(tmp_path, PLAIN.replace("</svg>", f"{active}\n</svg>").encode())
    assert found(tmp_path) == [("active-picture", 3)]


def test_words_are_found_behind_zeros_too(tmp_path: Path) -> None:
    put(tmp_path, PLAIN.replace("</svg>", "<script/></svg>").encode("utf-16"))
    assert found(tmp_path) == [("active-picture", 3)]


def test_words_are_not_hidden_by_an_encoding(tmp_path: Path) -> None:
    hidden = b'<?xml version="1.0" encoding="ISO-2022-JP"?>\n<svg><scr\x1b(Bipt>x()</scr\x1b(Bipt></svg>'
    put(tmp_path, hidden)
    assert found(tmp_path) == [("active-picture", 1)]


@pytest.mark.parametrize(
    "plain",
    [
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?><svg/>',
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>',
        '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/><image href="data:image/png;base64,AAAA"/></svg>',
        '<svg><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work rdf:about=""/></rdf:RDF></metadata></svg>',
        "<svg><text>&#60;script&#62; Anmelden: die Basis &#38; das Formular &#228;ndern</text><linearGradient id='a'/></svg>",
        "<svg><style>.settings { fill: url(#linear) }</style><g class='meta' inkscape:label='Ebene 1'/></svg>",
    ],
)
def test_what_drawing_programs_write_is_fine(tmp_path: Path, plain: str) -> None:
    put(tmp_path, plain.encode())
    assert found(tmp_path) == []


def test_a_picture_with_an_underscore_is_looked_at_too(tmp_path: Path) -> None:
    for path in ("docs/guides/_a.svg", "docs/guides/_b/c.SVG", "docs/guides/.d/e.svg"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("<script/>", encoding="utf-8")
    assert [each.place.path for each in active_pictures(tmp_path, ("docs/guides",))] == [
        "docs/guides/_a.svg",
        "docs/guides/_b/c.SVG",
    ]


def test_a_long_picture_is_looked_through_soon(tmp_path: Path) -> None:
    for number, unit in enumerate(
        ("<", "< ", "<a:", " on", "href= ", "url(", "encoding='", "&#", "&#x0a;", "&#x0", "a" * 99 + ":", "\\a ")
    ):
        put(tmp_path / str(number), (unit * 1_000_000)[:1_000_000].encode())
        began = time.process_time()
        assert found(tmp_path / str(number)) == []
        assert time.process_time() - began < 5


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


def test_pictures_in_linked_folders_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "docs/guides").mkdir(parents=True)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/plan.svg").write_text("<svg><script/></svg>", encoding="utf-8")
    (tmp_path / "shared/again").symlink_to("../shared")
    (tmp_path / "docs/guides/shared").symlink_to("../../shared")
    paths = [problem.place.path for problem in active_pictures(tmp_path, ["docs/guides"])]
    assert paths == ["docs/guides/shared/plan.svg"]
