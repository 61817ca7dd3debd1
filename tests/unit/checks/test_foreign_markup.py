"""Markup of other systems: what is told is really shown as it stands, and what is Markdown or code is not told."""

import time

import pytest

from catalogue.checks.foreign_markup import foreign_markup
from catalogue.checks.intricate import LARGEST
from catalogue.checks.slips import markdown_slip
from catalogue.model.body import Body
from tests.unit.checks.test_slips import PARSER


def told(text: str) -> list[tuple[int, int, str]]:
    found = foreign_markup("a.md", Body(text))
    return [(each.place.line, each.place.column, each.details["suggestion"]) for each in found]


@pytest.mark.parametrize(
    ("text", "found", "shown"),
    [
        ("h2. So geht es", (1, 1, "## So geht es"), "h2. So"),
        ("h1. So geht es\n\nText", (1, 1, "## So geht es"), "h1. So"),
        ("Text\n\n== Unter punkt ==", (3, 1, "## Unter punkt"), "== Unter"),
        ("Bitte '''sofort'''!", (1, 7, "**sofort**"), "'''sofort'''"),
        ("- [Da|https://a.example/x y]\n- [Da|https://a.example/x]", (2, 3, "[Da](https://a.example/x)"), "[Da|"),
        ("Siehe [https://a.example/x die Seite].", (1, 7, "[die Seite](https://a.example/x)"), "[https"),
        ("1. a\n\n!bilder/a.png|thumbnail!", (3, 1, "![…](bilder/a.png)"), "!bilder"),
        ("!a.png!", (1, 1, "![…](a.png)"), "!a.png!"),
        ("[[Datei:A b.png|mini|300px|Die Maske]]", (1, 1, "![Die Maske](A b.png)"), "[[Datei"),
        ("[[Bild:a.png|thumb|300px]]", (1, 1, "![…](a.png)"), "[[Bild"),
        ("[[Kategorie:Anleitungen]]", (1, 1, ""), "[[Kategorie"),
        ("{toc}\n\nText", (1, 1, ""), "{toc}"),
        ("{info:title=Hinweis}", (1, 1, ""), "{info:"),
        ('{| class="wikitable"\n! a\n|}', (1, 1, ""), "{|"),
        ('{{< figure src="a.png" alt="Die Maske" >}}', (1, 1, "![Die Maske](a.png)"), "{{&lt; figure"),
        ("!!! note\n    {{% notice tip %}}", (2, 5, ""), "{{% notice"),
    ],
)
def test_markup_of_another_system_is_told(text: str, found: tuple[int, int, str], shown: str) -> None:
    assert told(text) == [found]
    assert shown in PARSER.convert(text)
    # Once: as a link with odd brackets it is none.
    assert "broken-link" not in [each.code for each in markdown_slip("a.md", Body(text))]


@pytest.mark.parametrize(
    "text",
    [
        "```\nh2. x\n{code}\n{{< figure src='a.png' >}}\n'''x'''\n```",
        "`'''x'''` und `{{< ref >}}` und `[[Datei:a.png]]`",
        "## h2. Ebene\n\nIm h2. steht",
        '=== "Reiter"\n\n    Text\n\n=== "Zweiter"\n\n    Text',
        "Titel\n======",
        "a == b und c == d",
        "==sehr wichtig==",
        "''kursiv'' und '''",
        "[Text](https://a.example) [https://a.example/x](https://a.example/x)",
        "[https://a.example/x Text](a.md)",
        "!!! note\n    Text",
        "![x](a.png) und Achtung! a.png!",
        "{: .klein }",
        "{config} und {Name}\n\n{Name}",
        "## Titel {#code}",
        "{{ config }} {% raw %}",
        '[x]({{< ref "dms.md" >}})',
        "[[Handbuch]]",
    ],
)
def test_markdown_code_and_text_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "piece",
    ["[[Datei:", "'''x", "\n== ", "{{<", "[https://a ", "\n!a.png|", "[a|https://", "\nh2. x\n", "{|", "[", "=" * 99],
)
def test_long_texts_take_no_long_time(piece: str) -> None:
    begin = time.process_time()
    told(f"'''x'''\n{piece * (LARGEST // len(piece))}")
    assert time.process_time() - begin < 10
