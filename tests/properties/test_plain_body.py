"""Plain bodies: whatever the grammar takes for plain comes out the same, byte for byte, whichever renderer ran."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from catalogue.outputs.markdown_extensions import Alignment, GenderStar
from catalogue.outputs.plain_body import plain_html, resolved
from catalogue.outputs.plain_dialect import dialect_of
from catalogue.outputs.quiet_text import keep_quiet
from catalogue.outputs.sanitise import sanitise

ROOT = Path(__file__).parents[2]
BASE = ["toc", "tables", "fenced_code"]
SITE = [
    *BASE, "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.details", "pymdownx.superfences",
    "pymdownx.tabbed",
]  # fmt: skip
GERMAN = {"smarty": {"substitutions": {"left-double-quote": "&bdquo;", "right-double-quote": "&ldquo;"}}}
PARSERS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "demonstration": ([*SITE, "smarty"], GERMAN | {"pymdownx.tabbed": {"alternate_style": True}}),
    "scaffold": (SITE, {"pymdownx.tabbed": {"alternate_style": True}}),
    "host": (BASE, {}),
    "permalinks": ([*BASE, "smarty"], {"toc": {"permalink": True, "separator": "_"}}),
}
each_parser = pytest.mark.parametrize("name", PARSERS)


@cache
def renderers(name: str) -> tuple[Callable[[str], str | None], Callable[[str], str]]:
    """Returns what renders plain bodies for a site, and what renders all bodies."""
    extensions, configs = PARSERS[name]
    markdown = Markdown(extensions=[*extensions, GenderStar(), Alignment()], extension_configs=configs)
    dialect = dialect_of(markdown)
    assert dialect is not None

    def plain(text: str) -> str | None:
        html = plain_html(text, dialect)
        return None if html is None else resolved(html, str)

    def full(text: str) -> str:
        return re.sub(r"<(/?)h1\b", r"<\1h2", sanitise(markdown.reset().convert(text)))

    return plain, full


def assert_same(text: str, name: str) -> bool:
    """Compares the renderers and tells whether the body was plain."""
    plain, full = renderers(name)
    html = plain(text)
    assert html is None or html == full(text) == sanitise(html)
    return html is not None


WORDS = (
    "Text", "Übung und", "a", "x1", "2026", "„Zitat“", "**fett**", "**Wort:**", "*em*", "_em_", "`c d`", "[Link](zoom.md)",
    "[**f** g](x/y.md#z)", "![Bild](b.png)", "**[l](m.md)**", "Kolleg*innen", "jede*r", "der*die", "LEITER*IN", "R&D", "a & b",
    "5 > 3", "snake_case", '"Wort"', "'Wort'", "o'clock", "'80s", "--", "---", "...", "....", "–", "!", "?", ":", ",", ".",
    "(a)", "10\u00a0%", "z. B.", "https://a.example/x_y", "#1", "-5", "+49", "§ 5", "A/B", "C++", "C#", "x = y", "^", "~", "$",
    "a@b.example", '"', "'", "[a](https://a.example/b_c?d=1&e=2#f)", "**a**,", "*(b)*", '**"c"**', '"**d**"', "*'e'*",
    "„**f**“", "-", "–**g**", "**h**–", "`i`.", '("j")', "**k `l` m**", "![](c.png)", "!![n](o.md)", "1.",
    "1)", "a_b_c", '"n"-', '-"n"', "<https://a.example/b_c?d=e&f>", "<https://a.example/b--c>", "<a.b@c.example>",
    '[x](y.md "T")', '![x](y.png "T u")', "[x ](y)", "a\u00a0[b](c)", "[a](b)\u00a0c", "**a**\u00a0b", "`C:\\temp`",
    "Kolleg\\*innen", "\\*", "\\_a\\_b", "\\[x\\]", "1\\.", "\\# a", '\\"q\\"', "\\'", "\\- b", "\\...", "\\|", "\\{c\\}", "a<br>b", "<br>", "c.<br/>", "<br />",
    "<kbd>Strg</kbd>", "<u>a b</u>", "H<sub>2</sub>O", "&nbsp;", "&rarr;", "&amp;", "&lt;b&gt;", "&quot;", "**f:**<br>", "==a==", "~~b~~", "=b", "-5", "+x", ":)",
    "[ ] a", "[x] b", "[a\nb](c.md)", "[a *b*\n   c](d)", "**a\nb**", "*a\n  b*", "_c\nd_", "**a [b\nc](d) e**", "[a\n> b](c)", "*a\n> b*", "[a\n- b](c)", "*a\n1. b*",
)  # fmt: skip
ODD = (
    "***", "*", "_", "_x_y", "\\", "\\*", "`", "``", "```", "__", "[", "]", "](", "[x]", "[y] [x]", "[x] (y)", "[\u2026]", "![x]", "[x][y]", "[ ]", "[x]: y", "[^1]", "[^1]: a", "[TOC]", "<", "<b>",
    "<!-- a -->", "<https://a.example", "&amp;", "&copy", "&#38;", "{", "}", "{#id}", "{.x}", "|", "*[HTML]: a", "*a *b*", "*a**b*",
    "**a*b**", "`a`b`", "_a_b_", "a*b*c", "==a==", "~~a~~", "\t", "\u00a0", "  ", "\u00ad", "\u200b", "\u2028", "\r", "\x02",
    "[a](b c)", "[a](<b>)", "[a](b_c*d)", "[a](ü.md)", "[a](javascript:b)", "[a](//b)", "[a](https://b)", "[a](x:y)",
    "\\`a`", "\\\\*", "`a\\*b`", "`a\\`", "\\@", "\\<", "[a\\_b](c\\_d)", "![a\\_b](c)", '[a](b "c\\_d")', "[\\^1]", "\\[^1]", "\\[a]: b", "<br", '![a](b "<u>c</u>")', '[a](b "&lt;c")', "<br>>", "<BR>", "<kbd>a", "</kbd>", "<kbd>*a*</kbd>", "<kbd> a</kbd>",
    "&notanentity;", "&Tab;", "&shy;", "*a<br>*", "**<br>a**", "_<kbd>a</kbd>_", "[ ]", "[x]:", "[x](y) [ ]", "\\", "*a\n\nb*", "[a\n\nb](c)", "\u2003", "\uf000", "{#a .b}", "\\{#a}",
    "[a](https://1.2.3.999/)", "[a](https://xn--a.example)", "![a *b*](c)", "![a](b){ width=3 }", "日本", "😀", "TOC", "###",
)  # fmt: skip

inline = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", ""])), min_size=1, max_size=5).map(
        lambda pairs: "".join(f"{word}{gap}" for word, gap in pairs).rstrip()
    ),
    st.lists(st.sampled_from(WORDS + ODD), min_size=1, max_size=4).map(" ".join),
)
paragraph = st.tuples(
    st.sampled_from(["\n", "\n", "\n", "  \n", " \n", "\n "]),
    st.lists(inline, min_size=1, max_size=3),
    st.sampled_from(["", "", "", " ", "  ", "   "]),
).map(lambda drawn: drawn[0].join(drawn[1]) + drawn[2])
heading = st.one_of(
    st.tuples(st.sampled_from(["#", "##", "##", "###", "######", "#######"]), inline, st.sampled_from(["", "", "##", "#", " ", "  ", " ##", "\\#", "{#a}", "{#b .c}"])).map(lambda drawn: f"{drawn[0]} {drawn[1]}{drawn[2] and ' '}{drawn[2]}"),
    st.tuples(inline, st.sampled_from(["---", "===", "-----", "----------", "--", "--- ", "-=-"])).map("\n".join),
)  # fmt: skip
item = st.tuples(
    inline,
    st.sampled_from(
        [
            "",
            "",
            "",
            "",
            "",
            "",
            "\n",
            "\n    - ",
            "\n    1. ",
            "\n    * ",
            "\n  - ",
            "\n  ",
            "\n   ",
            " ",
            "\n    - b\n        - ",
            "\n\t- ",
            "\n\n    ",
        ]
    ),
    inline,
).map(lambda drawn: drawn[0] + (drawn[1] + drawn[2] if drawn[1] else ""))
marks = st.sampled_from(
    [("- ",) * 4, ("* ",) * 4, ("1. ", "2. ", "3. ", "10. "), ("3. ",) * 4, ("- ", "* ", "- ", "1. ")]
)
plain_list = st.tuples(marks, st.lists(item, min_size=1, max_size=4), st.sampled_from(["\n", "\n", "\n\n"])).map(
    lambda drawn: drawn[2].join(mark + text for mark, text in zip(drawn[0], drawn[1], strict=False))
)
cells = st.lists(st.one_of(st.just(""), inline), min_size=1, max_size=3)
table = st.tuples(cells, cells, st.sampled_from(["---", ":--", ":-:", "--:", "-"])).map(
    lambda drawn: "\n".join((
        f"| {' | '.join(drawn[0])} |", f"|{f' {drawn[2]} |' * len(drawn[0])}", f"| {' | '.join(drawn[1])} |",
    ))
)  # fmt: skip
quote = st.lists(st.one_of(inline, inline, st.just("")), min_size=1, max_size=3).map(
    lambda lines: "\n".join(f"> {line}".rstrip() for line in lines)
)
other = st.sampled_from(
    [
        "---",
        "***",
        "___",
        "- - -",
        "* * *",
        "```\ncode\n```",
        "    code",
        "Wort\n:   Erklärung",
        "Text\n===",
        "<p>x</p>",
    ]
)
CODE = (
    "x = 1", "  y", "", "ls -l | grep a", "<b>", "&amp; & &lt;", "\"q\" 'r'", "# h", "- a", "!!! note", "    z", "`z`", "``", "~", "~~",
    "```", "~~~", "<!-- c -->", "*e* _f_", "[l](m)", "{.x}", "| a | b |", "--- ...", "\\", "\u00a0", "tail  ", "   ", "</code></pre>", "> q", "[^1]: a", "a -- b", "\t", "\ue005",
)  # fmt: skip
code = st.tuples(
    st.sampled_from(["```", "```", "```", "```", "````", "~~~", "    ```", "- ```"]),
    st.sampled_from(["", "", "", "text", "python", "bash", "unknown", " ", " python", "{.x}", ' title="a"', "c#"]),
    st.lists(st.sampled_from(CODE), max_size=4).map("\n".join),
    st.sampled_from(["\n```", "\n```", "\n```", "\n``` ", "\n````", "\n~~~", "```", ""]),
).map("{0[0]}{0[1]}\n{0[2]}{0[3]}".format)
block = st.one_of(paragraph, heading, plain_list, table, quote, code, other)
blocks = st.lists(
    st.tuples(block, st.sampled_from(["\n\n", "\n\n", "\n\n", "\n\n\n", "\n"])), min_size=1, max_size=4
).map(lambda pairs: "".join(text + gap for text, gap in pairs))
TITLES = st.sampled_from(["", ' "Titel"', ' "a & b"', ' "Kolleg*innen, `c`"', ' "1. x"', ' ""', " inline"])
admonition = st.tuples(
    st.sampled_from(["!!! note", "!!! info-x", "??? tip", "!!!"]), TITLES, st.sampled_from(["\n", "\n\n"]), blocks
).map(lambda drawn: "".join(drawn[:3]) + "\n".join(f"    {line}" if line else "" for line in drawn[3].split("\n")))
bodies = st.lists(st.one_of(blocks, blocks, admonition), min_size=1, max_size=2).map("\n\n".join)


@each_parser
@settings(max_examples=400, deadline=None)
@given(bodies)
@example('"Wort"--"Wort" \'80s "\'Wort\'"...\n\n# "Titel" `"c"`')
@example("- `a[b\n- c](d)e`")
@example("Text\n- kein Punkt")
@example(
    "Kolleg\\*innen \\[a\\] \"b\"<br>**c:**<br/>&nbsp;'d'<kbd>e</kbd>\n\n## f\\_g &amp; <br>\n\n| a\\|b | c<br>d |\n|---|---|\n| e | f |"
)
@example("[a\nb](c) **d\ne** _f\ng_\n\n- h [i\n  j](k)\n\n> l *m\n> n*")
@example("## a ##\n\nb\n---\n\n## c \n\nd   \n\n___\n\n* * *\n\n- [ ] e\n- [x] [f](g)")
@example("(a)\n- --  \n- b")
@example("Text\n- a\n# B\n- c\n> d")
@example("- a\n  - b")
@example("1. a\n   - b\n2. c\n   text")
@example("- a\n# B\n  1. c")
@example("- a\n    - b\n  - c\n      - d")
@example("- a\n\n- b\n- c")
@example("- a\n\n* b")
@example("1. a\n\n   b")
@example("100. a\n    - b")
@example("- a\n    2. b")
@example('![a](b "<u>c</u>") [d](e "<sub>2</sub>")')
@example("> a\n\n> b")
@example("## C#\n\n## C#")
@example("Text  \nText  ")
@example("**a** *b*\n\n*c **d***")
@example("&#4\n\n&copy a")
@example("a\n\n```\nb <c> & \"d\"  \n\n  e\n```\n\n```python\nf = 'g'  # h\n```\n\n# i")
@example("```\n\na\n\n```\n\n```\n```\n\n```\nb\n   \nc\n```")
def test_plain_bodies_come_out_the_same(name: str, text: str) -> None:
    assert_same(text, name)


@each_parser
@pytest.mark.parametrize("language", ["", "python", "unknown"])
def test_code_is_plain(name: str, language: str) -> None:
    assert assert_same(f"Text\n\n```{language}\na <b> & 'c'  \n\n    d\n```\n\n- e\n- f\n\n```\ng\n```", name)


@each_parser
def test_what_looks_like_items_right_below_a_text_is_plain(name: str) -> None:
    assert assert_same("Text:\n- a\n- **b**\nText\n\n**c**\n1. d\n2. e\n* f", name)


@each_parser
def test_items_that_are_indented_by_less_than_four_blanks_are_plain(name: str) -> None:
    assert assert_same("Text\n\n- a\n  - b\n- c\n\nText\n\n1. d\n   - e\n    - f\n2. g", name)


@each_parser
@pytest.mark.parametrize(
    "text",
    [
        "Kolleg\\*innen \\[a\\] \\_b\\_ \\... 1\\. c\n\n## \\# d\n\n- \\- e\n- **f\\_g**",
        "**a:**<br>b<br/>c<br />\nd\n\n| e<br>f | g\\|h |\n| --- | --- |\n| <kbd>Strg</kbd> + <kbd>C</kbd> | i |",
        "a&nbsp;b &rarr; c &amp; d\n\n&nbsp;\n\n## e &amp; f",
        "[a\nb](c.md) und **d\ne** und _f\n  g_\n\n- h [i\n  j](k.md)\n\n> l *m\n> n*",
        "a\n---\n\nb\n===\nc\n\n## d ##\n\n## e \n\nf   \n\ng  ",
        "- a  \n- b   \n- c\n\n---   \n\nd",
        "___\n\n* * *\n\n- - -\n\n==a== b\n\n~~c~~ d\n\n-5 bis +5",
        "- [ ] a\n- [x] **b**\n- [ ] [c](d.md)",
        "- a b\n  c\n  d\n- e\n   f\n\nText\n  g\n h",
        "1. a\n   b\n2. c\n\n> d\n>\n> e",
        "- a\n    - b\n        - c\n    - d\n- e",
        "* a\n    * b\n        * c\n* d",
        "* a\n\t* b\n\t* c\n\nText\n\n-\ta\tb\n\nText\n\n 1.  c\n 2. d",
        "Text \nmehr \n\n- a \n- b\n  \n## C\n   \nText",
        "- a\n  b\n\n- **c**\n  d",
    ],
)
def test_wrapped_and_nested_texts_are_plain(name: str, text: str) -> None:
    assert assert_same(text, name)


@pytest.mark.parametrize("name", ["demonstration", "scaffold"])
def test_headings_with_ids_of_their_own_are_plain(name: str) -> None:
    assert assert_same("## a {#b}\n\nc {#über-uns .d .e}\n---\n\n## b\n\n## B\n\n### f   {#h .g}", name)
    assert not assert_same("## a {#b}\n\nText {#c}", name)


ANYTHING = st.text(st.sampled_from("ab1 .:,-*_#>|`!?\"'&<[](){}\\=~^+/\u00a0ä\n\n"), max_size=40)


@each_parser
@settings(max_examples=400, deadline=None)
@given(ANYTHING)
def test_any_text_comes_out_the_same(name: str, text: str) -> None:
    assert_same(text, name)


OFFERS = [*sorted((ROOT / "courses").glob("*.md")), *sorted((ROOT / "docs/guides").glob("*.md"))]


def body_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[1]


@each_parser
def test_the_demonstration_comes_out_the_same_and_is_mostly_plain(name: str) -> None:
    plain = [path.name for path in OFFERS if assert_same(body_of(path), name)]
    assert len(plain) > len(OFFERS) * (0.8 if "admonition" in PARSERS[name][0] else 0.1)


@each_parser
@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(OFFERS),
    st.lists(
        st.tuples(st.integers(0, 4000), st.integers(0, 3), st.sampled_from(WORDS + ODD + ("\n", " ", "\n\n"))),
        max_size=3,
    ),
)
def test_offers_with_mistakes_come_out_the_same(name: str, path: Path, changes: list[tuple[int, int, str]]) -> None:
    text = body_of(path)
    for place, removed, added in changes:
        at = place % len(text)
        text = text[:at] + added + text[at + removed :]
    assert_same(text, name)


@settings(max_examples=400, deadline=None)
@given(bodies | ANYTHING)
@example('*a* (b)\n\n- c\n\n    d -- e\n\n[^1]\n\n[^1]: `f` g "h"')
def test_keeping_quiet_changes_nothing(text: str) -> None:
    extensions, configs = PARSERS["demonstration"]
    loud, quiet = (Markdown(extensions=[*extensions, GenderStar()], extension_configs=configs) for _ in range(2))
    keep_quiet(quiet)
    assert quiet.convert(text) == loud.convert(text)
