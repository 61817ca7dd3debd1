"""HTML tables: Markdown tables where every cell is one line under a heading, lists where it is not."""

import re
from collections.abc import Callable

from bs4 import Tag
from msgspec import Struct

_BLOCKS = ["ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]
# What claims to be wider or taller was not meant to be read.
MOST_COLUMNS = 30
_LISTED = re.compile(r"(?:[-*+]|\d+\.)\s")
Convert = Callable[[Tag], str]


class _Table(Struct, frozen=True):
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    simple: bool


def table_markdown(table: Tag, convert: Convert) -> str:
    """Returns the Markdown of a table; `convert` gives that of a cell."""
    caption = table.find("caption")
    title = " ".join(caption.get_text(" ").split()) if isinstance(caption, Tag) else ""
    above = f"**{title}**\n\n" if title else ""
    rows = _rows(table)
    while len(rows) > 1 and len(rows[0]) == 1 and _span(rows[0][0], "colspan") > 1 and not _complex(rows[0][0]):
        # A first row that is one cell over all columns is a heading of the table.
        words = _cell(rows.pop(0)[0], convert, simple=True).replace("**", "")
        above += f"**{words}**\n\n" if words else ""
    content = _read(rows, convert)
    if not content.rows and not content.head:
        return above
    written = _grid(content) if content.simple and content.head else _list(content)
    return f"\n\n{above}{written}\n\n"


def _rows(table: Tag) -> list[list[Tag]]:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("table") is table] for row in rows]
    # A cell outside of any row, as careless authors leave them, is a row of its own.
    stray = [[cell] for cell in table.find_all(["td", "th"]) if cell.find_parent("tr") is None]
    return [row for row in [*cells, *stray] if row]


def _read(rows: list[list[Tag]], convert: Convert) -> _Table:
    one_line = not any(_complex(cell) for row in rows for cell in row)
    texts = _spread([[(cell, _cell(cell, convert, simple=one_line)) for cell in row] for row in rows])
    simple = one_line and len({len(row) for row in texts}) == 1
    if one_line and not simple:
        texts = [tuple(text.replace("\\|", "|") for text in row) for row in texts]
    headed = len(rows) > 1 and (
        all(map(_heading, rows[0])) or (all(map(_bold, rows[0])) and not all(map(_bold, rows[1])))
    )
    body = tuple(row for row in (texts[1:] if headed else texts) if any(row))
    return _Table(head=texts[0] if headed else (), rows=body, simple=simple)


def _spread(rows: list[list[tuple[Tag, str]]]) -> list[tuple[str, ...]]:
    """A text for every column: cells over several columns leave the others empty, those over several rows repeat."""
    waiting: dict[int, tuple[int, str]] = {}
    spread = []
    for row in rows:
        line: list[str] = []
        cells = list(row)
        while cells or len(line) in waiting:
            if len(line) in waiting:
                left, text = waiting.pop(len(line))
                if left > 1:
                    waiting[len(line)] = left - 1, text
                line.append(text)
                continue
            cell, text = cells.pop(0)
            for index in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    waiting[len(line)] = _span(cell, "rowspan") - 1, "" if index else text
                line.append("" if index else text)
        spread.append(tuple(line))
    return spread


def _span(cell: Tag, name: str) -> int:
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text), 1), MOST_COLUMNS) if re.fullmatch(r"[0-9]{1,3}", text) else 1


def _heading(cell: Tag) -> bool:
    return cell.name == "th"


def _bold(cell: Tag) -> bool:
    """Whether all that a cell says is bold: word processors know no other headings of columns."""
    words = "".join(cell.get_text().split())
    outer = [tag for tag in cell.find_all(["b", "strong"]) if tag.find_parent(["b", "strong"]) is None]
    return bool(words) and "".join("".join(tag.get_text().split()) for tag in outer) == words


def _complex(cell: Tag) -> bool:
    return bool(cell.find(_BLOCKS)) or len(cell.find_all("p")) > 1


def _cell(cell: Tag, convert: Convert, *, simple: bool) -> str:
    text = convert(cell).strip()
    if not simple:
        return text
    return " · ".join(part for line in text.split("\n") if (part := line.strip().rstrip("\\"))).replace("|", "\\|")


def _grid(table: _Table) -> str:
    lines = [table.head, tuple("---" for _ in table.head), *table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _list(table: _Table) -> str:
    """A list item a row; headings that label no cell stand above."""
    filled = [text.replace("**", "") for text in table.head if text]
    labelled = any(len([cell for cell in row if cell]) > 2 for row in table.rows)
    above = "" if labelled or not filled else f"**{' – '.join(filled)}**\n\n"
    return above + "\n".join(_item(row, table.head if len(row) > 2 and labelled else ()) for row in table.rows)


def _item(row: tuple[str, ...], head: tuple[str, ...]) -> str:
    """One row: its first cell in bold, the others behind it, or below it with the heading of their column."""
    labels = [label.replace("**", "") for label in head] + [""] * len(row)
    (label, first), *rest = [(label, cell) for label, cell in zip(labels, row, strict=False) if cell]
    lead = f"**{first.replace('**', '')}**" if rest and "\n" not in first and "](" not in first else first
    if len(rest) == 1 and not head:
        named = lead.removesuffix("**") + ":**" if lead.endswith("**") else lead + ":"
        if _LISTED.match(rest[0][1]):
            return f"- {_indented(named)}\n    {_indented(rest[0][1])}"
        return f"- {_indented(f'{named} {rest[0][1]}')}"
    if "](" in first and not head:
        return "\n".join(f"- {_indented(cell)}" for _, cell in ((label, first), *rest))
    lead = f"{label}: {lead}" if label else lead
    below = "".join(f"\n    - {_indented(_indented((label + ': ' if label else '') + cell))}" for label, cell in rest)
    return f"- {_indented(lead)}{below}"


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")
