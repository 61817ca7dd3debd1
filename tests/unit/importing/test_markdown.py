"""Bodies: HTML, shortcodes, links and pictures of the origin as plain Markdown."""

import time

import pytest

from catalogue.importing.links import Imported, Origin, Resolver, origin_of
from catalogue.importing.markdown import body_markdown
from catalogue.importing.record import Record
from catalogue.importing.shortcodes import Shortcodes
from catalogue.reading.translations import read_translation
from tests.unit.importing.remarks import Remarks

ORIGIN = Origin(
    base="https://origin.example",
    pages={"guides/zoom": Imported("docs/guides/zoom.md", "Zoom"), "id:dms": Imported("courses/dms.md", "DMS"),
           "event/geheim": Imported("courses/geheim.md", "Geheim", draft=True)},
)  # fmt: skip


def converted(text: str, *, title: str = "Titel", origin: Origin = ORIGIN) -> tuple[str, list[str]]:
    """Returns the body of a course made from `text`, and the codes of what was told."""
    say = Remarks()
    record = Record.model_validate({"url": "https://origin.example/event/x", "source_file": "content/events/x.md"})
    resolve = Resolver(origin=origin, record=record, path="courses/x.md", say=say)
    return body_markdown(text, title=title, resolve=resolve, words=read_translation("en")), say.codes


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Titel\n\n### A\n##### B", "## A\n\n### B"),
        ("Kopf\n===\n\nText\n\nUnter\n---\n", "## Kopf\n\nText\n\n### Unter"),
        ("## **Fett** {#anker}", "## Fett"),
        ("Text\n* a\n  * b\n    1) c\n* d", "Text\n\n- a\n    - b\n        1. c\n- d"),
        ("1. a\n\n   mehr\n2. b", "1. a\n\n    mehr\n2. b"),
        ("<p>Eins &amp; <strong>zwei</strong></p><ul><li>a<ul><li>b</li></ul></li></ul>", "Eins & **zwei**\n\n- a\n    - b"),
        ("A<br>B<br/>", "A  \nB"),
        ("H<sub>2</sub>O, 5<sup>th</sup>, m<sup>2</sup>", "H₂O, 5th, m²"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td>x<br>y</td></tr></table>", "| A | B |\n| --- | --- |\n| 1\\|2 | x · y |"),
        ("<table><tr><td>9 Uhr</td><td><b>Start</b><ul><li>n</li></ul></td></tr></table>", "- **9 Uhr:** **Start**\n\n    - n"),
        ("<table><tr><th colspan=2>Plan</th></tr><tr><th>Zeit</th><th>Thema</th></tr><tr><td>9</td><td>A</td></tr></table>",
         "**Plan**\n\n| Zeit | Thema |\n| --- | --- |\n| 9 | A |"),
        ("<table><tr><th>Tag</th><th colspan=2>Inhalt</th></tr><tr><td rowspan=2>Mo</td><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>",
         "| Tag | Inhalt |  |\n| --- | --- | --- |\n| Mo | A | B |\n| Mo | C | D |"),
        ("<table><tr><th>Zeit</th><th>Thema</th></tr><tr><td>9</td><td><ul><li>A</li></ul></td></tr></table>", "**Zeit – Thema**\n\n- **9:**\n    - A"),
        ("<table><tr><td><p><b>Zeit</b></p></td><td><b>Thema</b></td></tr><tr><td><b>9</b></td><td>A</td></tr></table>",
         "| **Zeit** | **Thema** |\n| --- | --- |\n| **9** | A |"),
        ('<p class=MsoNormal>Sie <span>lernen<o:p></o:p></span></p><!--[if gte mso 9]><xml></xml><![endif]-->', "Sie lernen"),
        ('<p class="MsoListParagraphCxSpFirst"><!--[if !supportLists]--><span style="mso-list:Ignore">·<span>&nbsp; </span></span><!--[endif]-->A</p>\n'
         '<p class="MsoListParagraphCxSpLast">·&nbsp;&nbsp; B<o:p></o:p></p><p>C</p>', "- A\n- B\n\nC"),
        ('<p class="MsoListParagraph"><span style="mso-list: Ignore">1.<span>&nbsp; </span></span>A</p>', "1. A"),
        ('<p class="MsoListParagraph">§ 5 AsylG</p><p class="MsoListParagraph">z. B. hier</p><p class="MsoListParagraph">3. Mai</p>',
         "- § 5 AsylG\n- z. B. hier\n- 3.\u00a0Mai"),
        ('<p class=MsoListParagraph style="mso-list:l0 level1 lfo1">1. A</p><p class=MsoListParagraph style="mso-list:l0 level2 lfo1">a) B</p>'
         '<p class=MsoListParagraph style="mso-list:l0 level3 lfo1">· C</p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1">2. D</p>',
         "1. A\n    1. B\n        - C\n2. D"),
        # What is copied from the middle of a list.
        ('<p class=MsoListParagraph style="mso-list:l0 level2 lfo1">· A</p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1">· B</p>'
         '<p class=MsoListParagraph style="mso-list:l0 level2 lfo1">· C</p>', "- A\n- B\n    - C"),
        ('<p class="MsoListParagraph">3. Mai</p><p class="MsoListParagraph">4. Juni</p>', "- 3.\u00a0Mai\n- 4.\u00a0Juni"),
        ('<p class="MsoListParagraph">1. A</p><p class="MsoListParagraph">2. B</p>', "1. A\n2. B"),
        ("<!-- wp:paragraph {\"dropCap\":true} -->\n<p>A</p>\n<!-- /wp:paragraph -->", "A"),
        ("<label>Ort</label><label>Tag</label>", "Ort Tag"),
        ("a\u200bb\u00a0c\u00a0\n", "ab\u00a0c"),
        ("&lt;b&gt; &eacute; &#42;x&#42; &copy;", "&lt;b> é \\*x\\* ©"),
        ("{{ name }} und {% x %}", "\\{{ name }} und \\{% x %}"),
        ("`{{ name }} <b>`", "`{{ name }} <b>`"),
        ("```html\n<b>{{ x }}</b>\n```", "```html\n<b>{{ x }}</b>\n```"),
        ("```\noffen", "```\noffen\n```"),
        ("a < b und 3<4, <foo>", "a < b und 3<4, &lt;foo>"),
        ("<!-- -->Text", "Text"),
        ('<input type="checkbox" id="a">\n<label for="a">Eins\n</label><br>', "- Eins"),
    ],
)  # fmt: skip
def test_a_body_becomes_plain_markdown(source: str, expected: str) -> None:
    assert converted(source) == (expected, [])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{< note >}}\nAchtung.\n{{< /note >}}", '!!! note "Note"\n\n    Achtung.'),
        ('{{< ring title="Fall" >}}\n### Stadt\n- a\n{{< /ring >}}', '!!! info "Fall: Stadt"\n\n    - a'),
        ('## A\n{{< accordion kicker="Tag 1" title="B" >}}\n## C\n{{< /accordion >}}{{< accordion title="D" >}}x{{< /accordion >}}',
         "## A\n\n### Tag 1: B\n\n#### C\n\n### D\n\nx"),
        ('{{< youtube id="abc" title="Film" >}}', "[Video: Film](https://www.youtube.com/watch?v=abc)"),
        ('{{< button href="https://a.example/x" text="Los" >}}', "[Los](https://a.example/x)"),
        ('{{< quote-block text="Wort." cite="Wer" >}}', "> Wort.\n>\n> — Wer"),
        ('{{< checklist >}}\n{{< checkbox >}}a{{< /checkbox >}}\n\n{{< checkbox >}}b{{< /checkbox >}}\n{{< /checklist >}}', "- a\n- b"),
        ('[Z]({{< ref "/guides/zoom/_index.md" >}})', "[Z](../docs/guides/zoom.md)"),
        ('<a href="{{< ref "/guides/zoom.md" >}}">Z</a>', "[Z](../docs/guides/zoom.md)"),
        ('{{< featured-resource link="/guides/zoom" >}}', "- [Zoom](../docs/guides/zoom.md)"),
        ("{{< highlight go >}}x := 1{{< /highlight >}}", "```go\nx := 1\n```"),
    ],
)  # fmt: skip
def test_shortcodes_become_markdown(source: str, expected: str) -> None:
    assert converted(source) == (expected, [])


