"""Anchors: of headings whose hashes are glued to them, the same are known as Python-Markdown makes."""

import re
import time

import pytest

from catalogue.model.anchors import anchors_of
from catalogue.model.body import Body
from catalogue.outputs.parser import Parser

PARSER = Parser(extensions=("admonition", "attr_list", "tables", "toc", "pymdownx.superfences"), configs={})


@pytest.mark.parametrize(
    "text",
    [
        "##Wort", "#4711 im Text", "##Wort\n\n## Wort\n\n###Wort", "Text\n##Wort\nmehr", "##1.Teil", "##[x](y.md)", "##**Fett** x", "##Wort##",
        "##Wort {#x}", "!!! note\n    ##Wort", "> ##Wort", "- a\n\n    ##Wort", "- ##Wort", "1. a\n##Wort",
        "```\n##Wort\n```", "    ##Wort", " ##Wort", "\\##Wort", "Text ##Wort", "<div>\n##Wort\n</div>", "<!--\n##Wort\n-->",
    ],
)  # fmt: skip
def test_the_anchors_of_glued_headings_are_those_of_the_page(text: str) -> None:
    assert anchors_of(Body(text)) == frozenset(re.findall(r'<h\d id="([^"]*)"', PARSER.convert(text)))


@pytest.mark.parametrize("line", ["{ ", "## { ", "{#", "- { "])
def test_a_long_line_behind_a_brace_is_read_soon(line: str) -> None:
    began = time.process_time()
    for unit in ("#a", "#", "&#1a", "a", "{ #", " "):
        text = line + unit * (190_000 // len(unit))
        assert "x" not in anchors_of(Body(text)) | anchors_of(Body(f"{text}}}"))
    assert time.process_time() - began < 10  # seconds; it takes less than one
