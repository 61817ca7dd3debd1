"""Rules about what stands right below a table: until the next empty line, everything is one of its rows."""

import re
from collections.abc import Iterator

from catalogue.checks.table_heads import RULED
from catalogue.checks.unread_blocks import without_blocks
from catalogue.model.body import Body
from catalogue.model.container import INVISIBLE, flattened
from catalogue.model.problem import Place, Problem, Severity

# Blocks that begin wherever they stand.
_BLOCK = re.compile(r" {0,3}(?:!!!|\?\?\?|===)")
_SHOWN = 60


def text_in_table(path: str, body: Body) -> Iterator[Problem]:
    """Text, a list or a heading stands right below a table, and is shown as one of its rows."""
    written, at = body.markdown.split("\n"), 0
    text, removed = flattened(without_blocks(body.markdown))
    lines = text.split("\n")
    while at < len(lines) - 1:
        at += 1
        if not (RULED.fullmatch(lines[at]) and begins(lines, at - 1)):
            continue
        lost = removed[at] if removed else 0
        while at < len(lines) and "|" in lines[at]:
            at += 1
        if at < len(lines) and _row(lines[at]) and (removed[at] if removed else 0) == lost:
            value = written[at].strip()[:_SHOWN]
            place = Place(path, body.line + at, len(written[at]) - len(written[at].lstrip()) + 1)
            yield Problem("text-in-table", place, {"value": value}, Severity.WARNING)


def begins(lines: list[str], head: int) -> bool:
    """Tells whether the heads of a table are the first line of a paragraph, and no code."""
    return (
        "|" in lines[head]
        and not lines[head].startswith(("    ", "\t"))
        and (not head or not lines[head - 1].strip() or lines[head - 1].startswith("#"))
    )


def _row(line: str) -> bool:
    return bool(line.strip()) and not _BLOCK.match(line) and not line.startswith(INVISIBLE)
