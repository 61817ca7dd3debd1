"""Courses: the rows of a table as records, those of one course joined, each row a date of it."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.lines import Line, Remark
from catalogue.importing.plain import title_key
from catalogue.importing.sheets.cells import Cells, cells_of
from catalogue.importing.sheets.columns import Column
from catalogue.importing.sheets.dates import SHARED, WHEN, WHERE, rest_of, sessions_of
from catalogue.importing.sheets.group_rows import Grouped, grouped
from catalogue.importing.sheets.nameless_rows import without_nameless
from catalogue.importing.sheets.namesakes import Namesakes
from catalogue.importing.sheets.rows import meant
from catalogue.importing.sheets.sheet import Row
from catalogue.importing.sheets.table import Table
from catalogue.importing.sheets.years import with_years

_OFFER = (
    "record_type", "title", "summary", "body", "objectives", "categories", "keywords", "language", "level", "audience", "provider", "contact",
    "tools", "cost", "format", "url",
)  # fmt: skip
_YES, _NO = (
    frozenset({"ja", "j", "x", "1", "yes", "y", "true", "wahr"}),
    frozenset({"nein", "n", "0", "no", "false", "falsch"}),
)
# Rows that differ in one of these are not of one course, though they have one title.
_TELLING = ("summary", "body", "language", "level")
_COURSE_ONLY = frozenset(
    {*WHEN, *WHERE, "cost", "capacity", "capacity_least", "registration_url", "registration_deadline"}
)


class _Group(Struct, frozen=True):
    """The rows of one course, in the order of the table."""

    rows: tuple[Cells, ...]

    def first(self, field: str) -> str:
        """What the first of its rows that says anything about `field` says."""
        return next((text for row in self.rows if (text := row.get(field))), "")

    def all(self, field: str) -> tuple[str, ...]:
        """What its rows say about `field`, each once."""
        return tuple(dict.fromkeys(text for row in self.rows if (text := row.get(field))))


class _Numbers(Struct, frozen=True):
    """The columns whose numbers name a course, and a date of it; empty where there is none."""

    course: str
    date: str


def lines_of(tables: Sequence[Table], *, today: date) -> Iterator[Line]:
    """Yields the records of the tables of a file, each with its first row; what is left out is remarked with the first.

    A row with one cell alone is a fault, and so is one without a title that has the number of a course of its own: nothing
    tells what they are about.
    """
    read = [_rows_of(table, today) for table in tables]
    told = [row for each in read for row in each.rows]
    found = without_nameless(tuple(_grouped(told)))
    groups = tuple(map(_Group, found.courses))
    numbers = _numbers(groups, frozenset().union(*(table.fields for table in tables)))
    named = {table.name: table for table in tables}
    remarks = (*_unknown(told), *(remark for each in read for remark in each.remarks))
    for group in groups:
        first = group.rows[0]
        data = _record(group, named[first.sheet], numbers)
        said = (*remarks, *_said(group, data, named[first.sheet]))
        yield Line(first.sheet, first.line, data=data, remarks=said)
        remarks = ()
    for row in (row for each in read for row in each.alone):
        yield Line(row.sheet, row.line, fault="lone-cell", value=row.text)
    for row in found.nameless:
        yield Line(row.sheet, row.line, fault="row-without-title", value=row.number)


def _rows_of(table: Table, today: date) -> Grouped:
    headings = tuple(each.heading for each in table.columns)
    found = meant(row for row in table.rows if tuple(map(_line, row.cells)) != headings)
    dated = with_years(table, found.rows, today=today)
    without = _without_counter(table.columns, dated.rows)
    numbers = _numbers_of_courses(table.columns, dated.rows)
    cells = [
        replace(cells_of(row, without, sheet=table.name), number=number)
        for row, number in zip(dated.rows, numbers, strict=True)
    ]
    rows = grouped(cells, table.fields)
    return Grouped(rows.rows, (*rows.remarks, *found.remarks, *dated.remarks), rows.alone)


def _numbers_of_courses(found: Sequence[Column], rows: Sequence[Row]) -> Sequence[str]:
    """What each row has in the first column of such numbers."""
    place = next((place for place, each in enumerate(found) if each.field == "course_number"), None)
    return ["" if place is None else "".join(row.cells[place : place + 1]).strip() for row in rows]


def _line(text: str) -> str:
    return " ".join(text.split())


def _without_counter(found: Sequence[Column], rows: Sequence[Row]) -> Sequence[Column]:
    """The columns without one that only counts the rows: in the next table the same number is another course."""
    counter = [str(number) for number in range(1, len(rows) + 1)]
    columns_of_cells = zip_longest(*(row.cells for row in rows), fillvalue="")
    counting = {place for place, cells in enumerate(columns_of_cells) if list(cells) == counter}
    return [
        Column(each.heading) if place in counting and each.field in ("course_number", "run_number") else each
        for place, each in enumerate(found)
    ]


def _grouped(rows: Iterable[Cells]) -> Iterator[tuple[Cells, ...]]:
    """Joins the rows of a course: by title, and a row without one with the row above it on its sheet."""
    found: list[list[Cells]] = []
    by_title: dict[str, Namesakes] = {}
    last, whose = -1, Namesakes(_TELLING)
    for row in rows:
        told = {name: text for name in _TELLING if (text := row.get(name))}
        if title := title_key(row.get("title")):
            whose = by_title.setdefault(title, Namesakes(_TELLING))
            last = whose.agreeing(told)
        elif last >= 0 and found[last][-1].sheet != row.sheet:
            last = -1
        if last < 0:
            last = len(found)
            found.append([])
            whose = whose if title else Namesakes(_TELLING)
        found[last].append(row)
        whose.add(last, told)
    yield from map(tuple, found)


def _numbers(groups: Iterable[_Group], fields: Set[str]) -> _Numbers:
    """What the numbers name: courses, unless one course has several of them."""
    if "run_number" in fields:
        return _Numbers("course_number" if "course_number" in fields else "", "run_number")
    several = any(len(group.all("course_number")) > 1 for group in groups)
    return _Numbers("", "course_number") if several else _Numbers("course_number", "")


def _record(group: _Group, table: Table, numbers: _Numbers) -> dict[str, Any]:
    fields = {name: text for name in _OFFER if (text := group.first(name))}
    sections = {heading: text for row in reversed(group.rows) for heading, text in row.sections.items()}
    texts = [fields.get("body", ""), *(f"## {heading}\n\n{text}" for heading, text in sections.items())]
    sessions = tuple(_sessions(group, numbers))
    told = {
        "id": (group.first(numbers.course) if numbers.course else "") or group.first("title"),
        "record_type": "course" if table.fields & _COURSE_ONLY else "",
        **(_alike(sessions) if sessions else rest_of(group.rows[0])),
        **fields,
        "body": "\n\n".join(filter(None, texts)),
        "draft": _is_hidden(group),
        "sessions": [_without(session, _alike(sessions)) for session in sessions],
    }
    return {name: value for name, value in told.items() if value}


def _is_hidden(group: _Group) -> bool:
    """Whether a column tells that the course is not to be seen; of its rows the first counts."""
    shown, hidden = group.first("shown").strip().casefold(), group.first("hidden").strip().casefold()
    return shown in _NO or hidden in _YES


def _sessions(group: _Group, numbers: _Numbers) -> Iterator[Mapping[str, Any]]:
    """The sessions of a course; days under one number of a date are the parts of one session."""
    found: dict[object, list[Mapping[str, Any]]] = {}
    for row in group.rows:
        number = row.get(numbers.date) if numbers.date else ""
        for session in sessions_of(row):
            named = {"id": number, **session} if number else session
            key = (number, str(session.get("location"))) if number and session.get("start") else ("", str(session))
            if number or key not in found:  # lists of participants have a row for each of them
                found.setdefault(key, []).append(named)
    for days in found.values():
        yield days[0] if len(days) == 1 else {**_without(days[0], ("end",)), "start": " und ".join(map(_span, days))}


def _span(session: Mapping[str, Any]) -> str:
    end = session.get("end", "")
    return f"{session['start']}–{end}" if end else str(session["start"])


def _alike(sessions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What all sessions say alike, and may as well be said of the course."""
    first = {name: sessions[0][name] for name in SHARED[:-2] if name in sessions[0]} if sessions else {}
    return {name: value for name, value in first.items() if all(each.get(name) == value for each in sessions)}