@pytest.mark.parametrize(
    ("source", "expected", "told"),
    [
        ("<script>x()</script>A<style>b</style>", "A", ["element-dropped", "element-dropped"]),
        ("Ort:<select><option>Rathaus</option><option>VHS</option></select><button>Los</button>", "Ort: Rathaus, VHS Los", ["form-as-text"] * 2),
        ("<p>A<input name=n>B</p>", "A B", ["form-as-text"]),
        ('<iframe title="Karte" src="https://k.example/x"></iframe>', "[Karte](https://k.example/x)", ["element-dropped"]),
        ("![Bild](/a.png)", "[Picture: Bild](https://origin.example/a.png)", ["picture-as-link"]),
        ("{{< img src=logo alt='Logo' >}}", "", ["picture-dropped"]),
        ("{{< seltsam wert=1 >}}", "", ["shortcode-dropped"]),
        ("{{< seltsam >}}a{{< /seltsam >}}", "a", ["shortcode-unwrapped"]),
        ('{{< asset-static file="a.pdf" label="Folien" >}}', "Folien", ["file-dropped"]),
        ("<!-- intern -->", "", ["comment-dropped"]),
        ('[caption id="a1" width="300"]<img src="/a.png" alt="Bild"> Worte[/caption]', "[Picture: Bild](https://origin.example/a.png) Worte",
         ["shortcode-unwrapped", "picture-as-link"]),
        ('[vc_row][vc_column width="1/2"]A[/vc_column][vc_column]B[/vc_column][/vc_row]', "A\n\nB", ["shortcode-unwrapped"] * 2),
        ('[contact-form-7 id="12" title="Anmeldung"]A', "A", ["shortcode-dropped"]),
        ("Ein [Video] und [video], [x] und `[vc_row]`, [caption](https://a.example)", "Ein [Video] und [video], [x] und `[vc_row]`, [caption](https://a.example)", []),
        ('{{< figure src="a.png" alt="Knopf" caption="Der Knopf" >}}', "[Picture: Knopf](https://origin.example/event/a.png)\n\nDer Knopf",
         ["picture-as-link"]),
        ("[x](javascript:alert(1))", "x", ["link-dropped"]),
        ("[x](anders.md)", "x", ["link-dropped"]),
        ("[x](tel:) [y](tel:+) [z](mailto:)", "x y z", ["link-dropped"] * 3),
        ("[x](/event/geheim.md)", "x", ["link-dropped"]),
        ("[x](https://zoom.us/j/1?pwd=2)", "x", ["secret-dropped", "link-dropped"]),
    ],
)  # fmt: skip
def test_what_cannot_stay_is_told(source: str, expected: str, told: list[str]) -> None:
    assert converted(source) == (expected, told)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](/guides/zoom/?x=1#y)", "[a](../docs/guides/zoom.md)"),
        ("[a](https://origin.example/guides/zoom/)", "[a](../docs/guides/zoom.md)"),
        ("[a](../kurse/DMS.md)", "[a](dms.md)"),
        ("[a](/anderes)", "[a](https://origin.example/anderes)"),
        ("[a](sec.gov)", "[a](https://sec.gov)"),
        ("[a](it@stadt.example)", "[a](mailto:it@stadt.example)"),
        ("[a](#kopf)\n\n## Kopf\n\n[b](#fehlt)", "[a](#kopf)\n\n## Kopf\n\nb"),
        ("[![Alt](b.png)](https://a.example)", "[Alt](https://a.example)"),
        ("[a][1]\n\n[1]: https://a.example 'T'", "[a][1]\n\n[1]: https://a.example 'T'"),
        ("<https://a.example>", "<https://a.example>"),
    ],
)  # fmt: skip
def test_links_work_or_are_words(source: str, expected: str) -> None:
    assert converted(source) == (expected, [])


