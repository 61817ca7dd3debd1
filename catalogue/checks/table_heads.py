"""Rules about tables that are shown as running text: nothing divides them from it, or the line below their heads is not right."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from catalogue.checks.passages import Passage, blocks
from catalogue.model.body import Body
from catalogue.model.problem import Problem, excerpt

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown.extensions.tables import TableProcessor

# The line below the heads of two columns or more, and what is meant as one.
RULED = re.compile(r" {0,3}\|?[ :]*-[ :-]*\|[ :]*-[ :|-]*")
_MEANT = re.compile(r"(?=[^|]*\|) {0,3}[ :|]*-[ :|-]*")
# A row with strokes at both ends, and one between at least.
_ROW = re.compile(r" {0,3}\|[^|\n]*\|.*\| *")
_ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
_CODE = ("    ", "\t")
_MOST_COLUMNS = 30


def broken_table(path: str, body: Body) -> Iterator[Problem]:
    """A table stands right below a text, or the line below its heads is missing or does not fit them."""
    for block, begin in blocks(body):
        if len(block) > 1 and not block[0][0].startswith(_CODE):
            lines, columns = zip(*block, strict=True)
            yield from _broken(Passage(path, lines, begin, columns))


def _broken(block: Passage) -> Iterator[Problem]:
    lines = block.lines
    ruled = next((at for at in range(1, len(lines)) if _MEANT.fullmatch(lines[at]) and "|" in lines[at - 1]), 0)
    rows = _ROW.fullmatch(lines[0]) and _ROW.fullmatch(lines[1])
    if not (ruled or rows) or _is_table(lines):
        return
    head = lines[max(ruled - 1, 0)]
    if ruled > 1:
        yield block.warning("table-without-blank-line", ruled - 1, _indent(head), value=excerpt(head.strip()))
    elif not ruled:
        for _, repair in _fitting(head):
            yield block.warning("table-without-line", 0, _indent(head), value=excerpt(head.strip()), repair=repair)
    elif not _ITEM.match(head) and not _is_table(lines[:2]):
        for columns, repair in _fitting(head):
            yield block.warning("uneven-table", 1, _indent(lines[1]), columns=str(columns), repair=repair)


@lru_cache(maxsize=1)
def _processor() -> "tuple[TableProcessor, Element]":
    """What knows a table, with something to hold it; it takes a while to load, and is asked only about what looks odd."""
    from xml.etree.ElementTree import Element

    from markdown.blockparser import BlockParser
    from markdown.core import Markdown
    from markdown.extensions.tables import TableProcessor

    return TableProcessor(BlockParser(Markdown()), {}), Element("div")


def _is_table(lines: Sequence[str]) -> bool:
    """Whether Python-Markdown takes these lines for a table: it knows code with strokes in it, and strokes that are escaped."""
    table, root = _processor()
    return table.test(root, "\n".join(lines))


def _fitting(head: str) -> Iterator[tuple[int, str]]:
    """Yields how many columns the heads have, and the line that belongs below them; nothing where all strokes are code.

    It has strokes at its ends only where the heads have some: else they would divide columns.
    """
    _is_table((head, ""))
    ends = "| {} |" if _processor()[0].border else "{}"
    lines = (ends.format(" | ".join(["---"] * columns)) for columns in range(1, _MOST_COLUMNS))
    found = ((columns, line) for columns, line in enumerate(lines, start=1) if _is_table((head, line)))
    yield from islice(found, 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
