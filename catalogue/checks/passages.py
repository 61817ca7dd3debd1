"""Passages: the running text of a body as Python-Markdown takes it apart, without code, HTML and the indentation of boxes."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from catalogue.checks.unread_blocks import hidden, without_blocks
from catalogue.model.body import Body
from catalogue.model.container import INVISIBLE, flattened
from catalogue.model.problem import Place, Problem, Severity

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