def _without(session: Mapping[str, Any], names: Container[str]) -> dict[str, Any]:
    return {name: value for name, value in session.items() if name not in names}


def _said(group: _Group, data: Mapping[str, Any], table: Table) -> Iterator[Remark]:
    """Remarks what is to be said about one course."""
    yield from _differing(group)
    starts = [str(each.get("start")) for each in data.get("sessions", ())]
    for hours in dict.fromkeys((*group.all("time"), *group.all("start_time"))):
        if any(start.endswith(f" ({hours})") for start in starts):
            yield Remark("hours-as-note", {"value": hours})
    if "draft" in data:
        yield Remark("row-hidden", {"value": group.first("title")})
    if "sessions" not in data and table.fields & set(WHEN) and "draft" not in data:
        yield Remark("row-without-date", {"value": group.first("title")})


def _differing(group: _Group) -> Iterator[Remark]:
    """Remarks what rows of a course say otherwise than its first one: of a course it can be said once."""
    for name in _OFFER[2:]:
        kept, *others = group.all(name) or ("",)
        for text in others:
            yield Remark("row-differs", {"value": text, "kept": kept})


def _unknown(rows: Sequence[Cells]) -> Iterator[Remark]:
    """Remarks each column that means nothing here, with how much stands in it."""
    counted = Counter(heading for row in rows for heading in row.unknown)
    for heading, count in counted.items():
        sample = next(row.unknown[heading] for row in rows if heading in row.unknown)
        yield Remark("unknown-column", {"field": heading or "–", "count": str(count), "value": sample})
