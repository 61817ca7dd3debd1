"""The grammar of plain bodies: what it accounts for, and what it leaves alone."""

import pytest

from catalogue.outputs.plain_grammar import BREAK, CLOSE, OPEN, STAR, TITLE, is_plain

PLAIN = [
    "Text",
    "Text\nText",
    f"Text\n{BREAK}Text",
    "Text\n\n\nText",
    "# Titel\n## Titel\nText",
    "Text\n## Titel",
    "- a\n- b",
    "* a\n* b",
    "+ a",
    "1. a\n2. b\n10. c",
    "- a\n\n- b\n\n- c",
    "- a\n    - b\n    - c\n- d",
    "1. a\n    1. b\n    2. c",
    "- a\nb",
    "- a\n\nText",
    "> a\n> b",
    "---",
    "| a | b |\n|---|:-:|\n| 1 |  |",
    f"{OPEN}tip\n\n{TITLE}Titel\n\nText\n\n{CLOSE}",
    f"Kolleg{STAR}innen",
    "**a** *b* _c_ `d` **e [f](g.md) h** [**i**](j)",
    '![a](b.png) [a](b.md "c") <https://a.example/b> <a@b.example>',
    "a & b, R&D, 5 > 3, a_b, 10\u00a0%, a! (b) „c“ \"d\" 'e' x=1; #2: 3/4, [5]",
    "2026 war",
    "# 1. a",
]
NOT_PLAIN = [
    "",
    "Text ",
    " Text",
    "Text\n Text",
    "Text\n- a",
    "Text\n> a",
    "Text\n| a | b |",
    "Text\n===",
    "Text\n---",
    "1) a",
    "- a\n\n- b\n- c",
    "- a\n\n* b",
    "- a\n\n1. b",
    "- a\n* b",
    "- a\n  - b",
    "- a\n\n    b",
    "- a\n    2. b",
    "- # a",
    "- > a",
    "- 1. a",
    "100. a",
    "> a\n\n> b",
    "> - a",
    "#a",
    "# a #",
    "# C#",
    "#",
    "    a",
    "```\na\n```",
    "~~~\na\n~~~",
    ": a",
    "a | b",
    "| a |\n|---|\n| b |",
    "| a | b |\n|---|---|",
    "| a | b |\n|---|---|---|\n| 1 | 2 |",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
    "| a | b |\n|---|---|\n| 1 | 2",
    "!!! note\n    a",
    "??? note",
    '=== "a"',
    "<b>a</b>",
    "a < b",
    "<!-- a -->",
    "&amp; &#38;",
    "a {#b}",
    "a\\*",
    "[a][b]",
    "[a]: b",
    "[^1]",
    "[TOC]",
    "[a] [b]",
    "[a] (b)",
    "a ![b]",
    "[a](b c)",
    "[a](ü.md)",
    "[a](javascript:b)",
    "[a](//b.example)",
    "[a](b",
    "![a *b*](c)",
    "*a",
    "**a*",
    "a*b*c",
    "* a*",
    "**a **",
    "**a**b",
    "_a_b",
    "__a__",
    "*a **b** c*",
    "`a",
    "``a``",
    "` a `",
    "\u00a0a",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_is_what_every_renderer_reads_alike(text: str) -> None:
    assert is_plain(text)
    assert is_plain(f"Davor\n\n{text}\n\nDanach")


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_everything_else_is_not_plain(text: str) -> None:
    assert not is_plain(text)
    assert not text or not is_plain(f"Davor\n\n{text}\n\nDanach")


@pytest.mark.parametrize(
    "address",
    ["a.md", "../a/b.md#c", "./", "#a", "/a/", "https://a.example", "http://a.b.example:8080/c?d=e&f=g:h#i", "tel:+49-1",
     "mailto:a.b@c.example"],
)  # fmt: skip
def test_an_address_that_nothing_changes(address: str) -> None:
    assert is_plain(f"[a]({address})")


@pytest.mark.parametrize(
    "address",
    ["", "a:b", "javascript:a", "//a.example", "https://a", "https://1.2.3.4/", "https://xn--a.example", "https://a.xn--b",
     "https://a b.example", "https://a.example:123456", "ä.md", "a b", "a'b", "a(b)", "https://ä.example", "data:a"],
)  # fmt: skip
def test_an_address_that_somebody_may_change(address: str) -> None:
    assert not is_plain(f"[a]({address})")
