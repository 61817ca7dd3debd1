"""Quiet texts: pieces of a body in which no inline rule can find anything are kept from Python-Markdown's rules.

The parser asks every rule about every text, which takes most of its time. Only for parsers whose rules are all known.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from catalogue.outputs.smart_text import is_smart

# Without one of these no known rule of the first round applies.
_SIGN = re.compile(r"[\\`*_\[<&!]|  \n")


class _Quiet(AtomicString):
    """A text that the first round of rules need not see; the second may have to."""


class _BeforeInline(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            text = element.text
            if text and type(text) is str and not _SIGN.search(text):
                element.text = _Quiet(text)


class _BeforeTypography(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            element.text, element.tail = _unless_smart(element.text), _unless_smart(element.tail)


def keep_quiet(markdown: Markdown) -> None:
    """Adds the steps to a parser: before the inline rules, and before those of typography."""
    markdown.treeprocessors.register(_BeforeInline(markdown), "catalogue-quiet-inline", 20.5)
    if "smarty" in markdown.treeprocessors:
        markdown.treeprocessors.register(_BeforeTypography(markdown), "catalogue-quiet-typography", 6.5)


def _unless_smart(text: str | None) -> str | None:
    if not text or type(text) not in (str, _Quiet):
        return text
    return str(text) if is_smart(text) else AtomicString(text)
