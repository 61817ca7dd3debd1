"""Nameless rows: a course whose title was forgotten, told by its number from another date of the course above it."""

from collections.abc import Sequence

from msgspec import Struct

from catalogue.importing.plain import title_key
from catalogue.importing.sheets.cells import Cells


class Named(Struct, frozen=True):
    """The rows of each course, in the order of the table, and the rows that are of none of them."""

    courses: tuple[tuple[Cells, ...], ...]
    nameless: tuple[Cells, ...] = ()


def without_nameless(courses: Sequence[tuple[Cells, ...]]) -> Named:
    """Returns the courses without rows that have no title and another number of a course than the titled ones above them.

    Where numbers differ that way in most courses, or below one title, the column numbers dates whose titles were merged.
    """
    divided = [_divided(rows) for rows in courses]
    odd = [nameless for _, nameless in divided if nameless]
    if _number_dates(courses) or (sum(map(len, odd)) > 1 and 2 * len(odd) > len(courses)):
        return Named(tuple(courses))
    return Named(tuple(own for own, _ in divided), tuple(row for nameless in odd for row in nameless if row.number))


def _divided(rows: tuple[Cells, ...]) -> tuple[tuple[Cells, ...], tuple[Cells, ...]]:
    """The rows of a course, and those that are of another one: a number goes for what stands below it without any."""
    own: list[Cells] = []
    nameless: list[Cells] = []
    numbers = _numbers_with_title(rows)
    among = own
    for row in rows:
        if row.get("title"):
            among = own
        elif row.number:
            among = nameless if numbers and row.number not in numbers else own
        among.append(row)
    return tuple(own), tuple(nameless)


def _number_dates(courses: Sequence[tuple[Cells, ...]]) -> bool:
    """Whether rows of one title have several numbers; one that counts the rows tells nothing by that."""
    return any(len(_numbers_with_title(rows)) > 1 for rows in courses)


def _numbers_with_title(rows: Sequence[Cells]) -> frozenset[str]:
    return frozenset(row.number for row in rows if row.number and title_key(row.get("title")))
