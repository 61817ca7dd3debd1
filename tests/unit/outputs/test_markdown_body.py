"""Bodies: links that lead where their files went, German stars, headings, tables, and what Material offers."""

import pickle
import time
from collections.abc import Mapping
from typing import Any

import pytest

from catalogue.checks.intricate import LINES, intricate_body
from catalogue.model.body import Body
from catalogue.model.offer import Course
from catalogue.outputs.markdown_body import BodyRenderer
from catalogue.outputs.parser import Parser
from tests.making import catalogue, course, settings

# The extensions of the demonstration and those that Material's documentation recommends.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.details",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys", "pymdownx.mark", "pymdownx.critic", "pymdownx.caret", "pymdownx.tilde", "pymdownx.emoji",
    "pymdownx.betterem", "pymdownx.smartsymbols",
)  # fmt: skip
TARGETS = {
    "courses/zoom.md": "kurse/zoom/",
    "courses/bild.png": "kurse/bild.png",
    "courses/führung/vuca.md": "kurse/vuca/",
    "courses/mein bild.png": "kurse/mein%20bild.png",
    "docs/guides/dms.md": "anleitungen/dms/",
    "docs/index.md": "",
    "docs/hilfe/kalender.md": "hilfe/kalender/",
    "docs/hilfe/plan.pdf": "hilfe/plan.pdf",
}


def configs() -> dict[str, Any]:
    from material.extensions.emoji import to_svg, twemoji

    return {
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.tasklist": {"custom_checkbox": True},
        "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True},
        "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
        "toc": {"permalink": True},
    }


# Of these every part is known, so plain bodies are rendered fast.
KNOWN = (
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.details",
    "pymdownx.superfences", "pymdownx.tabbed",
)  # fmt: skip
FRESH = Parser(extensions=KNOWN, configs={})
RENDERERS: Mapping[str, BodyRenderer] = {
    kind: BodyRenderer(parser, targets=TARGETS, settings=settings())
    for kind, parser in {
        "known": FRESH,
        "kept": Parser(extensions=KNOWN, configs={}, kept=FRESH.kept),
        "plain": Parser(extensions=["tables"], configs={}),
        "full": Parser(extensions=EXTENSIONS, configs=configs()),
    }.items()
}
BOTH = pytest.mark.parametrize("kind", RENDERERS)


def offer_of(markdown: str, *, path: str = "courses/zoom.md") -> Course:
    return catalogue(course("zoom", path=path, body=Body(markdown))).courses[0]


def rendered(markdown: str, *, kind: str = "full", path: str = "courses/zoom.md", page: str = "kurse/zoom/") -> str:
    return RENDERERS[kind].rendered(offer_of(markdown, path=path), page).html


@BOTH
@pytest.mark.parametrize(
    ("link", "address"),
    [
        # relative on disk, as the forge reads it
        ("führung/vuca.md", "../vuca/"),
        ("f%C3%BChrung/vuca.md", "../vuca/"),
        ("./zoom.md", "./"),
        ("../docs/guides/dms.md", "../../anleitungen/dms/"),
        ("../docs/hilfe/kalender.md#outlook", "../../hilfe/kalender/#outlook"),
        ("../docs/hilfe/plan.pdf", "../../hilfe/plan.pdf"),
        ("../docs/index.md", "../../"),
        # relative in the site, as MkDocs reads it
        ("../guides/dms.md", "../../anleitungen/dms/"),
        ("../hilfe/kalender.md", "../../hilfe/kalender/"),
        ("../index.md", "../../"),
        # addresses of their own
        ("#abschnitt", "#abschnitt"),
        ("https://stadt.example/zoom.md", "https://stadt.example/zoom.md"),
        ("mailto:a@stadt.example", "mailto:a@stadt.example"),
        ("tel:+49123", "tel:+49123"),
        ("/impressum/", "/impressum/"),
        ("webcal://stadt.example/alle.ics", "webcal://stadt.example/alle.ics"),
    ],
)
def test_a_link_leads_where_its_file_went(kind: str, link: str, address: str) -> None:
    assert rendered(f"[Text]({link})", kind=kind) == f'<p><a href="{address}">Text</a></p>'
    assert rendered(f"[Text][x]\n\n[x]: {link}", kind=kind) == f'<p><a href="{address}">Text</a></p>'


