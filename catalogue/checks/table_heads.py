"""Rules about tables that are shown as running text: nothing divides them from it, or the line below their heads is not right."""

import re
from collections.abc import Iterator

from catalogue.checks.passages import Passage, blocks
from catalogue.model.body import Body
from catalogue.model.problem import Problem

# The line below the heads of two columns or more.
RULED = re.compile(r" {0,3}\|?[ :]*-[ :-]*\|[ :]*-[ :|-]*")
# A row with strokes at both ends, and one between at least.
_ROW = re.compile(r" {0,3}\|[^|\n]*\|.*\| *")
_ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
_CODE = ("    ", "\t")
_SHOWN, _MOST_COLUMNS = 60, 30


def broken_table(path: str, body: Body) -> Iterator[Problem]:
    """A table stands right below a text, or the line below its heads is missing or has other columns."""
    for block, begin in blocks(body):
        if len(block) > 1 and not block[0][0].startswith(_CODE):
            lines, columns = zip(*block, strict=True)
            yield from _broken(Passage(path, lines, begin, columns))


def _broken(block: Passage) -> Iterator[Problem]:
    lines = block.lines
    ruled = next((at for at in range(1, len(lines)) if RULED.fullmatch(lines[at]) and "|" in lines[at - 1]), 0)
    if ruled > 1:
        head = lines[ruled - 1]
        yield block.warning("table-without-blank-line", ruled - 1, _indent(head), value=_short(head))
    elif not ruled and _ROW.fullmatch(lines[0]) and _ROW.fullmatch(lines[1]):
        repair = _line(_columns(lines[0]))
        yield block.warning("table-without-line", 0, _indent(lines[0]), value=_short(lines[0]), repair=repair)
    elif ruled and not _ITEM.match(lines[0]):
        yield from _uneven(block)


def _uneven(block: Passage) -> Iterator[Problem]:
    head, line = block.lines[:2]
    found = _columns(line)
    if found == _columns(head) or found == (columns := _counted(head)):
        return
    yield block.warning("uneven-table", 1, _indent(line), columns=str(columns), found=str(found), repair=_line(columns))


def _counted(head: str) -> int:
    """How many columns the line below the heads must have: counted as Python-Markdown does, which knows code.

    It takes a while to load, and is asked only about what looks uneven.
    """
    from xml.etree.ElementTree import Element

    from markdown.blockparser import BlockParser
    from markdown.core import Markdown
    from markdown.extensions.tables import TableProcessor

    table, root = TableProcessor(BlockParser(Markdown()), {}), Element("div")
    return next(
        (each for each in range(1, _MOST_COLUMNS) if table.test(root, f"{head}\n{_line(each)}")), _columns(head)
    )


def _columns(row: str) -> int:
    return row.strip().removeprefix("|").removesuffix("|").count("|") + 1


def _line(columns: int) -> str:
    return f"|{' --- |' * columns}"


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
