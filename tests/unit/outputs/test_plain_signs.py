"""Signs that are written in a longer way: which are taken out of a plain body, and what is put back."""

import pytest

from catalogue.outputs.parser import Parser
from catalogue.outputs.plain_body import plain_html
from catalogue.outputs.plain_dialect import Dialect
from catalogue.outputs.plain_grammar import FIRST_SIGN, GAP
from catalogue.outputs.plain_signs import with_signs, without_signs

SIGN = chr(FIRST_SIGN)


def dialect() -> Dialect:
    found = Parser(extensions=("toc", "tables", "fenced_code", "attr_list"), configs={}).dialect
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "left", "signs"),
    [
        ("Kolleg\\*innen", f"Kolleg{SIGN}innen", ["*"]),
        ("**a:**<br>b<br/>", f"**a:**{GAP}{SIGN}b{SIGN}", ["<br>"]),
        ("a&nbsp;b &lt;", f"a{SIGN}b {chr(FIRST_SIGN + 1)}", ["\xa0", "&lt;"]),
        ("<kbd>Strg</kbd>", f"{SIGN}Strg{chr(FIRST_SIGN + 1)}", ["<kbd>", "</kbd>"]),
        ("## a {#b .c .d}", f"## a{SIGN}", ["\ue009b|c d\ue009"]),
        ("`a\\*b<br>`", "`a\\*b<br>`", []),
        ("a\\@b \\` &nothing; &Tab; <br <BR> <kbd>*a*</kbd> <p>", "a\\@b \\` &nothing; &Tab; <br <BR> <kbd>*a*</kbd> <p>", []),
        ("Text {#b}", "Text {#b}", []),
        ("## a # {#b}", "## a # {#b}", []),
    ],
)  # fmt: skip
def test_signs_are_taken_out_and_put_back(text: str, left: str, signs: list[str]) -> None:
    assert without_signs(text, dialect()) == (left, signs)
    assert with_signs(left, signs).replace(GAP, "").count(SIGN) == 0


def test_signs_are_shown_as_they_are_meant() -> None:
    text = "## a {#b .c}\n\nKolleg\\*innen **d:**<br>&rarr; <kbd>Strg</kbd>\n\n[e\nf](g.md)"
    assert plain_html(text, dialect()) == (
        '<h2 class="c" id="b">a</h2>\n<p>Kolleg*innen <strong>d:</strong><br>→ <kbd>Strg</kbd></p>\n<p><a href="g.md">e\nf</a></p>'
    )
