"""A parser is made only when a body needs it, and only settings that can be kept are kept."""

from unittest.mock import patch

import pytest

from catalogue.outputs import parser
from catalogue.outputs.parser import Parser
from catalogue.outputs.plain_body import plain_html

KNOWN = ("admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "smarty", "pymdownx.superfences")


@pytest.fixture(scope="module")
def kept() -> bytes:
    return Parser(extensions=KNOWN, configs={}).kept


def test_with_what_is_kept_plain_bodies_need_no_parser(kept: bytes) -> None:
    with patch.object(parser, "Markdown", side_effect=AssertionError):
        later = Parser(extensions=KNOWN, configs={}, kept=kept)
        assert later.known
        assert later.dialect
        assert plain_html('# "Titel"\n\nText', later.dialect) == '<h2 id="titel">“Titel”</h2>\n<p>Text</p>'


def test_code_and_other_bodies_come_out_as_ever(kept: bytes) -> None:
    first, later = Parser(extensions=KNOWN, configs={}), Parser(extensions=KNOWN, configs={}, kept=kept)
    assert first.dialect
    assert later.dialect
    text = "Vorher\n\n```python\nx = 1 < 2\n```\n\nDanach"
    assert plain_html(text, later.dialect) == plain_html(text, first.dialect)
    text = "Text[^1]\n\n[^1]: Fußnote"
    assert later.convert(text) == first.convert(text) == later.convert(text)


@pytest.mark.parametrize(
    ("extensions", "configs"),
    [
        (("toc", "tables"), {"toc": {"slugify": lambda text, _: text}}),  # may do anything, and cannot be kept
        (("nl2br",), {}),
    ],
)
def test_what_may_come_out_otherwise_is_not_kept(extensions: tuple[str, ...], configs: dict[str, object]) -> None:
    assert Parser(extensions=(*KNOWN, *extensions), configs=configs).kept == b""