@BOTH
def test_a_link_in_the_authors_own_html_leads_there_too(kind: str) -> None:
    html = 'Ein <a href="../docs/guides/dms.md">Link</a>\n\n<p><a href="führung/vuca.md">b</a> <img src="bild.png"></p>'
    result = rendered(html, kind=kind)
    assert '<a href="../../anleitungen/dms/">Link</a>' in result
    assert '<a href="../vuca/">b</a> <img src="../bild.png">' in result


@BOTH
@pytest.mark.parametrize(
    ("link", "address"),
    [("bild.png", "../bild.png"), ("mein%20bild.png", "../mein%20bild.png"), ("<mein bild.png>", "../mein%20bild.png")],
)
def test_a_picture_is_found(kind: str, link: str, address: str) -> None:
    assert rendered(f"![Bild]({link})", kind=kind) == f'<p><img alt="Bild" src="{address}"></p>'


def test_links_are_seen_from_the_file_and_from_the_page_it_becomes() -> None:
    deep = rendered("[a](../zoom.md) [b](vuca.md)", path="courses/führung/vuca.md", page="kurse/vuca/")
    assert deep == '<p><a href="../zoom/">a</a> <a href="./">b</a></p>'
    guide = rendered(
        "[a](../../courses/zoom.md) [b](../courses/zoom.md)", path="docs/guides/dms.md", page="anleitungen/dms/"
    )
    assert guide == '<p><a href="../../kurse/zoom/">a</a> <a href="../../kurse/zoom/">b</a></p>'


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Mitarbeiter*innen und Kolleg*innen",
        "jede*r und keine*r",
        "eine*n Kolleg*in und ihre*n Vertreter*in",
        "der*die Leiter*in, die*der Beamt*e, mit dem*der Ärzt*in",
        "ein*e Bürger*innenbüro für Bürger*innen",
        "jede*s Mal, andere*s",
        "MITARBEITER*INNEN UND KOLLEG*INNEN, JEDE LEITER*IN",
        "Kolleg*innen-Netz, Kolleg*innen: Kolleg*innen.",
    ],
)
def test_a_gender_star_is_no_emphasis(kind: str, text: str) -> None:
    assert rendered(text, kind=kind) == f"<p>{text}</p>"


@BOTH
@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("das *ist* wichtig", "das <em>ist</em> wichtig"),
        ("**fett** und **ganz *beides***", "<strong>fett</strong> und <strong>ganz <em>beides</em></strong>"),
        ("*ein*, *in* und *r*", "<em>ein</em>, <em>in</em> und <em>r</em>"),
        ("*Kolleg*innen*", "<em>Kolleg*innen</em>"),
        ("**jede*r Kolleg*in**", "<strong>jede*r Kolleg*in</strong>"),
        ("*wichtig* für Kolleg*innen und *alle*", "<em>wichtig</em> für Kolleg*innen und <em>alle</em>"),
        (r"Kolleg\*innen", "Kolleg*innen"),
        ("`kolleg*innen`", "<code>kolleg*innen</code>"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("[Kolleg*innen](https://x.example/kolleg*innen)", '<a href="https://x.example/kolleg*innen">Kolleg*innen</a>'),
        (
            "<https://x.example/kolleg*innen>",
            '<a href="https://x.example/kolleg*innen">https://x.example/kolleg*innen</a>',
        ),
        ('<a href="https://x.example/kolleg*innen">x</a>', '<a href="https://x.example/kolleg*innen">x</a>'),
        ("![Kolleg*innen](bild.png)", '<img alt="Kolleg*innen" src="../bild.png">'),
    ],
)
def test_emphasis_and_addresses_work_beside_it(kind: str, text: str, html: str) -> None:
    assert rendered(text, kind=kind) == f"<p>{html}</p>"


