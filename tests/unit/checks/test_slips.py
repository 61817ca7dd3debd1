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
FLAT, ROW = "flat-sub-list", "text-in-table"
GLUED, UNRULED, UNEVEN = "table-without-blank-line", "table-without-line", "uneven-table"
LINK, FENCE, TABS, SURPLUS = "broken-link", "unclosed-fence", "tabs-as-table", "surplus-cell"
TABLE = "| a | b |\n|---|:-:|\n| 1 | 2 |"


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
        ("- **Ziel*: Text", (BOLD, 1, 3), "**Ziel"),
        ("x ** fett ** y", (BOLD, 1, 3), "** fett **"),
        ("Zu [x] (a.md)", (GAP, 1, 4), "[x] (a.md)"),
        ("Zu (x)[a.md]", (LINK, 1, 4), "(x)[a.md]"),
        ("> [x](https://a.example", (LINK, 1, 3), "[x](https://a.example"),
        ("- das [[Handbuch]]", (LINK, 1, 7), "[[Handbuch]]"),
        ("Text\n\n```\na\n- b", (FENCE, 3, 1), "```\na"),
        ("```\na\n```\n> ~~~\n> b", (FENCE, 4, 3), "~~~\nb"),
        ("Tag\tThema\n1\tEinladen", (TABS, 1, 1), "Tag Thema\n1   Einladen"),
        (f"Text\n\n{TABLE}\n| 3 | 4 | 5 |", (SURPLUS, 6, 1), "4</td>\n</tr>"),
        ("a | b\n--|--\n1 | 2 | 3", (SURPLUS, 3, 1), "<td>2</td>\n</tr>"),
        ("[x]\n(https://a.example)", (GAP, 1, 1), "[x]\n(https"),
        ("[x](https://a.example und (mehr)", (LINK, 1, 1), "[x](https://a.example und (mehr)"),
        ("[x](https://a.example und [y](https://b.example)", (LINK, 1, 1), "[x](https://a.example und <a"),
        ("[[Handbuch|hier]]", (LINK, 1, 1), "[[Handbuch|hier]]"),
        ("a \tb\nc \td", (TABS, 1, 1), "<p>a   b\nc   d"),
        ("```\nx\n````", (FENCE, 1, 1), "```\nx"),
        ("````\nx\n\n```", (FENCE, 1, 1), "````\nx"),
        ("- a\n\n    ```\n    x", (FENCE, 3, 5), "```\nx"),
        ("!!! note\n    ```\n    x\n\ny\n```", (FENCE, 2, 5), "```\nx"),
        ("``` py\nx", (FENCE, 1, 1), "``` py\nx"),
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
        ("- a\n  - b\n  - c\n- d\n  - e", (FLAT, 2, 3), "<li>a</li>\n<li>b</li>\n<li>c"),
        ("- a\n\n   - b", (FLAT, 3, 4), "<p>a</p>\n</li>\n<li>\n<p>b"),
        ("1. a\n   - b\n2. c", (FLAT, 2, 4), "<li>a</li>\n<li>b</li>\n<li>c"),
        ("1. a\n   1. b", (FLAT, 2, 4), "<li>a</li>\n<li>b"),
        ("- a\n  weiter\n  - b", (FLAT, 3, 3), "weiter</li>\n<li>b"),
        ("- a\n\n    Text\n\n  - b", (FLAT, 5, 3), "Text</p>\n</li>\n<li>\n<p>b"),
        ("- a\n    - b\n      - c\n    - d", (FLAT, 3, 7), "<li>b</li>\n<li>c</li>\n<li>d"),
        ("- a\n\t- b\n\t  - c", (FLAT, 3, 4), "<li>b</li>\n<li>c"),
        ("-\ta\n  -\tb", (FLAT, 2, 3), "<li>a</li>\n<li>b"),
        ("!!! note\n    - a\n      - b", (FLAT, 3, 7), "<li>a</li>\n<li>b"),
        ("- a\n\n    !!! note\n        - b\n          - c", (FLAT, 5, 11), "<li>b</li>\n<li>c"),
        ("> - a\n>   - b", (FLAT, 2, 5), "<li>a</li>\n<li>b"),
        ("x[^1]\n\n[^1]: y\n\n    - a\n      - b", (FLAT, 6, 7), "<li>a</li>\n<li>b"),
        ("<div markdown>\n- a\n  - b\n</div>", (FLAT, 3, 3), "<li>a</li>\n<li>b"),
        (f"{TABLE}\n- a\n- b", (ROW, 4, 1), "<td>- a</td>"),
        (f"{TABLE}\nText", (ROW, 4, 1), "<td>Text</td>"),
        (f"{TABLE}\n  Text", (ROW, 4, 3), "<td>Text</td>"),
        (f"## x\n{TABLE}\n## y", (ROW, 5, 1), "<td>## y</td>"),
        (f"{TABLE}\n```\nx\n```", (ROW, 4, 1), '<td><div class="highlight">'),
        ("!!! note\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n    Text", (ROW, 5, 5), "<td>Text</td>"),
        ("- a\n```\nx\n```\n  - b", (FLAT, 5, 3), "</li>\n<li>b"),
        (f"Text:\n{TABLE}", (GLUED, 2, 1), "| a | b |"),
        (f"Text\nmehr\n{TABLE}\nweiter", (GLUED, 3, 1), "| a | b |"),
        ("Text\na | b\n--|--\n1 | 2", (GLUED, 2, 1), "a | b"),
        (f"- a\n{TABLE}", (GLUED, 2, 1), "<li>a\n| a | b |"),
        ("!!! note\n    Text\n    | a | b |\n    |---|---|", (GLUED, 3, 5), "| a | b |"),
        ("> Text\n> | a | b |\n> |---|---|", (GLUED, 2, 3), "| a | b |"),
        (f"**x**\n{TABLE}", (GLUED, 2, 1), "| a | b |"),
        ("| a | b |\n| 1 | 2 |", (UNRULED, 1, 1), "<p>| a | b |"),
        ("| a | b |\n| — | — |\n| 1 | 2 |", (UNRULED, 1, 1), "<p>| a | b |"),
        ("!!! note\n    | a | b |\n    | 1 | 2 |", (UNRULED, 2, 5), "<p>| a | b |"),
        ("## x\n| a | b |\n| 1 | 2 |", (UNRULED, 2, 1), "<p>| a | b |"),
        ("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |", (UNEVEN, 2, 1), "<p>| a | b | c |"),
        ("| a | b |\n|---|---|---|", (UNEVEN, 2, 1), "<p>| a | b |"),
        ("| `a|b` | c | d |\n|---|---|", (UNEVEN, 2, 1), "| c | d |"),
        ("| `a|b` | c |\n|---|---|---|", (UNEVEN, 2, 1), "| c |"),
        ("| a | b |\n| --- |\n| 1 | 2 |", (UNEVEN, 2, 1), "<p>| a | b |"),
        ("a | b\n| --- | --- |\n1 | 2", (UNEVEN, 2, 1), "<p>a | b\n| ---"),
        ("> | a | b |\n> | 1 | 2 |", (UNRULED, 1, 3), "<p>| a | b |"),
        (f"{TABLE}\n!!! note\n    | a | b |\n    | 1 | 2 |", (UNRULED, 5, 5), "<p>| a | b |"),
    ],
)
def test_what_is_told_is_shown_to_staff(text: str, found: tuple[str, int, int], shown: str) -> None:
    assert told(text) == [found]
    assert shown in PARSER.convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Text\n\n- a\n- b", "## x\n- a\n- b", "Titel\n---\n- a\n- b", "---\n- a\n- b", "Text\n* * *\n- a\n- b",
        '=== "[x](y)"\n    - a\n    - b', "!!! note\n    Text\n- a\n- b", "> ```\n> Text\n> - a\n> - b\n> ```", "> !!! note\n>     - a\n>     - b",
        '=== "[x](y)"\n    | a | b |\n    |---|---|', f"!!! note\n    Text\n{TABLE}", "> ```\n> x\n> | a | b |\n> |---|---|\n> ```",
        "> !!! note\n>     | a | b |\n>     |---|---|", "[x] (optional)\n\n| a |\n|---|\n| b | c |\n|---|---|", "a\\|b | c\n---|---", "[x] (optional)\n\n| a | b |\n| | |", "`a|b`\n---|---|---",
        "- a\n  > Zitat\n  > mehr\n- b\n- c", "- a\nmehr\n- b", "1. a\n- b\n- c", "- a\n    - b\n    - c", "Text\n: - a\n  - b", "<p>x</p>\n- a\n- b",
        "<!-- x -->\n- a\n- b", "[x]: a.md\n- a\n- b", "> Text\n\n- a\n- b",
        "Wir beginnen am\n1. März", "vom 1. und\n2. bis\n3. März", "Kosten\n1.000 Euro\n2.000 Euro", "Raum im\n1. OG, Küche im\n2. OG",
        "für die\n1. und\n2. Klasse", "Herr A,\n1. Vorsitzender, und Frau B,\n2. Vorsitzende", "Es gilt Nr.\n1) und Nr.\n2)x", "5 Euro\n- wie immer - mehr",
        "Text:  \n- a  \n- b", "Text\n\\- a\n\\- b", "• a  \n• b", "• a\n\n• b", "Das ist\n– wie gesagt –\nso", "-5 Grad\n-3 Grad",
        "Text:<br>\n– a<br>\n– b", "wie\no weh", "1) a\n\n2) b", "Text 1) a\n3) b",
        "```\nText\n- a\n- b\n• a\n• b\n**x\n!!! note\nx\n#y\n[x] (a.md)\n```", "~~~md\n!!! note\nText\n~~~\n\nEnde",
        "    Text\n    - a\n    - b\n    **x", "- a\n\n        Text\n        - b\n        - c",
        "<div>\n\nText\n- a\n- b\n\n<div>x</div>\n• a\n• b\n\n</div>", "<pre>\nText\n- a\n- b\n**x\n</pre>", "<!--\nText\n- a\n- b\n\n**x\n-->",
        "`**x` und `Text`", "a \\*\\*b", "2 ** 3", "2 ** 3 ** 4", "x ** n ** y", "**a\nb** c", "***a** b*", "**a **b** c**", "**Ziel:**Text", "abc**def",
        "Kosten 50 Euro**\n\n**zuzüglich Raum", "Preis** und ** mehr", "**„Zitat“**, **(x)** und **`y`**", "https://a.example/**b",
        "src/**/*.md", "**[x](a**b.md)**", "Mitarbeiter*innen und **jede*r**", "- **a**: x\n- **b**: y", "** und **", "**/** und **.**", "**a** **b**", "(**a**)**b**", "**a (b)** c",
        "[x](a.md) (b.md)", "[x] (optional)", "[ ] (siehe unten)", "`[x] (a.md)`", "[x] [y]\n\n[y]: a.md", "\\[x] (a)",
        '!!! note "x"\n    Text', "!!! note\n\n    Text", "!!! note\n\tText", '!!! note "Nur ein Titel"', '!!! note "x"\n\nText',
        '!!! note highlight blink "x"\n    Text', '!!! note inline end "x"\n    Text', '??? note\n\n    !!! tip "y"\n\n        Text', "!!! Achtung !!!", "Text !!! note\nText",
        '=== "x"\n\n    Text\n\n=== "y"\n\n    Text', "x\n===\nText", "???", "Wirklich???\nJa", "!!!note\n    Text",
        "- a\n    - b\n        - c", "1. a\n    - b", "- a\n\t- b", "- a\n\n\t- b", "  - a\n  - b\n  - c", "   - a\n - b\n- c", "  - a\n    - b", "- a\n - b\n  - c",
        "1. a\n   2. b", "  8. a\n  9. b\n 10. c", "- a\n  weiter\n- b", "- a\n\n  Text\n\n  - b", "- a\n\nText\n\n  - b", "- a\n\n## x\n\n  - b", "- a\n## x\n  - b",
        "- a\n\n***\n\n  - b", "- a\n\n<!-- x -->\n\n  - b", "Text\n\n    - a\n      - b", "- a\n\n        - b\n          - c", "```\n- a\n  - b\n```", "- a\n\n    ```\n    - b\n      - c\n    ```",
        "!!! note\n    - a\n\n  - b", '=== "x"\n\n    - a\n\n=== "y"\n\n      - b', "- a\n\n>   - b", "> - a\n\n  - b", "<div>\n- a\n  - b\n</div>", "`- a\n  - b`",
        "Text\n\n    !!! note\n        - a\n          - b", "- a\n  \\- b", "- a\n  -b", "- a\n  – b",
        f"{TABLE}\n\nText", f"{TABLE}\n!!! note\n    Text", f'{TABLE}\n=== "x"\n\n    y', f"{TABLE}\n<!-- x -->", f"{TABLE}\n<div>x</div>", TABLE,
        "!!! note\n    | a | b |\n    |---|---|\n    | 1 | 2 |\nText", f"```\n{TABLE}\nText\n```", "    | a | b |\n    |---|---|\n    | 1 | 2 |\n    Text", "| a |\n|---|\n| 1 |\n2",
        "| wie | das\nText", f"{TABLE}\n| 3\n4 |",
        f"Text\n\n{TABLE}", f"## x\n{TABLE}", f"Titel\n---\n{TABLE}", f"---\n{TABLE}", f"[x]: a.md\n{TABLE}", f"<p>x</p>\n{TABLE}", f"<!-- x -->\n{TABLE}",
        "(x)[^1]\n\n[^1]: y", "[[1]](a.md)", "(siehe [x](a.md))[y]", "`[[x]]`", "[x](a b.md)", "(Stand)[Ort] und (a)[b]", "[x](optional", "[[x]]: y",
        "a\tb", "- a\tb\n- c\td", "a\tb\nc", "```\na\tb\nc\td\n```", "````\n```\n````", "a ** b\nc ** d",
        "- ```\nx\n```", "1. ```\nx\n```", "Text ```\nx\n``` ", "```\nx\n    ```", "- a\n\n    ```\n    x\n```", "<pre>\n```\nx\n</pre>", "<!--\n```\n-->",
        "    ```\n    x", "~~~durchgestrichen~~~", "~~~a~~~ b", "```a b c\nx\n```", "!!! note\n    ```\n    x\n    ```", "> ```\n> x\n> ```", "```\na\n```b\nc\n```",
        '```python hl_lines="1"\nx\n```', "```{.py}\nx\n```", "`````\n```\n`````",
        '[Plan](https://a.example "Plan (PDF)")', '[x](https://a.example\n"x")', "[x](https://a.example\n)", "[[Strg]]", "[[F5]]", "[[Anm. d. Red.]]", "a[[i]]",
        "1.\tx\n2.\ty", "a)\tx\nb)\ty", "[x](https://a.example/b c.pdf)",
        f"{TABLE}\n| 3 | 4 | |", "| a | b |\n|---|---|\n| `1 | 2` | 3 |", f"```\n{TABLE}\n| 3 | 4 | 5 |\n```",
        "| a | b | c |\n|---|---|---|\n| 1 | 2 |", "| `a|b` | c |\n|---|---|", "a | b\n---|---", "| a \\| b | c |\n|---|---|", f"{TABLE}\n|---|---|", f"    Text\n    {TABLE}", f"```\nText\n{TABLE}\n```",
        "| nur eine |\n| Spalte |", "|x| ist |y|\nund |z|", "`|a|b|`\n`|c|d|`", "Wert | Maß\nund mehr",
        "##Überschrift\nText", "# x", "\\#x", "C# und #x", "Text\n    ## x", "`#x`", "####### x",
    ],
)  # fmt: skip
def test_what_is_right_or_was_meant_so_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n| 1 | 2 |", "| `a|b` | c |\n| 1 | 2 |", "| a \\| b | c |\n| 1 | 2 |", "a | b\n| --- | --- |\n1 | 2",
        "| a | b\n| --- |\n| 1 | 2", "a\\|b | c\n--- | --- | ---\n1 | 2",
    ],
)  # fmt: skip
def test_the_line_that_is_proposed_below_the_heads_makes_a_table(text: str) -> None:
    (problem,) = markdown_slip("a.md", Body(text))
    head, *rest = text.split("\n")
    mended = "\n".join((head, str(problem.details["repair"]), *rest[problem.code == UNEVEN :]))
    assert "<td>1</td>\n<td>2</td>\n</tr>" in PARSER.convert(mended)


