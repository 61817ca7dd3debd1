"""Rules about the rows of tables: a cell beyond the last heading is shown nowhere, and tabs make no table at all."""

import re
from collections.abc import Iterator

from catalogue.checks.passages import Passage
from catalogue.checks.table_ends import begins
from catalogue.checks.table_heads import RULED
from catalogue.checks.unread_blocks import without_blocks
from catalogue.model.body import Body
from catalogue.model.container import flattened
from catalogue.model.problem import Place, Problem, Severity, excerpt

# Code and escapes may hold strokes that divide nothing.
_UNCLEAR = ("`", "\\")
# Numbers and letters with a dot are those of a list, which a tab follows in word processors.
_TABBED = re.compile(r"(?!(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)]\s|o\s)\w[^\t]*(?:\t+[^\t]*\S)+[ \t]*")
_SHOWN = 60


def surplus_cell(path: str, body: Body) -> Iterator[Problem]:
    """A row of a table has more cells than the table has headings, and what stands in them is not shown."""
    if "|" not in body.markdown:
        return
    text, removed = flattened(without_blocks(body.markdown))
    lines, at = text.split("\n"), 0
    while at < len(lines) - 1:
        at += 1
        if not (RULED.fullmatch(lines[at]) and begins(lines, at - 1)):
            continue
        head = lines[at - 1].strip()
        at += 1
        while at < len(lines) and "|" in lines[at]:
            if lost := beyond(lines[at].strip(), head):
                column = (removed[at] if removed else 0) + len(lines[at]) - len(lines[at].lstrip()) + 1
                yield Problem(
                    "surplus-cell", Place(path, body.line + at, column), {"value": lost[:_SHOWN]}, Severity.WARNING
                )
            at += 1


def beyond(row: str, head: str) -> str:
    """Returns what stands in the cells of a row that have no heading."""
    if any(sign in row or sign in head for sign in _UNCLEAR):
        return ""
    bordered = "|" in (head[:1], head[-1:])
    cells, heads = ((line.removeprefix("|").removesuffix("|") if bordered else line).split("|") for line in (row, head))
    return " | ".join(cell.strip() for cell in cells[len(heads) :] if cell.strip())


def tabs_as_table(passage: Passage) -> Iterator[Problem]:
    """Lines with tabs between their words, as they come from a spreadsheet, run into each other."""
    rows = [line.count("\t") for line in passage.lines]
    if len(rows) > 1 and rows[0] and len(set(rows)) == 1 and all(map(_TABBED.fullmatch, passage.lines)):
        heads = [cell.strip() for cell in re.split(r"\t+", passage.lines[0].strip())]
        repair = f"| {excerpt(' | '.join(heads), _SHOWN)} |", f"| {' | '.join(['---'] * len(heads))} |"
        yield passage.warning("tabs-as-table", 0, value=repair[0], line=repair[1])
