"""Group rows: a word alone above some rows ("Führung") is the category of these."""

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.lines import Remark
from catalogue.importing.sheets.cells import Cells
from catalogue.importing.sheets.dates import WHEN

# What is longer is a sentence.
_LONGEST = 60
_SIDE = ("course_number", "run_number")


class Grouped(Struct, frozen=True):
    """The rows with the categories of their groups, what is to be said of these, and the rows that say nothing."""

    rows: tuple[Cells, ...]
    remarks: tuple[Remark, ...]
    alone: tuple[Cells, ...]


def grouped(told: Sequence[Cells], fields: Set[str]) -> Grouped:
    """Returns the rows that say more than one thing, each with the category that stands above it.

    Not in a table with a column of categories, and not by a word below the heading of titles: that may be a course.
    """
    rows, alone, names = [], [], []
    category = ""
    for place, row in enumerate(told):
        if row.count > 1 or row.runs(WHEN):
            values = {("categories", 0): category, **row.values} if category else row.values
            rows.append(replace(row, values=values))
        elif "categories" not in fields and _is_group(row, told[place + 1 : place + 2]):
            category = next(_texts(row))
            names.append(category)
        else:
            alone.append(row)
    remarks = (Remark("groups-as-categories", {"value": ", ".join(dict.fromkeys(names))}),) if names else ()
    return Grouped(tuple(rows), remarks, tuple(alone))


def _is_group(row: Cells, after: Sequence[Cells]) -> bool:
    text = next(_texts(row), "")
    followed = any(each.count > 1 and each.get("title") for each in after)
    beside = not row.sections and all(field in _SIDE for field, _ in row.values)
    plain = 1 < len(text) <= _LONGEST and not text.endswith((".", "!")) and not any(each.isdigit() for each in text)
    return followed and beside and plain and "@" not in text


def _texts(row: Cells) -> Iterator[str]:
    yield from row.values.values()
    yield from row.sections.values()
    yield from row.unknown.values()
