"""The agenda: what comes next, and a page for each month that has sessions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from catalogue.outputs import dates
from catalogue.outputs.output import Page
from catalogue.outputs.pages.paging import address_of, parts
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.agenda import Dated, by_first_month, by_months, coming
from catalogue.views.month_grid import Day, weeks
from catalogue.views.months import Month

# So many of the coming sessions stand on the first page, whole months as far as they go.
LENGTH = 60
# So many sessions of a month stand on one page, and, where they do not all, so many of a day in its grid.
MOST, SLOTS = 150, 4
# What further pages show of the grid.
NO_GRID: Mapping[str, Callable[[], Any]] = {"weeks": tuple, "places": dict}


def agenda_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields the overview and the months, past ones included."""
    months, ahead = by_months(workshop.agenda), coming(workshop.agenda)
    current = (workshop.today.year, workshop.today.month)
    common: dict[str, Any] = {
        "kind": "agenda",
        "months": {month: workshop.addresses.month(*month) for month in months},
        "current": current,
    }
    yield workshop.page(
        "agenda.html",
        address=workshop.addresses.page("agenda"),
        title=workshop.words("agenda.title"),
        description=workshop.words("agenda.description"),
        groups=_first_months(by_first_month(ahead)),
        shown=None,
        number=1,
        pages=(),
        # The overview shows no sessions but those that still lie ahead; the pages of past months have those that were.
        counts={**_counted(months), **_counted(by_months(ahead), since=current)},
        **common,
    )
    for before, month, after in _neighbours(tuple(months)):
        yield from _month_pages(workshop, month, months[month], before=before, after=after, **common)


def _counted(months: Mapping[Month, tuple[Dated, ...]], *, since: Month = (1, 1)) -> Mapping[Month, int]:
    return {month: len(sessions) for month, sessions in months.items() if month >= since}


def _first_months(months: Mapping[Month, tuple[Dated, ...]]) -> Mapping[Month, tuple[Dated, ...]]:
    """The months with which the first page is full; one that holds more than a page by itself is cut."""
    shown: dict[Month, tuple[Dated, ...]] = {}
    for month, sessions in months.items():
        if shown and sum(map(len, shown.values())) + len(sessions) > LENGTH:
            break
        shown[month] = sessions[:LENGTH]
    return shown


def _month_pages(workshop: Workshop, month: Month, sessions: tuple[Dated, ...], **values: Any) -> Iterator[Page]:
    """The page of a month: a grid of days and a list, both of the same sessions, which its download holds as well.

    Of a month with very many sessions the list goes on on further pages, and the days of the grid lead there.
    """
    words = workshop.words
    name = dates.month(date(*month, 1), words)
    address = workshop.addresses.month(*month)
    long = len(sessions) > MOST
    title = words("agenda.month", month=name)
    cut = tuple(parts(sessions, name=_name, address=address, title=title, length=MOST, workshop=workshop))
    grid = cache(lambda: weeks(month, sessions))
    places = cache(lambda: _places(chain(*grid()), [part for part, _ in cut], address) if long else {})
    for part, page in cut:
        first = page["number"] == 1
        yield workshop.page(
            "agenda.html",
            description=words("agenda.month-description", month=name),
            groups={month: part},
            shown=month,
            # A session would make the pages of all months anew.
            counts={},
            most=SLOTS,
            weekdays=dates.weekdays(words),
            download=workshop.addresses.month_file(*month),
            **page
            | {
                "later": {**page["later"], **({"weeks": grid, "places": places} if first else NO_GRID)},
                "following": (*page["following"], sessions if long and first else ()),
            },
            **values,
        )


def _places(days: Iterable[Day], pages: Iterable[Sequence[Dated]], address: str) -> Mapping[date, str]:
    """For the days of which the grid does not show all, the page of the list that has the first of the others."""
    numbers = {_name(one): number for number, page in enumerate(pages, start=1) for one in page}
    cut = {day.day: day.slots[SLOTS].one for day in days if len(day.slots) > SLOTS}
    return {day: address_of(address, numbers[_name(one)]) for day, one in cut.items()}


def _name(one: Dated) -> str:
    return f"{one.course.slug}#{one.id}"


def _neighbours(months: tuple[Month, ...]) -> Iterator[tuple[Month | None, Month, Month | None]]:
    """Yields each month with the ones before and after it that have something to show."""
    yield from zip((None, *months), months, (*months[1:], None), strict=False)
