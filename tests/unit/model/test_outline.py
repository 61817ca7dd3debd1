"""The outline: every link, picture, heading, step and piece of raw HTML, wherever Markdown or HTML hides it."""

import pytest

from catalogue.model.body import Body
from catalogue.model.outline import Mark, Sort, outline


def marks(markdown: str, *sorts: Sort) -> list[tuple[str, int, int]]:
    return [(mark.text, mark.line, mark.column) for mark in outline(Body(markdown)) if mark.sort in sorts]


def links(markdown: str) -> list[str]:
    return [text for text, _, _ in marks(markdown, Sort.LINK)]


def test_lines_count_as_in_the_file() -> None:
    assert outline(Body("\n## Überschrift\n", line=10)) == (Mark(Sort.HEADING, "Überschrift", 11, 1, level=2),)


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](b.md)", "[x](<b.md>)", '[x](b.md "Titel")', "[x][r]\n\n[r]: b.md", "[r]\n\n[r]: <b.md>", '<a href="b.md">x</a>',
        "<A HREF = b.md>x</A>", "!!! note\n    [x](b.md)", '=== "Tab"\n\n    - [x](b.md)', "[^1]\n\n[^1]: [x](b.md)",
        "- a\n    - [x](b.md)", "> [x](b.md)", "| a |\n| --- |\n| [x](b.md) |", "<div markdown>\n[x](b.md)\n</div>",
        '<div class="grid cards" markdown>\n\n- [x](b.md)\n\n</div>', "[![y](y.png)](b.md)", "## [x](b.md)", "**[x](b.md)**",
    ],
)  # fmt: skip
def test_a_link_is_found(markdown: str) -> None:
    assert links(markdown) == ["b.md"]


@pytest.mark.parametrize(
    "markdown",
    [
        "`[x](b.md)`", "```\n[x](b.md)\n```", "    [x](b.md)", "<!-- [x](b.md) -->", r"\[x](b.md)", "!!! note\n    ```\n    [x](b.md)\n    ```",
        "<!-- <a href='b.md'> -->",
    ],
)  # fmt: skip
def test_code_and_comments_hold_no_link(markdown: str) -> None:
    assert links(markdown) == []


def test_places_of_links_count_characters() -> None:
    assert marks("Grüße 😀 [x](b.md)\n    \n!!! note\n    ä [y](c.md)", Sort.LINK) == [("b.md", 1, 9), ("c.md", 4, 7)]


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](javascript:a)", "[x](JaVaScRiPt:a)", "[x](java&Tab;script:a)", "[x](javascript&colon;a)", "[x](&#106;avascript:a)",
        "[x](java\tscript:a)", "[x](java script:a)", "<javascript:a>", "[x][r]\n\n[r]: javascript:a", "[r]\n\n[r]:\n  javascript:a",
        "[r]: java\tscript:a", '<a href="javascript:a">', "<a href=javascript:a>", '<a href="java&#115;cript:a">', "<a\nhref='javascript:a'>",
        '<a title=">" href="javascript:a">', "<div markdown>\n[x](javascript:a)\n</div>", "!!! note\n    [x](data:text/html,a)",
        "[x](vbscript:a)", "<!--><a href=javascript:a>-->", "<svg/><a/href=javascript:a>", "x <?y?><a href=javascript:a>",
    ],
)  # fmt: skip
def test_an_unsafe_link_is_found_in_every_spelling(markdown: str) -> None:
    found = ["".join(link.split()).lower().partition(":")[0] for link in links(markdown)]
    assert set(found) & {"javascript", "data", "vbscript"}


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ('[x](b.md){: onclick="a" }', 1), ("[x](b.md){onclick=a}", 1), ("# x { onclick=a }", 1), ("x\n{: onclick=a }", 2),
        ("| a |\n| --- |\n| b { onclick=a } |", 3), ("*x*{.c onclick='a'}", 1), ("``` {.py onclick=a}\nx\n```", 1),
        ("<p onclick=a>", 1), ("\n<p\n onclick=a>", 2), ("> <p\n> onclick=a>", 1), ("<div>\n<p ONCLICK=a>\n</div>", 2),
        ('[x](b.md){ title="}" onclick=a }', 1), ("!!! note\n    x\n    {: onclick=a }", 3), ("`x`{: onclick=a }", 1),
    ],
)  # fmt: skip
def test_an_attribute_is_found_in_html_and_attribute_lists(markdown: str, line: int) -> None:
    found = [(text.partition(" ")[2], at) for text, at, _ in marks(markdown, Sort.ATTRIBUTE)]
    assert ("onclick=a", line) in found


@pytest.mark.parametrize(
    "markdown",
    [
        "`{: onclick=a }`",
        r"\{: onclick=a }",
        "```\n{: onclick=a }\n```",
        "&#123; onclick=a }",
        "{ .md-button #x }",
        "{course}",
    ],
)
def test_what_is_no_attribute_list(markdown: str) -> None:
    assert marks(markdown, Sort.ATTRIBUTE) == []


def test_elements_have_their_own_places() -> None:
    assert marks("Text\n\n<div>\n  ä <script>\n</div>", Sort.ELEMENT) == [("div", 3, 1), ("script", 4, 5)]


@pytest.mark.parametrize(
    "html", ["<div><![foo[ x", "<!DOCTYPE [", "<div <", "<a href=", "<!--", "<?", "</", "<![CDATA["]
)
def test_torn_html_is_no_trouble(html: str) -> None:
    outline(Body(html))


def test_headings() -> None:
    text = "# Eins *und* `zwei`\n\n1. Öffnen\n\n    ## Drei\n"
    found = [(mark.text, mark.level) for mark in outline(Body(text)) if mark.sort is Sort.HEADING]
    assert found == [("Eins und zwei", 1), ("Drei", 2)]


def test_marks_come_in_the_order_of_the_text() -> None:
    places = [(mark.line, mark.column) for mark in outline(Body("[a](java\tscript:1)\n\n[b](b.md){: id=x }\n\n## C\n"))]
    assert places == sorted(places)
