"""HTML tables: Markdown tables where every cell is one line under a heading, lists where it is not."""

from collections.abc import Callable
from dataclasses import dataclass

from bs4 import Tag

_BLOCKS = ["ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]
Convert = Callable[[Tag], str]


@dataclass(frozen=True, slots=True)
class _Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    simple: bool


def table_markdown(table: Tag, convert: Convert) -> str:
    """Returns the Markdown of a table; `convert` gives that of a cell."""
    caption = table.find("caption")
    above = (
        f"**{' '.join(caption.get_text(' ').split())}**\n\n"
        if isinstance(caption, Tag) and caption.get_text(strip=True)
        else ""
    )
    content = _read(table, convert)
    if not content.rows and not content.head:
        return above
    written = _grid(content) if content.simple and content.head else _list(content)
    return f"\n\n{above}{written}\n\n"


def _read(table: Tag, convert: Convert) -> _Table:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("table") is table] for row in rows]
    # A cell outside of any row, as careless authors leave them, is a row of its own.
    stray = [[cell] for cell in table.find_all(["td", "th"]) if cell.find_parent("tr") is None]
    filled = [row for row in [*cells, *stray] if row]
    simple = not any(_complex(cell) for row in filled for cell in row) and len({len(row) for row in filled}) == 1
    texts = [tuple(_cell(cell, convert, simple=simple) for cell in row) for row in filled]
    headed = bool(filled) and all(cell.name == "th" for cell in filled[0]) and len(filled) > 1
    body = tuple(row for row in (texts[1:] if headed else texts) if any(row))
    return _Table(head=texts[0] if headed else (), rows=body, simple=simple)


def _complex(cell: Tag) -> bool:
    return (
        bool(cell.find(_BLOCKS))
        or len(cell.find_all("p")) > 1
        or any(cell.get(name, "1") != "1" for name in ("colspan", "rowspan"))
    )


def _cell(cell: Tag, convert: Convert, *, simple: bool) -> str:
    text = convert(cell).strip()
    if not simple:
        return text
    return " · ".join(part for line in text.split("\n") if (part := line.strip().rstrip("\\"))).replace("|", "\\|")


def _grid(table: _Table) -> str:
    lines = [table.head, tuple("---" for _ in table.head), *table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _list(table: _Table) -> str:
    return "\n".join(_item(row, table.head if len(row) > 2 else ()) for row in table.rows)


def _item(row: tuple[str, ...], head: tuple[str, ...]) -> str:
    """One row: its first cell in bold, the others behind it, or below it with the heading of their column."""
    first, *rest = (cell for cell in row)
    rest = [cell for cell in rest if cell]
    if not first and rest:
        first, *rest = rest
    lead = f"**{first.replace('**', '')}**" if rest and "\n" not in first and "](" not in first else first
    if len(rest) == 1 and not head:
        named = lead.removesuffix("**") + ":**" if lead.endswith("**") else lead + ":"
        return f"- {_indented(f'{named} {rest[0]}')}"
    if "](" in first and not head:
        return "\n".join(f"- {_indented(cell)}" for cell in (first, *rest))
    labels = (label.replace("**", "") + ": " if label else "" for label in (*head[1:], *[""] * len(rest)))
    below = "".join(f"\n    - {_indented(_indented(label + cell))}" for label, cell in zip(labels, rest, strict=False))
    return f"- {_indented(lead)}{below}"


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")
