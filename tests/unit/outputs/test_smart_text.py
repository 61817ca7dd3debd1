"""Typography: the same quotes, dashes and ellipses as smarty makes, whatever stands beside them."""

from html import unescape
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from catalogue.outputs.smart_text import is_smart, smart_rules, smarten

GERMAN = {
    "left-double-quote": "&bdquo;", "right-double-quote": "&ldquo;", "left-single-quote": "&sbquo;",
    "right-single-quote": "&lsquo;",
}  # fmt: skip
SMARTY = Markdown(extensions=["smarty"], extension_configs={"smarty": {"substitutions": GERMAN}})
RULES = smart_rules(SMARTY)


def smart(text: str) -> str:
    assert RULES is not None
    return smarten(text, RULES)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('Das "Wort" und "Wörter".', "Das „Wort“ und „Wörter“."),
        ("\"Ein 'Wort'\"", "„Ein ‚Wort‘“"),
        ("Text -- Text --- Text", "Text – Text — Text"),
        ("Und so weiter ...", "Und so weiter …"),
        ("Text ....", "Text ...."),
        ("nichts", "nichts"),
    ],
)
def test_signs_become_typography(text: str, result: str) -> None:
    assert smart(text) == result
    assert is_smart(text) == any(sign in text for sign in ("'", '"', "--", "..."))


@settings(max_examples=500, deadline=None)
@given(st.text("as1ö\"'-. ,(:)\u00a0", max_size=16))
@example("\"'a'\"--\"'a'\"...")
@example("'80s \"a\"s '")
def test_whatever_stands_beside_them(text: str) -> None:
    # A letter at either end, since a paragraph loses its blanks.
    paragraph = f"a{text}a"
    assert f"<p>{smart(paragraph)}</p>" == unescape(SMARTY.convert(paragraph))


def test_without_smarty_there_are_no_rules() -> None:
    assert smart_rules(Markdown()) == ()


@pytest.mark.parametrize("piece", ["<q>", "&lt;", "\ue000", "\x02"])
def test_rules_that_replace_by_more_than_text_are_refused(piece: str) -> None:
    configs: dict[str, Any] = {"smarty": {"substitutions": {"ndash": piece}}}
    assert smart_rules(Markdown(extensions=["smarty"], extension_configs=configs)) is None
