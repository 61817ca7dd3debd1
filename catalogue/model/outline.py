"""The outline of a body: its links, pictures, headings and raw HTML, each with line and column."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from itertools import accumulate
from typing import Any

from msgspec import Struct
from pyromark import Markdown, Options

from catalogue.model.body import Body
from catalogue.model.container import INVISIBLE, flattened
from catalogue.model.link import says_nothing
from catalogue.model.loose_links import loose_links
from catalogue.model.markup import Found, attribute_lists, start_tags

# The language of fenced blocks that a script from another server would draw.
_DIAGRAM = re.compile(r"[ \t{.]*(mermaid)\b", re.IGNORECASE)
_LOOSE_TAG = re.compile(rb"<[a-zA-Z][^<>]{0,2000}>")
# What says where a link leads although its text does not: an attribute behind it, or one of an element in it.
_LABEL = re.compile(rb"\{:?[^{}\n]{0,500}?\baria-label=")
_SPOKEN = frozenset({("img", "alt"), ("img", "aria-label"), ("span", "aria-label")})
# What is opened and closed without any mark: most of what there is.
_UNMARKED = ("Paragraph", "Item", "Strong", "Emphasis", "TableCell", "TableRow", "TableHead")
# Everything but the line feed.
_BLANKED = bytes(0x0A if byte == 0x0A else 0x20 for byte in range(256))
PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_TASKLISTS)


class Sort(StrEnum):
    """What a mark of the outline is; a diagram is a fenced block that only a script could draw.

    A picture without a description is marked twice, by its address and as undescribed; so is a link, by its address and
    as vague, whose text does not say where it leads.
    """

    LINK = "link"
    VAGUE = "vague"
    PICTURE = "picture"
    UNDESCRIBED = "undescribed"
    HEADING = "heading"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    DIAGRAM = "diagram"


class Mark(Struct, frozen=True):
    """One thing found in a body: its sort, its text (an address, a heading, an element's name) and its place.

    `level` is the level of a heading; `written` is the name of an element in the letters of the text.
    """

    sort: Sort
    text: str
    line: int
    column: int
    level: int = 0
    written: str = ""


def outline(body: Body) -> tuple[Mark, ...]:
    """Returns the marks of a body in the order of the text; lines count as in the source file."""
    text, removed = flattened(body.markdown)
    reader = _Reader(text=text, removed=removed, first_line=body.line)
    marks = [*reader.marks(PARSER.events_with_range(text)), *reader.loose()]
    return tuple(sorted(marks, key=lambda mark: (mark.line, mark.column)))


class _Reader:
    """Walks the parser's events.

    `starts` are the bytes at which lines begin, `removed` what each line has lost before it was parsed, and `walked` the byte
    that was asked for last with the characters before it on its line. `collected` gathers the text of the heading, link or
    picture that is open, `html` the lines of the HTML block that is open with their bytes' positions, and `prose` keeps what
    is neither code, HTML nor link: there attribute lists work.
    """

    def __init__(self, *, text: str, removed: list[int], first_line: int) -> None:
        self.data = text.encode("utf-8", "replace")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.data.split(b"\n"))][:-1]
        self.removed = removed
        self.first_line = first_line
        self.walked = 0, 0
        self.in_code = False
        self.collected: dict[Sort, list[str]] = {}
        self.html: list[tuple[str, int]] = []
        self.prose = bytearray(self.data.translate(_BLANKED))

    def at(self, byte: int) -> tuple[int, int]:
        """Returns line and column of a byte; asked for in rising order, a giant line is walked only once."""
        line = bisect_right(self.starts, byte) - 1
        known, characters = self.walked if self.starts[line] <= self.walked[0] <= byte else (self.starts[line], 0)
        characters += len(self.data[known:byte].decode("utf-8", "replace"))
        self.walked = byte, characters
        lost = self.removed[line] if line < len(self.removed) else 0
        return line + self.first_line, max(characters + 1 + lost, 1)

    def marks(self, events: Any) -> Iterator[Mark]:
        for event, span in events:
            start = span["start"]
            if isinstance(event, str):
                self._text(" " if event in ("SoftBreak", "HardBreak") else "")
                continue
            ((kind, value),) = event.items()
            if kind in ("Text", "Code"):
                self._text(value)
                if kind == "Text":
                    self._keep(start, span["end"])
            elif kind in ("Start", "End"):
                if value not in _UNMARKED:
                    yield from (
                        self._opened(value, start) if kind == "Start" else self._closed(value, start, span["end"])
                    )
            elif kind == "InlineHtml":
                yield from self._elements([(value, start)])
            elif kind == "Html":
                self.html.append((value, start))

    def loose(self) -> Iterator[Mark]:
        """Yields what Python-Markdown makes of the prose beyond CommonMark: attribute lists, odd tags, odd links."""
        prose = bytes(self.prose)
        for found in attribute_lists(prose):
            yield _element(found, *self.at(found.position))
        for match in _LOOSE_TAG.finditer(prose):
            yield from self._elements([(match[0].decode("utf-8", "replace"), match.start())])
        for link in loose_links(prose):
            yield Mark(Sort.PICTURE if link.picture else Sort.LINK, link.address, *self.at(link.position))

    def _keep(self, start: int, end: int) -> None:
        if self.in_code:
            return
        start += self.data[start - 1 : start] == b"\\"
        self.prose[start:end] = self.data[start:end]

    def _text(self, text: str) -> None:
        for collected in self.collected.values():
            collected.append(text)

    def _opened(self, opened: Any, start: int) -> Iterator[Mark]:
        if not isinstance(opened, dict):
            return
        if "Heading" in opened:
            self.collected[Sort.HEADING] = []
        if "CodeBlock" in opened:
            self.in_code = True
            yield from self._fence(opened["CodeBlock"], start)
        if "Image" in opened:
            self.collected[Sort.UNDESCRIBED] = []
        for key, sort in (("Link", Sort.LINK), ("Image", Sort.PICTURE)):
            if key in opened:
                link = opened[key]
                if sort is Sort.LINK:
                    self.collected[Sort.VAGUE] = []
                address = f"mailto:{link['dest_url']}" if link["link_type"] == "Email" else link["dest_url"]
                yield Mark(sort, address, *self.at(start))

    def _fence(self, block: Any, start: int) -> Iterator[Mark]:
        """A fenced block may carry attributes behind its fence."""
        info = str(block.get("Fenced", "")) if isinstance(block, dict) else ""
        for found in attribute_lists(info.encode("utf-8", "replace")):
            yield _element(found, *self.at(start))
        if language := _DIAGRAM.match(info):
            yield Mark(Sort.DIAGRAM, language[1].lower(), *self.at(start))

    def _closed(self, closed: Any, start: int, end: int) -> Iterator[Mark]:
        if isinstance(closed, dict) and "Heading" in closed:
            text = "".join(self.collected.pop(Sort.HEADING, [])).replace(INVISIBLE, "")
            yield Mark(Sort.HEADING, " ".join(text.split()), *self.at(start), level=int(closed["Heading"][1]))
        elif closed == "Link" and says_nothing(text := "".join(self.collected.pop(Sort.VAGUE, ["x"]))):
            if not _LABEL.match(self.data, end):
                yield Mark(Sort.VAGUE, text.strip(), *self.at(start))
        elif closed == "Image" and not "".join(self.collected.pop(Sort.UNDESCRIBED, ["x"])).strip():
            yield Mark(Sort.UNDESCRIBED, "", *self.at(start))
        elif closed == "HtmlBlock":
            yield from self._elements(self.html)
            self.html = []
        elif closed == "CodeBlock":
            self.in_code = False

    def _elements(self, pieces: list[tuple[str, int]]) -> Iterator[Mark]:
        """Yields the elements of raw HTML whose lines stand at the given bytes of the text."""
        ends, total = [], 0
        for piece, _ in pieces:
            total += len(piece)
            ends.append(total)
        last, index, byte = 0, -1, 0
        for found in start_tags(html := "".join(piece for piece, _ in pieces)):
            if index < 0 or found.position >= ends[index]:
                index = bisect_right(ends, found.position)
                byte, last = pieces[index][1], ends[index] - len(pieces[index][0])
            begin = ends[index] - len(pieces[index][0])
            byte += len(pieces[index][0][last - begin : found.position - begin].encode("utf-8", "replace"))
            last = found.position
            if (found.element, found.attribute) in _SPOKEN and Sort.VAGUE in self.collected:
                self.collected[Sort.VAGUE].append(found.value)
            written = html[found.position + 1 : found.position + 1 + len(found.element)]
            yield _element(found, *self.at(byte), written=written)
            if found.element == "img" and not found.attribute and "alt" not in found.value.split():
                yield Mark(Sort.UNDESCRIBED, "", *self.at(byte))


def _element(found: Found, line: int, column: int, *, written: str = "") -> Mark:
    if not found.attribute:
        return Mark(Sort.ELEMENT, found.element, line, column, written=written)
    if (found.element, found.attribute) == ("a", "href"):
        return Mark(Sort.LINK, found.value, line, column)
    if (found.element, found.attribute) == ("img", "src"):
        return Mark(Sort.PICTURE, found.value, line, column)
    return Mark(Sort.ATTRIBUTE, f"{found.element} {found.attribute}={found.value}", line, column)
