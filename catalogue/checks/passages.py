"""Passages: the running text of a body as Python-Markdown takes it apart, without code, HTML and the indentation of boxes."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from catalogue.model.body import Body
from catalogue.model.container import INVISIBLE, flattened
from catalogue.model.problem import Place, Problem, Severity

# Stands in place of code, which belongs to a paragraph and which nobody reads here.
CODE = "\0"
_SIGNS = ("```", "~~~", "<")
# Where code or HTML of several lines begins; elements whose content is Markdown are none.
_OPENING = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<fence>```+|~~~+)[^`\n]*$"
    r"|^ {0,3}<(?P<tag>address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|header|h[1-6]|main|nav"
    r"|ol|p|pre|section|table|ul)\b(?![^<>\n]{0,500}\smarkdown)"
    r"|<!--",
    re.MULTILINE | re.IGNORECASE,
)
# What opens or closes an element, and its name.
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ITEM = re.compile(r" *(?:[-*+]|\d+\.) +\S")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_HEADING = re.compile(r"#{1,6}")
# What else has a line of its own, with another block below it: rulers, the lines that make a heading, addresses of references,
# titles of boxes in a quote, tags around Markdown.
_ALONE = re.compile(
    r" {0,3}(?:=+ *$|-+ *$|(?:[-*_] *){3,}$|\[[^\]]+\]:|(?:!!!|\?\?\?\+?|===[!+]?) |</|<[a-zA-Z](?=[^>]*\smarkdown))"
)
_RULED = re.compile(r"(?=[^|]*\|)[ |:-]+$")
# What opens a box, with a title of its own; a footnote goes on below its first line.
_BOX = re.compile(r" *(?:!!!|\?\?\?\+?|===[!+]?)(?: |$)")
_NOTE = re.compile(r" *\[\^")
# What nobody reads as it stands: code, what is escaped, tags, where links lead.
_UNREAD = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)|\\.|<[^<>\s][^<>]*>|(?<=\])\([^()\n]*\)", re.DOTALL)
_ANY = re.compile(r"[^\n]")
# Of more code than this in one paragraph, an end would be looked for too long.
_MOST_CODE = 200
# Further in than this, lines belong to something above them, or are code; a colon opens the explanation of a word.
_ELSEWHERE = ("    ", "\t", ": ")


class Passage(Struct, frozen=True, dict=True):
    """Lines that become one paragraph, one heading or one entry of a list.

    The first is line `line` of the file `path`; `columns` tell how far from the left each begins there.
    """

    path: str
    lines: tuple[str, ...]
    line: int
    columns: tuple[int, ...]
    listed: bool = False

    @cached_property
    def read(self) -> str:
        """The text, in which a mark stands for each character of code, of addresses and of what is escaped."""
        text = "\n".join(self.lines)
        return text if text.count("`") > _MOST_CODE else _UNREAD.sub(lambda found: hidden(found[0]), text)

    def spot(self, position: int) -> tuple[int, int]:
        """Returns which line a position in the text is on, and where on that line, both from 0."""
        text = "\n".join(self.lines)
        return text.count("\n", 0, position), position - text.rfind("\n", 0, position) - 1

    def warning(self, code: str, index: int, column: int = 0, **details: str) -> Problem:
        """Returns a warning at a column of one of the lines."""
        place = Place(self.path, self.line + index, self.columns[index] + column + 1)
        return Problem(code, place, details, Severity.WARNING)


def hidden(text: str) -> str:
    """Returns a mark for each character of a text, in as many lines."""
    return _ANY.sub(CODE, text)


def without_blocks(markdown: str) -> str:
    """Returns a text of as many lines, in which HTML is left out and a mark stands for each line of code."""
    if not any(sign in markdown for sign in _SIGNS):
        return markdown
    kept, at = list[str](), 0
    for opening, end in _blocks(markdown):
        breaks = markdown.count("\n", opening.start(), end)
        code = opening["indent"] + CODE if opening["fence"] else ""
        kept += markdown[at : opening.start()], "\n".join([code] * (breaks + 1))
        at = end
    return "".join((*kept, markdown[at:]))


def elements(markdown: str) -> Iterator[tuple[str, int, int]]:
    """Yields the names of the elements whose content is shown as it stands, and where each begins and ends in the text."""
    for opening, end in _blocks(markdown):
        if opening["tag"]:
            yield opening["tag"].lower(), opening.start("tag") - 1, end


def _blocks(markdown: str) -> Iterator[tuple[re.Match[str], int]]:
    """What opens a block of code or HTML, and where that ends."""
    at = 0
    while opening := _OPENING.search(markdown, at):
        at = _end(markdown, opening)
        yield opening, at


def _end(text: str, opening: re.Match[str]) -> int:
    """Where a block ends that opens there; one that is not closed goes on to the end of the text."""
    if fence := opening["fence"]:
        quote = "[ \\t]*>[ \\t>]*" if ">" in opening["indent"] else "[ \\t]*"
        closing = re.compile(rf"^{quote}{fence[:3]}{fence[0]}{{{len(fence) - 3},}}[ \t]*$", re.MULTILINE)
        found = closing.search(text, opening.end())
        return found.end() if found else len(text)
    sign, at = ("-->", opening.end()) if not opening["tag"] else (">", _closed(text, opening))
    end = text.find(sign, at)
    return end + len(sign) if end >= 0 else len(text)


def _closed(text: str, opening: re.Match[str]) -> int:
    """Where the tag stands that closes an element, others of its name within it aside."""
    depth, tag = 0, opening["tag"].lower()
    for each in TAG.finditer(text, opening.start()):
        if each[2].lower() == tag:
            depth += -1 if each[1] else 1
            if not depth:
                return each.end()
    return len(text)


@lru_cache(maxsize=1)  # several rules look at the same text, one after the other
def passages(path: str, body: Body) -> tuple[Passage, ...]:
    """Returns the passages of a body; tables and what is indented as code are none."""
    return tuple(_passages(path, body))


def _passages(path: str, body: Body) -> Iterator[Passage]:
    for block, begin in blocks(body):
        if block[0][0].startswith("#"):
            yield Passage(path, (block[0][0],), begin, (block[0][1],))
        else:
            yield from _parted(path, block, begin)


def blocks(body: Body) -> Iterator[tuple[list[tuple[str, int]], int]]:
    """Yields the lines that follow each other without an empty one, each with how far from the left it begins, and the number of the first.

    A heading is one of its own; rulers and the like belong to none.
    """
    text, removed = flattened(without_blocks(body.markdown))
    fresh = _fresh(body.markdown, removed)
    block: list[tuple[str, int]] = []
    quoted = False
    for number, (line, lost, quote) in enumerate(_lines(text, removed), start=body.line):
        apart = not line.strip() or _HEADING.match(line) or _ALONE.match(line)
        if block and (apart or number - body.line in fresh or (quote and not quoted and not _ITEM.match(block[0][0]))):
            yield block, number - len(block)
            block = []
        quoted = quote or (quoted and bool(block))
        if not apart:
            block.append((line, lost))
        elif line.startswith("#"):
            yield [(line, lost)], number


def _fresh(markdown: str, removed: list[int]) -> set[int]:
    """The lines that begin anew, though no empty one is above: the first one of a box below its title, and below the box."""
    found, boxed = set[int](), False
    for at, line in enumerate(markdown.split("\n") if removed else ()):
        if _NOTE.match(line):
            boxed = False
        elif _BOX.match(line):
            boxed = True
            found |= {at, at + 1}
        elif boxed and at and removed[at] < removed[at - 1]:
            found.add(at)
    return found


def _lines(text: str, removed: list[int]) -> Iterator[tuple[str, int, bool]]:
    """Each line, how much of it is left out at its beginning, and whether it is quoted; an empty one behind all."""
    for number, line in enumerate((*text.split("\n"), "")):
        quote = _QUOTE.match(line)
        inner = quote.end() if quote else 0
        lost = inner + (removed[number] if number < len(removed) else 0)
        yield line[inner:].removeprefix(INVISIBLE), lost, inner > 0


def _parted(path: str, block: list[tuple[str, int]], begin: int) -> Iterator[Passage]:
    """What stands between two empty lines: a paragraph, or the entries of a list."""
    lines = [line for line, _ in block]
    if lines[0].startswith(_ELSEWHERE) or any(map(_RULED.match, lines[1:2])):
        return
    listed = _ITEM.match(lines[0]) is not None
    starts = [at for at, line in enumerate(lines) if not at or (listed and _ITEM.match(line))]
    for start, end in zip(starts, (*starts[1:], len(lines)), strict=True):
        columns = tuple(lost for _, lost in block[start:end])
        yield Passage(path, tuple(lines[start:end]), begin + start, columns, listed)
