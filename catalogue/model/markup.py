"""Markup inside Markdown: the start tags of raw HTML, and the attribute lists `{: .class key=value }`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

# What a browser skips: comments (`<!-->` is a whole one), declarations, processing instructions.
_SKIPPED = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*>?", re.DOTALL)
_LIST = re.compile(rb"\{:?[ ]*((?:\"[^\"\n]*\"|'[^'\n]*'|[^{}\n\"'])*)\}")
_PAIR = re.compile(rb"([^\s=\"']+)=(\"[^\"]*\"|'[^']*'|[^\s\"']*)")
# The name under which an attribute list stands in for an element.
LIST = "{…}"


@dataclass(frozen=True, slots=True)
class Found:
    """An element (`attribute` is empty) or one attribute of it; `position` is where it begins in the text."""

    element: str
    attribute: str
    value: str
    position: int


def start_tags(html: str) -> list[Found]:
    """Returns every start tag of a piece of HTML, each followed by its attributes."""
    visible = _SKIPPED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), html)
    parser = _Tags(visible)
    parser.feed(visible)
    parser.close()
    return parser.found


def attribute_lists(text: bytes) -> Iterator[Found]:
    """Yields the `key=value` pairs of the attribute lists in a text; positions count bytes."""
    for match in _LIST.finditer(text):
        for pair in _PAIR.finditer(match[1]):
            value = pair[2].decode("utf-8", "replace").strip("\"'")
            yield Found(LIST, pair[1].decode("utf-8", "replace").lower(), value, match.start())


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Found] = []
        self._starts = [0, *(match.end() for match in re.finditer("\n", html))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        position = self._starts[line - 1] + column
        self.found.append(Found(tag, "", "", position))
        self.found.extend(Found(tag, name, value or "", position) for name, value in attrs)
