"""Slips in Markdown: what is told is really shown so to staff, and what is shown as it was meant is not told."""

import time

import pytest

from catalogue.checks.intricate import LARGEST
from catalogue.checks.slips import markdown_slip
from catalogue.model.body import Body
from catalogue.outputs.parser import Parser

PARSER = Parser(
    extensions=(
        "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.details",
        "pymdownx.superfences", "pymdownx.tabbed",
    ),
    configs={"pymdownx.tabbed": {"alternate_style": True}},
)  # fmt: skip
LIST, SIGN, BOLD, GAP = "list-without-blank-line", "unknown-list-sign", "unclosed-bold", "link-with-gap"
EMPTY, BROKEN, HASH, INDENTED = "empty-box", "broken-box", "heading-without-blank", "indented-heading"


def told(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for each in markdown_slip("a.md", Body(text))]


@pytest.mark.parametrize(
    ("text", "found", "shown"),
    [
        ("Text\n- a\n- b", (LIST, 2, 1), "- a"),
        ("Text:\n* a", (LIST, 2, 1), "* a"),
        ("Text\n1. a\n2. b", (LIST, 2, 1), "1. a"),
        ("Text\n1. a\n1. b", (LIST, 2, 1), "1. a"),
        ("Text\n    - a\n    - b", (LIST, 2, 5), "- a"),
        ("> Text\n> - a\n> - b", (LIST, 2, 3), "- a"),
        ("```\nx\n```\n- a\n- b", (LIST, 4, 1), "- a"),
        ("![x](y.png)\n- a\n- b", (LIST, 2, 1), "- a"),
        ("!!! note\n    Text\n    - a\n    - b", (LIST, 3, 5), "- a"),
        ("<div markdown>\nText\n- a\n- b\n</div>", (LIST, 3, 1), "- a"),
        ("• a\n• b", (SIGN, 1, 1), "• a\n• b"),
        ("\uf0b7\ta\n\uf0b7\tb", (SIGN, 1, 1), "\uf0b7   a\n"),
        ("Text\n– a\n– b", (SIGN, 2, 1), "– a\n– b"),
        ("Für\n1. Ämter\n2. Vereine", (LIST, 2, 1), "1. Ämter"),
        ("- a\n• b\n• c", (SIGN, 2, 1), "• b\n• c"),
        ("-a\n-b", (SIGN, 1, 1), "-a\n-b"),
        ("1) a\n   weiter\n2) b", (SIGN, 1, 1), "1) a"),
        ("1.a\n2.b", (SIGN, 1, 1), "1.a\n2.b"),
        ("x **fett. Und", (BOLD, 1, 3), "**fett"),
        ("x **fett\n\nmehr** y", (BOLD, 1, 3), "**fett"),
        ("x ** fett** y", (BOLD, 1, 3), "** fett**"),
        ("x **fett ** y", (BOLD, 1, 3), "**fett **"),
        ("- **a: x\n- **b**: y", (BOLD, 1, 3), "**a: x"),
        ("**a** und **b", (BOLD, 1, 11), "**b"),
        ("## **Ziel", (BOLD, 1, 4), "**Ziel"),
        ("Zu [x] (a.md)", (GAP, 1, 4), "[x] (a.md)"),
        ("[x]\n(https://a.example)", (GAP, 1, 1), "[x]\n(https"),
        ("![x] (a.png)", (GAP, 1, 1), "[x] (a.png)"),
        ("!!! note\nText", (EMPTY, 1, 1), "</div>\n<p>Text"),
        ("!!! note\n  Text", (EMPTY, 1, 1), "</div>\n<p>Text"),
        ("!!! note\n\nText", (EMPTY, 1, 1), "</div>\n<p>Text"),
        ('!!! note "x"\nText', (EMPTY, 1, 1), "</div>\n<p>Text"),
        ('??? note "x"\n\nText', (EMPTY, 1, 1), "</details>\n<p>Text"),
        ('=== "x"\nText', (EMPTY, 1, 1), "</div>\n<p>Text"),
        ("!!! note „x“\n    Text", (BROKEN, 1, 1), "!!! note"),
        ('!!! "x"\n    Text', (BROKEN, 1, 1), "!!!"),
        ("!!! note Zum Titel\n    Text", (BROKEN, 1, 1), ">Note</p>"),
        ("Text\n#4711", (HASH, 2, 1), '<h1 id="4711">4711</h1>'),
        ("#Inhalt", (HASH, 1, 1), '<h1 id="inhalt">Inhalt</h1>'),
        (" ## x", (INDENTED, 1, 2), "## x"),
        ("- a\n\n  ## x", (INDENTED, 3, 3), "## x"),
    ],
)
def test_what_is_told_is_shown_to_staff(text: str, found: tuple[str, int, int], shown: str) -> None:
    assert told(text) == [found]
    assert shown in PARSER.convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Text\n\n- a\n- b", "## x\n- a\n- b", "Titel\n---\n- a\n- b", "---\n- a\n- b", "Text\n* * *\n- a\n- b",
        "- a\n  > Zitat\n  > mehr\n- b\n- c", "- a\nmehr\n- b", "1. a\n- b\n- c", "- a\n    - b\n    - c", "Text\n: - a\n  - b", "<p>x</p>\n- a\n- b",
        "<!-- x -->\n- a\n- b", "[x]: a.md\n- a\n- b", "| a | b |\n|---|---|\n| 1 | 2 |\n- a\n- b", "> Text\n\n- a\n- b",
        "Wir beginnen am\n1. März", "vom 1. und\n2. bis\n3. März", "Kosten\n1.000 Euro\n2.000 Euro", "Raum im\n1. OG, Küche im\n2. OG",
        "für die\n1. und\n2. Klasse", "Herr A,\n1. Vorsitzender, und Frau B,\n2. Vorsitzende", "Es gilt Nr.\n1) und Nr.\n2)x", "5 Euro\n- wie immer - mehr",
        "Text:  \n- a  \n- b", "Text\n\\- a\n\\- b", "• a  \n• b", "• a\n\n• b", "Das ist\n– wie gesagt –\nso", "-5 Grad\n-3 Grad",
        "Text:<br>\n– a<br>\n– b", "wie\no weh", "1) a\n\n2) b", "Text 1) a\n3) b",
        "```\nText\n- a\n- b\n• a\n• b\n**x\n!!! note\nx\n#y\n[x] (a.md)\n```", "~~~md\n!!! note\nText\n~~~\n\nEnde",
        "    Text\n    - a\n    - b\n    **x", "- a\n\n        Text\n        - b\n        - c", "```\nnie zu\nText\n- a\n- b",
        "<div>\n\nText\n- a\n- b\n\n<div>x</div>\n• a\n• b\n\n</div>", "<pre>\nText\n- a\n- b\n**x\n</pre>", "<!--\nText\n- a\n- b\n\n**x\n-->",
        "`**x` und `Text`", "a \\*\\*b", "2 ** 3", "**a\nb** c", "***a** b*", "**a **b** c**", "**Ziel:**Text", "abc**def",
        "Kosten 50 Euro**\n\n**zuzüglich Raum", "Preis** und ** mehr", "**„Zitat“**, **(x)** und **`y`**", "https://a.example/**b",
        "src/**/*.md", "**[x](a**b.md)**", "Mitarbeiter*innen und **jede*r**", "- **a**: x\n- **b**: y", "** und **", "**/** und **.**", "**a** **b**", "(**a**)**b**", "**a (b)** c",
        "[x](a.md) (b.md)", "[x] (optional)", "[ ] (siehe unten)", "`[x] (a.md)`", "[x] [y]\n\n[y]: a.md", "\\[x] (a)",
        '!!! note "x"\n    Text', "!!! note\n\n    Text", "!!! note\n\tText", '!!! note "Nur ein Titel"', '!!! note "x"\n\nText',
        '!!! note highlight blink "x"\n    Text', '!!! note inline end "x"\n    Text', '??? note\n\n    !!! tip "y"\n\n        Text', "!!! Achtung !!!", "Text !!! note\nText",
        '=== "x"\n\n    Text\n\n=== "y"\n\n    Text', "x\n===\nText", "???", "Wirklich???\nJa", "!!!note\n    Text",
        "##Überschrift\nText", "# x", "\\#x", "C# und #x", "Text\n    ## x", "`#x`", "####### x",
    ],
)  # fmt: skip
def test_what_is_right_or_was_meant_so_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "piece",
    ["`" * 3 + "\n", "<div>\n", "<!-- ", "**x ", "!!! note\n", "[x] (", "\\", "- - ", "> ", "| ", "`x``y```z", "[x]\n(", "•\n", "---" + " " * 40],
)  # fmt: skip
def test_no_text_keeps_the_check_busy(piece: str) -> None:
    text = f"Text\n- a\n- b\n\n{piece * (LARGEST // len(piece))}x"
    begin = time.process_time()
    list(markdown_slip("a.md", Body(text)))
    assert time.process_time() - begin < 20