@BOTH
@pytest.mark.parametrize("text", ["# Titel", "Titel\n=====", "<h1>Titel</h1>", 'Text <h1 class="x">Titel</h1>'])
def test_the_page_keeps_its_one_h1(kind: str, text: str) -> None:
    result = rendered(f"{text}\n\n## Weiter\n\n### Tiefer", kind=kind)
    assert "h1" not in result
    assert result.count("<h2") == 2
    assert result.count("</h2>") == 2
    assert result.count("<h3") == 1


def test_h1_in_a_text_stays() -> None:
    assert rendered("`<h1>` heißt <kbd>h1</kbd>") == "<p><code>&lt;h1&gt;</code> heißt <kbd>h1</kbd></p>"


@BOTH
def test_cells_are_aligned_by_class(kind: str) -> None:
    html = rendered("|a|b|c|d|\n|:--|:-:|--:|---|\n|1|2|3|4|", kind=kind)
    assert "style" not in html
    assert '<th class="tc-left">a</th>' in html
    assert '<td class="tc-center">2</td>' in html
    assert '<td class="tc-right">3</td>' in html
    assert "<td>4</td>" in html


def test_ids_of_one_body_do_not_run_into_the_next() -> None:
    text = "## Eins\n\n## Eins\n\nText[^1]\n\n[^1]: Fußnote"
    first = rendered(text)
    assert 'id="eins"' in first
    assert 'id="eins_1"' in first
    assert rendered(text) == first
    assert "Fußnote" not in rendered("Text ohne")


PLAIN_OR_NOT = pytest.mark.parametrize("more", ["", "\n\n<p>x</p>"], ids=["plain", "not plain"])


@PLAIN_OR_NOT
def test_a_body_tells_which_files_its_links_depend_on(more: str) -> None:
    text = "[a](zoom.md#x) ![b](bild.png) [c](fehlt.md) [d](https://x.example/) [e](#f) <g@x.example> [c](fehlt.md)"
    renderer = BodyRenderer(Parser(extensions=KNOWN, configs={}), targets=TARGETS, settings=settings())
    body = renderer.rendered(offer_of(text + more), "kurse/zoom/")
    dead = ("fehlt.md", None)
    assert body.links == (("zoom.md#x", "kurse/zoom/"), ("bild.png", "kurse/bild.png"), dead, dead)
    assert pickle.loads(pickle.dumps(body)) == body


@PLAIN_OR_NOT
def test_a_target_is_written_as_an_attribute(more: str) -> None:
    targets = {"courses/a.pdf": 'x"y&z<\u00a0>.pdf'}
    renderer = BodyRenderer(Parser(extensions=KNOWN, configs={}), targets=targets, settings=settings())
    html = '<p><a href="x&quot;y&amp;z&lt;&nbsp;&gt;.pdf">a</a></p>'
    assert renderer.rendered(offer_of("[a](a.pdf)" + more), "").html.startswith(html)


