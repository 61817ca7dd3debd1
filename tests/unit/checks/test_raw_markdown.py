"""Markdown in HTML: what is told is really shown with its signs, and what is suggested mends it."""

import time

import pytest

from catalogue.checks.intricate import LARGEST
from catalogue.checks.raw_markdown import raw_markdown
from catalogue.model.body import Body
from tests.unit.checks.test_slips import PARSER


def told(text: str) -> list[tuple[int, int, str, str]]:
    found = raw_markdown("a.md", Body(text))
    return [(each.place.line, each.place.column, each.details["value"], each.details["suggestion"]) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<div>\n**Fett** da\n</div>", (2, 1, "**Fett**", "<div markdown>")),
        ("<details>\n<summary>Mehr</summary>\n\n  - Punkt\n\n</details>", (4, 3, "- Punkt", "<details markdown>")),
        ('Text\n\n<div class="x">\n\n[Zoom](zoom.md)\n\n</div>', (5, 1, "[Zoom](zoom.md)", '<div class="x" markdown>')),
        ("<p>**Fett**</p>", (1, 4, "**Fett**", "<p markdown>")),
        ("<ul>\n<li>**Fett**</li>\n</ul>", (2, 5, "**Fett**", "")),
        ("<table><tr><td>[a](b.md)</td></tr></table>", (1, 16, "[a](b.md)", "")),
        ("<div>\n<p>**Fett**</p>\n</div>", (2, 4, "**Fett**", "")),
    ],
)
def test_markdown_in_html_is_told(text: str, found: tuple[int, int, str, str]) -> None:
    assert told(text) == [found]
    assert found[2] in PARSER.convert(text)
    if asking := found[3]:
        mended = text.replace(asking.replace(" markdown", ""), asking)
        assert told(mended) == []
        assert found[2] not in PARSER.convert(mended)


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n<strong>Fett</strong> - so\n</div>",
        "<details markdown>\n<summary>Mehr</summary>\n\n- Punkt\n\n</details>",
        "<pre>\n- Punkt **fett**\n</pre>",
        "<div><code>**x**</code> `- x`\n<!-- **x** --></div>",
        "Text <span>**fett**</span> und <del>[a](b.md)</del>",
        "```html\n<div>\n**x**\n</div>\n```",
        "    <div>\n    **x**\n    </div>",
        '<div title="**x**">a</div>',
        "<p>1. Januar und 5 - 3 = 2</p>",
        "<address>\n3. Stock\n+ 49 221 123\n</address>",
    ],
)
def test_html_and_code_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "piece", ["<div>", "<pre>", "<!--", "`", "<div>**x", "<div>[", "</", "<p>**x** </p>\n\n", "[a](", "<code>"]
)
def test_long_texts_take_no_long_time(piece: str) -> None:
    begin = time.process_time()
    told(f"<div>\n**x**\n</div>\n\n{piece * (LARGEST // len(piece))}</p>")
    assert time.process_time() - begin < 10
