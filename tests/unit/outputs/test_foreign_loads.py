"""What a page loads from another server, its styles, and what only looks like it."""

import pytest

from catalogue.outputs.foreign_loads import foreign_load, has_styles

OWN = "https://own.example/"


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<script defer src="https://x.example/a.js"></script>', "https://x.example/a.js"),
        ("<script src=//x.example/a.js></script>", "//x.example/a.js"),
        ("<IMG alt='' SRC='http://x.example/a.png'>", "http://x.example/a.png"),
        ('<iframe\nsrc="https://x.example/"></iframe>', "https://x.example/"),
        ('<link href="https://x.example/a.css" rel="stylesheet">', "https://x.example/a.css"),
        ('<link rel="shortcut icon" href="https://x.example/a.ico">', "https://x.example/a.ico"),
        ('<img src="https://own.example/a.png"><img src="https://x.example/b.png">', "https://x.example/b.png"),
    ],
)
def test_what_a_browser_would_ask_another_server_for_is_found(html: str, address: str) -> None:
    assert foreign_load(f"<p>Text</p>{html}".encode(), own=OWN) == address


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://x.example/">Link</a>',
        '<link rel="canonical" href="https://x.example/">',
        '<link rel="alternate" type="application/atom+xml" href="https://x.example/feed">',
        '<img src="a.png" data-src="https://x.example/a.png">',
        '<img src="https://own.example/a.png">',
        "<code>&lt;script src=https://x.example/&gt;</code>",
        "<script>var a = 'https://x.example/'</script>",
    ],
)
def test_links_and_words_load_nothing(html: str) -> None:
    assert foreign_load(html.encode(), own=OWN) == ""


@pytest.mark.parametrize("html", ["<style>p{}</style>", '<p class="a" style="color:red">', "<P\nSTYLE=color:red>"])
def test_styles_within_a_page_are_found(html: str) -> None:
    assert has_styles(html.encode())


@pytest.mark.parametrize(
    "html",
    ['<link rel="stylesheet">', "<p>style=</p>", "&lt;p style=&gt;", '<p data-style="a">', '<p title="mystyle=">'],
)
def test_words_are_no_styles(html: str) -> None:
    assert not has_styles(html.encode())
