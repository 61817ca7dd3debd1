"""Markup inside Markdown: the start tags of raw HTML, and the attribute lists `{: .class key=value }`."""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

# Read in one pass and in linear time, as a browser would: comments (`<!-->` is a whole one), declarations and
# processing instructions are skipped; a tag ends at its >, at the next tag or where the text ends.
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<[!?][^>]*>?"
    r"|<(?P<element>[a-zA-Z][^\s/><]*)(?P<attributes>(?:[^<>\"']|<(?![a-zA-Z])|\"[^\"]*\"|'[^']*')*)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=][^\s/>=]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*))?")
# Blanks are not given back, and a name is not looked for within a word: a long line of either would take minutes.
_LIST = re.compile(rb"\{:?[ ]*+((?:\"[^\"\n]*\"|'[^'\n]*'|[^{}\n\"'])*)\}")
_PAIR = re.compile(rb"(?<![^\s=\"'])([^\s=\"']+)=(\"[^\"]*\"|'[^']*'|[^\s\"']*)")
# The name under which an attribute list stands in for an element.
LIST = "{…}"


class Found(Struct, frozen=True):
    """An element (`attribute` is empty) or one attribute of it; `position` is where it begins in the text.

    The value of an element are the names of its attributes.
    """

    element: str
    attribute: str
    value: str
    position: int


def start_tags(html: str) -> Iterator[Found]:
    """Yields every start tag of a piece of HTML, each followed by its attributes."""
    for tag in _TOKEN.finditer(html):
        element = (tag["element"] or "").lower()
        if element:
            attributes = [(name.lower(), value) for name, value in _ATTRIBUTE.findall(tag["attributes"])]
            yield Found(element, "", " ".join(name for name, _ in attributes), tag.start())
            for name, value in attributes:
                yield Found(element, name, unescape(_unquoted(value)), tag.start())


def attribute_lists(text: bytes) -> Iterator[Found]:
    """Yields the `key=value` pairs of the attribute lists in a text; positions count bytes."""
    for match in _LIST.finditer(text):
        for pair in _PAIR.finditer(match[1]):
            name, value = (part.decode("utf-8", "replace") for part in pair.groups())
            yield Found(LIST, name.lower(), _unquoted(value), match.start())


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value
