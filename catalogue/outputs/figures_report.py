"""The report of an office on a period: tables as text and CSV, figures as JSON."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from catalogue.model.offer import Course, Offer
from catalogue.model.period import Period
from catalogue.model.term import Term
from catalogue.model.translation import Translation
from catalogue.outputs.dates import plain_day
from catalogue.outputs.earlier import Compared
from catalogue.outputs.table import Cell, Table, as_csv, as_markdown
from catalogue.outputs.templating import duration_text
from catalogue.views.figures import Figures, Reported

Rows = tuple[tuple[Cell, ...], ...]
# The figures that each term and each mandatory course is told with, in the order of the columns.
_COLUMNS = ("courses", "on_demand", "guides", "sessions", "held", "cancelled", "places", "attendance")
_OF_MANDATORY = ("sessions", "held", "cancelled", "places", "attendance")
_OF_ALL = ("courses", "on_demand", "guides", "sessions", "held", "cancelled", "ahead", "untold", "places", "attendance")


class Report(Struct, frozen=True):
    """What was counted, for which days and on which day; `compared` is there where an earlier catalogue was given."""

    name: str
    period: Period
    today: date
    reported: Reported
    compared: Compared | None = None


def as_text(report: Report, words: Translation) -> str:
    """Returns the report for people, in Markdown."""
    first, last = (plain_day(day, words) for day in (report.period.first, report.period.last))
    title = words("figures.title", site=report.name, first=first, last=last)
    stand = words("figures.stand", today=plain_day(report.today, words))
    tables = filter(None, (as_markdown(table, words) for table in _tables(report, words)))
    return "\n".join((f"# {title}", "", stand, "", *tables, *_notes(report, words), ""))


def as_sheets(report: Report, words: Translation) -> str:
    """Returns all tables of the report as CSV."""
    return as_csv((table for table in _tables(report, words) if table.rows), words)


def as_json(report: Report) -> str:
    """Returns the report as JSON."""
    reported, compared = report.reported, report.compared
    found: dict[str, Any] = {
        "from": report.period.first.isoformat(),
        "until": report.period.last.isoformat(),
        "today": report.today.isoformat(),
        "total": _figures(reported.total),
        "by": {kind.vocabulary: [_term(*each) for each in rows] for kind, rows in reported.by_term.items()},
        "new": [_offer(offer) for offer in reported.new],
        "mandatory": [{**_offer(course), **_figures(figures)} for course, figures in reported.mandatory],
    }
    if compared:
        found["since"] = {
            "come": [_offer(offer) for offer in compared.come],
            "gone": [{"kind": kind, "title": title} for title, kind in compared.gone],
            "changed": [{**_offer(each.offer), "fields": each.fields} for each in compared.changed],
        }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _figures(figures: Figures) -> dict[str, int]:
    return {**asdict(figures), "untold": figures.untold}


def _offer(offer: Offer) -> dict[str, str]:
    return {"kind": offer.kind.value, "id": offer.id, "title": offer.title}


def _term(term: Term | None, figures: Figures) -> dict[str, Any]:
    named = {"id": term.id, "name": term.name} if term else {"id": None, "name": None}
    return {**named, **_figures(figures)}


def _tables(report: Report, words: Translation) -> Iterator[Table]:
    reported = report.reported
    label, number = words("figures.column.what"), words("figures.column.count")
    counts = zip(_OF_ALL, _row(reported.total, _OF_ALL), strict=True)
    total = tuple((words(f"figures.total.{name}"), count) for name, count in counts)
    yield Table(words("figures.overview"), (label, number), total)
    for kind, found in reported.by_term.items():
        name = f"vocabulary.{kind.vocabulary}"
        rows: Rows = tuple(
            (term.name if term else words("figures.none"), *_row(each, _COLUMNS)) for term, each in found
        )
        yield Table(words(f"{name}.by"), (words(f"{name}.one"), *_names(_COLUMNS, words)), rows)
    mandatory: Rows = tuple(
        (course.title, _every(course, words), *_row(each, _OF_MANDATORY)) for course, each in reported.mandatory
    )
    columns = (words("figures.column.title"), words("figures.column.every"), *_names(_OF_MANDATORY, words))
    yield Table(words("figures.mandatory"), columns, mandatory)
    new: Rows = tuple((*_named(offer, words), offer.published or "") for offer in reported.new)
    yield Table(words("figures.new"), (*_headed(words), words("figures.column.published")), new)
    if report.compared:
        yield from _since(report.compared, words)


def _since(compared: Compared, words: Translation) -> Iterator[Table]:
    yield Table(words("figures.come"), _headed(words), tuple(_named(offer, words) for offer in compared.come))
    gone = tuple((title, words(f"kind.{kind}")) for title, kind in compared.gone)
    yield Table(words("figures.gone"), _headed(words), gone)
    changed = tuple((*_named(each.offer, words), ", ".join(each.fields)) for each in compared.changed)
    yield Table(words("figures.changed"), (*_headed(words), words("figures.column.fields")), changed)


def _every(course: Course, words: Translation) -> str:
    return duration_text(course.mandatory, words) if course.mandatory else ""


def _row(figures: Figures, names: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(getattr(figures, name) for name in names)


def _names(names: tuple[str, ...], words: Translation) -> tuple[str, ...]:
    return tuple(words(f"figures.column.{name}") for name in names)


def _headed(words: Translation) -> tuple[str, str]:
    return words("figures.column.title"), words("figures.column.kind")


def _named(offer: Offer, words: Translation) -> tuple[str, str]:
    return offer.title, words(f"kind.{offer.kind.value}")


def _notes(report: Report, words: Translation) -> Iterator[str]:
    """What one must know to read the figures right: how they are counted, and what nobody has written down."""
    total = report.reported.total
    yield words("figures.note.counted")
    if total.fillable:
        percent = round(100 * total.filled / total.fillable)
        yield words("figures.note.filled", filled=total.filled, fillable=total.fillable, percent=percent)
    for name in ("untold", "without_places", "without_attendance"):
        if number := getattr(total, name):
            yield words.count(f"figures.note.{name}", number)
    if report.compared == Compared():
        yield words("figures.note.same")