def test_hostile_markup_ends_as_text() -> None:
    for source in (
        "{<x onclick=y>}",
        "a {: onclick=x }",
        "<img src=x onerror=y",
        "[a]( javascript:x )",
        "<svg/onload=x>",
        "<" * 50 + "a>",
    ):
        text, _ = converted(source)
        assert converted(text)[1] == [], text


def test_deep_markup_is_survived() -> None:
    text, _ = converted("<div>" * 300 + "a" + "<ul><li>" * 400 + "b")
    assert "a" in text


def test_the_base_is_that_of_most_records() -> None:
    def pair(url: str) -> tuple[Record, Imported]:
        return Record.model_validate({"id": url, "url": url}), Imported("courses/x.md", "X")

    assert (
        origin_of([pair("https://a.example/1"), pair("https://a.example/2"), pair("https://b.example")]).base
        == "https://a.example"
    )
    assert origin_of([pair("https://a.example/1"), pair("https://b.example")]).base == ""


@pytest.mark.parametrize("unit", [" ", "/", "a", " /", "-", ">"])
@pytest.mark.parametrize("beginning", ["{{<", "{{< a", "{{< /"])
def test_a_shortcode_that_never_ends_is_read_soon(beginning: str, unit: str) -> None:
    text = beginning + unit * (100_000 // len(unit))
    began = time.process_time()
    assert Shortcodes().set_aside(text) == text
    assert time.process_time() - began < 5  # seconds; it takes hundredths
