"""What the report of an office on a period says: its head, its tables and its notes, whatever form they are given."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from catalogue.model.offer import Course, Offer
from catalogue.model.period import Period
from catalogue.model.translation import Translation
from catalogue.outputs.dates import plain_day
from catalogue.outputs.earlier import Compared
from catalogue.outputs.explained import visible
from catalogue.outputs.table import Cell, Table
from catalogue.outputs.templating import duration_text
from catalogue.views.figures import Figures, Reported

Rows = tuple[tuple[Cell, ...], ...]
# The figures that each term and each mandatory course is told with, in the order of the columns.
_COLUMNS = ("courses", "on_demand", "guides", "sessions", "held", "cancelled", "places", "attendance")
_OF_MANDATORY = ("sessions", "held", "cancelled", "places", "attendance")
_OF_COURSE = ("sessions", "held", "cancelled", "ahead", "places", "attendance")
_OF_ALL = ("courses", "on_demand", "guides", "sessions", "held", "cancelled", "ahead", "untold", "places", "attendance")


class Report(Struct, frozen=True):
    """What was counted, for which days and on which day.

    `compared` is there where an earlier catalogue was given, `versus` where another period was, with its figures in all.
    `listed` tells whether each course is told with its own.
    """

    name: str
    period: Period
    today: date
    reported: Reported
    compared: Compared | None = None
    versus: tuple[Period, Figures] | None = None
    listed: bool = False


def head(report: Report, words: Translation) -> tuple[str, str]:
    """Returns the title of the report, and of which day it is."""
    first, last = (plain_day(day, words) for day in (report.period.first, report.period.last))
    title = words("figures.title", site=visible(report.name), first=first, last=last)
    return title, words("figures.stand", today=plain_day(report.today, words))


def tables(report: Report, words: Translation) -> Iterator[Table]:
    """Yields the tables in the order of the report; some may have no rows."""
    reported = report.reported
    yield _overview(report, words)
    for kind, found in reported.by_term.items():
        name = f"vocabulary.{kind.vocabulary}"
        rows: Rows = tuple(
            (term.name if term else words("figures.none"), *_row(each, _COLUMNS)) for term, each in found
        )
        yield Table(words(f"{name}.by"), (words(f"{name}.one"), *_names(_COLUMNS, words)), rows)
    yield _mandatory(reported, words)
    new: Rows = tuple((*_named(offer, words), offer.published or "") for offer in reported.new)
    yield Table(words("figures.new"), (*_headed(words), words("figures.column.published")), new)
    if report.compared:
        yield from _since(report.compared, words)
    if report.listed:
        yield _courses(reported, words)


def _overview(report: Report, words: Translation) -> Table:
    """The figures in all; beside those of another period, each column says whose it is."""
    all_of = [(words("figures.column.count"), report.reported.total)]
    if report.versus:
        period, figures = report.versus
        all_of = [(_span(report.period, words), report.reported.total), (_span(period, words), figures)]
    counts = zip(*(_row(each, _OF_ALL) for _, each in all_of), strict=True)
    rows = tuple((words(f"figures.total.{name}"), *row) for name, row in zip(_OF_ALL, counts, strict=True))
    return Table(words("figures.overview"), (words("figures.column.what"), *(name for name, _ in all_of)), rows)


def _span(period: Period, words: Translation) -> str:
    """The name of a period: of a year its number, of any other its days."""
    first, last = period.first, period.last
    if (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31):
        return str(first.year)
    return words("figures.span", first=plain_day(first, words), last=plain_day(last, words))


def _mandatory(reported: Reported, words: Translation) -> Table:
    """What has no session is not offered, unless it can be begun at any time."""
    every = [_every(course, words) for course, _ in reported.mandatory]
    column = words("figures.column.every"), every
    return _by_course(words("figures.mandatory"), reported.mandatory, column, _OF_MANDATORY, words)


def _courses(reported: Reported, words: Translation) -> Table:
    column = words("vocabulary.categories.one"), [course.category.name for course, _ in reported.courses]
    return _by_course(words("figures.courses"), reported.courses, column, _OF_COURSE, words)


def _by_course(
    heading: str,
    found: Sequence[tuple[Course, Figures]],
    column: tuple[str, Sequence[str]],
    names: tuple[str, ...],
    words: Translation,
) -> Table:
    """Courses with a column beside their titles, whether they can be begun at any time, and their figures."""
    name, said = column
    rows: Rows = tuple(
        (course.title, own, words("figures.any-time") if each.on_demand else "", *_row(each, names))
        for (course, each), own in zip(found, said, strict=True)
    )
    return Table(heading, (words("figures.column.title"), name, *_names(("any_time", *names), words)), rows)


def _since(compared: Compared, words: Translation) -> Iterator[Table]:
    yield Table(words("figures.come"), _headed(words), tuple(_named(offer, words) for offer in compared.come))
    gone = tuple((title, words(f"kind.{kind}")) for title, kind in compared.gone)
    yield Table(words("figures.gone"), _headed(words), gone)
    changed = tuple((*_named(each.offer, words), ", ".join(each.fields)) for each in compared.changed)
    yield Table(words("figures.changed"), (*_headed(words), words("figures.column.fields")), changed)


def _every(course: Course, words: Translation) -> str:
    return duration_text(course.mandatory, words) if course.mandatory else ""


def _row(figures: Figures, names: tuple[str, ...]) -> tuple[int | str, ...]:
    """The figures in the order of the names; one that nobody has written down is left empty, for it is not nought."""
    unknown = {
        "places": 0 < figures.without_places == figures.sessions - figures.cancelled,
        "attendance": 0 < figures.without_attendance == figures.held,
    }
    return tuple("" if unknown.get(name) else getattr(figures, name) for name in names)


def _names(names: tuple[str, ...], words: Translation) -> tuple[str, ...]:
    return tuple(words(f"figures.column.{name}") for name in names)


def _headed(words: Translation) -> tuple[str, str]:
    return words("figures.column.title"), words("figures.column.kind")


def _named(offer: Offer, words: Translation) -> tuple[str, str]:
    return offer.title, words(f"kind.{offer.kind.value}")


def _notes_on(total: Figures, words: Translation) -> Iterator[str]:
    """How full sessions were, and what nobody has written down."""
    if total.fillable:
        percent = round(100 * total.filled / total.fillable)
        yield words("figures.note.filled", filled=total.filled, fillable=total.fillable, percent=percent)
    for name in ("untold", "without_places", "without_attendance"):
        if number := getattr(total, name):
            yield words.count(f"figures.note.{name}", number)


def notes(report: Report, words: Translation) -> Iterator[str]:
    """What one must know to read the figures right: how they are counted, and what nobody has written down."""
    yield words("figures.note.counted")
    if report.versus:
        period, figures = report.versus
        yield words("figures.note.versus")
        for span, total in ((report.period, report.reported.total), (period, figures)):
            yield from (f"{_span(span, words)}: {note}" for note in _notes_on(total, words))
    else:
        yield from _notes_on(report.reported.total, words)
    if report.compared == Compared():
        yield words("figures.note.same")
