"""The agenda: what comes next, and a page for each month that has sessions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from catalogue.outputs import dates
from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.agenda import by_month, coming

# So many of the coming sessions stand on the first page, whole months as far as they go.
LENGTH = 60


def agenda_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields the overview and the months, past ones included."""
    words, addresses = workshop.words, workshop.addresses
    months = by_month(workshop.agenda)
    ahead = by_month(coming(workshop.agenda)[:LENGTH])
    common: dict[str, Any] = {
        "kind": "agenda",
        "months": {month: addresses.month(*month) for month in months},
        "counts": {month: len(sessions) for month, sessions in months.items()},
        "current": (workshop.today.year, workshop.today.month),
    }
    title = words("agenda.title")
    description = words("agenda.description")
    yield workshop.page(
        "agenda.html",
        address=addresses.page("agenda"),
        title=title,
        description=description,
        groups=ahead,
        shown=None,
        **common,
    )
    for month, sessions in months.items():
        name = dates.month(_first_of(month), words)
        yield workshop.page(
            "agenda.html",
            address=addresses.month(*month),
            title=words("agenda.month", month=name),
            description=words("agenda.month-description", month=name),
            groups={month: sessions},
            shown=month,
            **common,
        )


def _first_of(month: tuple[int, int]) -> date:
    return date(*month, 1)
