"""Mixed bodies: what is plain in a body is rendered apart from the rest, and nobody can tell by the page."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogue.outputs.mixed_body import mixed_html
from catalogue.outputs.parser import Parser
from catalogue.outputs.sanitise import sanitise
from tests.properties.test_plain_body import (
    ANYTHING,
    OFFERS,
    PARSERS,
    WORDS,
    admonition,
    blocks,
    body_of,
    each_parser,
    inline,
)

# What Python-Markdown alone reads, and what may reach across empty lines: open fences and elements, what is indented, definitions.
REACHING = st.sampled_from([
    '=== "A"\n\n    Text\n\n    ## B\n\n=== "C"\n\n    - d', '??? tip "A"\n    Text', "Text[^1] mehr", "[^1]: Fußnote\n\n    geht weiter", "A\n:   b",
    ":   c", "## A {#text}", "Text\n===", "Text\n---", "<details>", "<summary>A</summary>", "</details>", '<div class="a" markdown>', "</div>", "<p>",
    "<p markdown>", "</p>", "<b>a", "</b>", "<br>", "a <kbd>B</kbd>", "<!-- a -->", "<!--", "-->", "<a href=\"x", 'y">z</a>', "<?", "?>", "<script>", "</script>",
    "```", "~~~", "```python\n# a\n\nb\n```", "    code", "  \n    b", "- a\n\n    b", "1. a", "- b", "* c", "> d", ">", "[Text]: https://a.example", "[Text]", "[a]:\n  b",
    "*[Text]: b", "[TOC]", "{.a}", "Text {: .b}", "- a {.c}", "![a](b.png){ width=3 }", "a \\* b", "***a***", "&copy;", "a | b\n--- | ---\nc | d", "* * *", "<h2>Text</h2>",
    "<h2 id=\"text\">a</h2>", "### B\n\n    code\n\n\n\n    more", "!!! note\n    # Text", "!!! note", "\tText", "Text\ta", "# Text #", "#Text", "//// a", "///Footnotes Go Here///", "\ue0070", "`<div>`", "Text <", "a<b", "<>",
])  # fmt: skip
mixed = st.lists(
    st.tuples(
        st.one_of(REACHING, REACHING, blocks.map(str.strip), inline, admonition),
        st.sampled_from(["\n\n", "\n\n", "\n\n", "\n\n\n", "\n", "\n  \n", "\n\n    "]),
    ),
    min_size=1,
    max_size=7,
).map(lambda pairs: "".join(text + gap for text, gap in pairs))


@cache
def parser_of(name: str) -> Parser:
    extensions, configs = PARSERS[name]
    return Parser(extensions=extensions, configs=configs)


def finished(html: str) -> str:
    """Returns the HTML of a body as its page holds it."""
    return re.sub(r"<(/?)h1\b", r"<\1h2", sanitise(html))


def assert_same(text: str, name: str) -> bool:
    """Compares a body that was taken apart with the whole, and tells whether it was."""
    parser = parser_of(name)
    assert parser.dialect is not None
    html = mixed_html(text, parser.dialect, parser.convert)
    assert html is None or finished(html) == finished(parser.convert(text))
    return html is not None


@each_parser
@settings(max_examples=400, deadline=None)
@given(mixed)
@example("Text\n\n    code\n\n\n\n    mehr\n\nText")
@example("- a\n\n<b>x</b>\n\n- b\n\n> c\n\n> d\n\nText\n\n:   e")
@example("## A\n\n## A\n\n<b>x</b>\n\n!!! note\n    ## A\n\n## A")
@example('Text\n\n<a href="x\n\nein "Wort"> hier')
@example("Text\n\n[Text]\n\n[Text]: https://a.example")
@example("```\na\n\nText\n\nb\n```\n\nText")
@example("- a\n\n[^1]: b\n    c")
@example("Text\n\n[^1]: a\n<p>\n\n")
@example("    ```python\n```\n\n```python\nb\n```")
@example("Text\n\n<p>\n# a\n\n# b\n1) c")
@example("<details>\n\nText\n\n</details>\n\nText")
def test_mixed_bodies_come_out_the_same(name: str, text: str) -> None:
    assert_same(text, name)


@each_parser
@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(ANYTHING, ANYTHING, REACHING), max_size=6).map("\n\n".join))
@example("\n\n    \n\n1")
@example("    \n\n1\n\n<b>x</b>")
def test_any_text_comes_out_the_same(name: str, text: str) -> None:
    assert_same(text, name)


@each_parser
@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(OFFERS),
    st.lists(st.tuples(st.integers(0, 4000), st.one_of(REACHING, REACHING, st.sampled_from(WORDS))), max_size=3),
)
def test_offers_with_odd_parts_come_out_the_same(name: str, path: Path, added: list[tuple[int, str]]) -> None:
    text = body_of(path)
    for place, part in added:
        gaps = [match.end() for match in re.finditer(r"\n\n", text)]
        at = gaps[place % len(gaps)] if gaps else 0
        text = f"{text[:at]}{part}\n\n{text[at:]}"
    assert_same(text, name)


ODD_PARTS = (
    "Wort[^1]\n\n[^1]: Fußnote", "a <kbd>B</kbd>", '=== "A"\n\n    Text\n\n=== "B"\n\n    Text', '??? tip "A"\n    Text', "A\n:   b", "- a\n\n    b\n\n- c",
    "a\\_b", "***a***", "<!-- a -->", "[Text](a.md){ .button }", "    code", "```yaml title='a'\nb: c\n\nd: e\n```", "<table>\n<tr><td>a</td></tr>\n</table>",
)  # fmt: skip


@pytest.mark.parametrize("part", ODD_PARTS)
def test_an_odd_part_leaves_the_rest_plain(part: str) -> None:
    given = []
    parser = parser_of("demonstration")
    assert parser.dialect is not None
    text = f"## Erstes\n\nText.\n\n{part}\n\n## Zweites\n\nText mit **Wort**.\n\n- a\n- b"
    html = mixed_html(text, parser.dialect, lambda rest: given.append(rest) or parser.convert(rest))  # type: ignore[func-returns-value]
    assert html is not None
    assert finished(html) == finished(parser.convert(text))
    assert "Zweites" not in given[0]