MATERIAL = {
    "admonition": (
        "!!! warning \"Achtung\"\n    Text",
        ['<div class="admonition warning">', '<p class="admonition-title">Achtung</p>'],
    ),
    "details": (
        "???+ tip \"Tipp\"\n    Text",
        ['<details class="tip" open="open">', "<summary>Tipp</summary>"],
    ),
    "tabs": (
        "=== \"Windows\"\n    Eins\n\n=== \"Mac\"\n    Zwei",
        [
            '<div class="tabbed-set tabbed-alternate" data-tabs="1:2">',
            '<input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio">',
            '<input id="__tabbed_1_2" name="__tabbed_1" type="radio">',
            '<label for="__tabbed_1_1">Windows</label>',
            '<div class="tabbed-content">',
            '<div class="tabbed-block">',
        ],
    ),
    "footnotes": (
        "Text[^1]\n\n[^1]: Fuß",
        ['<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>', '<li id="fn:1">', 'href="#fnref:1"'],
    ),
    "tasks": (
        "- [x] Fertig\n- [ ] Offen",
        [
            '<ul class="task-list">', '<li class="task-list-item">', '<label class="task-list-control">',
            '<span class="task-list-indicator"></span>', 'type="checkbox"', 'checked', 'disabled',
        ],
    ),
    "code": (
        "```python title=\"a.py\" linenums=\"1\" hl_lines=\"1\"\nprint('<x>')\n```",
        [
            '<div class="language-python highlight">', '<span class="filename">a.py</span>', '<td class="linenos">',
            '<span class="hll">', "&lt;x&gt;", 'id="__codelineno-0-1"', 'href="#__codelineno-0-1"',
        ],
    ),
    "inline code": ("`#!python x = 1`", ['<code class="language-python highlight">', '<span class="n">x</span>']),
    "keys": ("++ctrl+alt+del++", ['<span class="keys"><kbd class="key-control">', "<span>+</span>"]),
    "marks": ("==wichtig== ^^neu^^ ~~alt~~ H~2~O", ["<mark>wichtig</mark>", "<ins>neu</ins>", "<del>alt</del>", "<sub>2</sub>"]),
    "critic": ("{--alt--}{++neu++}", ["<del", "<ins"]),
    "icons": (":material-school:", ['<span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M']),
    "buttons": ("[Los](zoom.md){ .md-button .md-button--primary }", ['class="md-button md-button--primary"', 'href="./"']),
    "pictures": ("![Bild](bild.png){ align=left width=300 loading=lazy }", ['align="left"', 'width="300"', 'loading="lazy"', 'src="../bild.png"']),
    "captions": (
        "<figure markdown=\"span\">\n![Bild](bild.png)\n<figcaption>Unten</figcaption>\n</figure>",
        ["<figure>", "<figcaption>Unten</figcaption>", 'src="../bild.png"'],
    ),
    "grids": ("<div class=\"grid cards\" markdown>\n\n- **Eins**\n- Zwei\n\n</div>", ['<div class="grid cards">', "<li>", "<strong>Eins</strong>"]),
    "definitions": ("Wort\n:   Erklärung", ["<dl>", "<dt>Wort</dt>", "<dd>"]),
    "abbreviations": ("Die HTML.\n\n*[HTML]: Sprache", ['<abbr title="Sprache">HTML</abbr>']),
    "numbered lists": ('<ol start="3" type="a"><li>Drei</li></ol>', ['<ol start="3" type="a"><li>Drei</li></ol>']),
    "permalinks": ("## Titel", ['<h2 id="titel">', '<a class="headerlink" href="#titel"']),
    "languages": ('<span lang="en">Learn at Lunch</span>', ['<span lang="en">Learn at Lunch</span>']),
}  # fmt: skip


@pytest.mark.parametrize("name", MATERIAL)
def test_what_material_offers_survives(name: str) -> None:
    markdown, expected = MATERIAL[name]
    html = rendered(markdown)
    assert [piece for piece in expected if piece not in html] == [], html


def test_the_formulas_of_symbols_survive() -> None:
    assert rendered("(c) 1/2 -->") == "<p>© ½ →</p>"


@pytest.mark.parametrize("line", ["#\n", "- \n", "***\n", "Wort\n\n", "## Wort\n", "=\n", "* *\n"])
def test_as_many_lines_as_a_body_may_have_are_rendered_soon(line: str) -> None:
    body = line * (LINES // line.count("\n"))
    assert not [*intricate_body("courses/zoom.md", Body(body))]
    began = time.process_time()
    rendered(body, kind="known")
    assert time.process_time() - began < 20  # seconds; it takes some
