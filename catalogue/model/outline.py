"""The outline of a body: its links, pictures, headings, steps and raw HTML, each with line and column."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any

from pyromark import Markdown, Options

from catalogue.model.body import Body

# Material's containers: their content is indented, which CommonMark would take for code.
_CONTAINER = re.compile(r"^( *)(?:!!!|\?\?\?\+?|===[!+]?|\[\^[^\]]+\]:)(?= |$)")
_PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_TASKLISTS)


class Sort(StrEnum):
    """What a mark of the outline is."""

    LINK = "link"
    PICTURE = "picture"
    HEADING = "heading"
    STEP = "step"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing found in a body: its sort, its text (an address, a heading, an element's name) and its place.

    `level` is the level of a heading.
    """

    sort: Sort
    text: str
    line: int
    column: int
    level: int = 0


def outline(body: Body) -> tuple[Mark, ...]:
    """Returns the marks of a body in the order of the text; lines count as in the source file."""
    text, removed = _flattened(body.markdown)
    reader = _Reader(text=text, removed=removed, first_line=body.line)
    return tuple(reader.marks(_PARSER.events_with_range(text)))


def _flattened(markdown: str) -> tuple[str, list[int]]:
    """Takes the indentation from the content of Material's containers; returns the text and what each line lost."""
    lines, removed = markdown.split("\n"), []
    depth, fence = 0, ""
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < depth * 4:
            depth, fence = indent // 4, ""
        cut = min(depth * 4, indent)
        rest = line[cut:]
        mark = re.match(r" {0,3}(```+|~~~+)", rest)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and _CONTAINER.match(rest) and not rest.startswith(" "):
            depth += 1
            lines[index], cut = "", 0
            removed.append(cut)
            continue
        lines[index] = rest
        removed.append(cut)
    return "\n".join(lines), removed


class _Reader:
    """Walks the parser's events; `collected` gathers the text of the heading or step that is open."""

    def __init__(self, *, text: str, removed: list[int], first_line: int) -> None:
        self.data = text.encode()
        self.starts = [0, *(match.end() for match in re.finditer(b"\n", self.data))]
        self.removed = removed
        self.first_line = first_line
        self.depth = 0
        self.collected: dict[Sort, list[str]] = {}

    def at(self, byte: int) -> tuple[int, int]:
        line = bisect_right(self.starts, byte) - 1
        lost = self.removed[line] if line < len(self.removed) else 0
        before = self.data[self.starts[line] : byte].decode("utf-8", "replace")
        return line + self.first_line, len(before) + 1 + lost

    def marks(self, events: Any) -> Iterator[Mark]:
        for event, span in events:
            start = span["start"]
            if isinstance(event, str):
                self._text(" " if event in ("SoftBreak", "HardBreak") else "")
            elif "Start" in event:
                yield from self._opened(event["Start"], start)
            elif "End" in event:
                yield from self._closed(event["End"], start)
            else:
                self._text(next((str(event[key]) for key in ("Text", "Code") if key in event), ""))
                yield from self._raw(event.get("Html") or event.get("InlineHtml") or "", start)

    def _text(self, text: str) -> None:
        for collected in self.collected.values():
            collected.append(text)

    def _opened(self, opened: Any, start: int) -> Iterator[Mark]:
        if opened == "Item" and self.depth == 1:
            self.collected[Sort.STEP] = []
        if not isinstance(opened, dict):
            return
        self.depth += "List" in opened
        if "Heading" in opened:
            self.collected[Sort.HEADING] = []
        for key, sort in (("Link", Sort.LINK), ("Image", Sort.PICTURE)):
            if key in opened:
                link = opened[key]
                address = f"mailto:{link['dest_url']}" if link["link_type"] == "Email" else link["dest_url"]
                yield Mark(sort, address, *self.at(start))

    def _closed(self, closed: Any, start: int) -> Iterator[Mark]:
        if isinstance(closed, dict) and "Heading" in closed:
            yield self._mark(Sort.HEADING, start, level=int(closed["Heading"][1]))
        elif closed == "Item" and self.depth == 1 and Sort.STEP in self.collected:
            yield self._mark(Sort.STEP, start)
        elif isinstance(closed, dict) and "List" in closed:
            self.depth -= 1

    def _mark(self, sort: Sort, start: int, *, level: int = 0) -> Mark:
        return Mark(sort, " ".join("".join(self.collected.pop(sort, [])).split()), *self.at(start), level=level)

    def _raw(self, html: str, start: int) -> Iterator[Mark]:
        for element, attribute, value in _elements(html):
            place = self.at(start)
            if not attribute:
                yield Mark(Sort.ELEMENT, element, *place)
            elif (element, attribute) == ("a", "href"):
                yield Mark(Sort.LINK, value, *place)
            elif (element, attribute) == ("img", "src"):
                yield Mark(Sort.PICTURE, value, *place)
            else:
                yield Mark(Sort.ATTRIBUTE, f"{element} {attribute}={value}", *place)


def _elements(html: str) -> list[tuple[str, str, str]]:
    """Returns (element, "", "") and (element, attribute, value) for every start tag in a piece of HTML."""
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, "", ""))
        self.found.extend((tag, name, value or "") for name, value in attrs)