def test_lines_that_an_editor_wraps_are_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many texts are written so, and to take one apart takes longer than to render it."""
    monkeypatch.setattr("catalogue.checks.slips._told", None)
    assert told("Text\n\n- a\n  b\n- **c**\n  [d](e.md)\n- f\n\n1. g\n   h\n2. i\n\n-   j\n    k\n-   l") == []
    with pytest.raises(TypeError):
        told("Text\n  mehr\n- a\n- b")


@pytest.mark.parametrize(
    "piece",
    ["`" * 3 + "\n", "<div>\n", "<!-- ", "**x ", "!!! note\n", "[x] (", "\\", "- - ", "> ", "| ", "`x``y```z", "[x]\n(", "[x](https://a ", "[[", "- ```\nx\n```\n", "```" + " " * 50_000 + "!", "•\n", "---" + " " * 40, "<" + "a" * 99_999, "- a\n  - b\n", "> - a\n>   - b\n", "|-|-|\n", "|-|-|-|\n|-|-|\n\n", "|x"],
)  # fmt: skip
def test_no_text_keeps_the_check_busy(piece: str) -> None:
    text = f"Text\n- a\n- b\n\n{piece * (LARGEST // len(piece))}x"
    begin = time.process_time()
    list(markdown_slip("a.md", Body(text)))
    assert time.process_time() - begin < 20
