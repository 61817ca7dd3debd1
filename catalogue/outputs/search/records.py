"""Records: what a hit shows, in small files; sessions by month; the columns that the facets count; who can still register."""

from collections.abc import Iterable, Mapping, Sequence

from catalogue.outputs.search.entry import COLUMNS, KINDS, Cell, Entry, Facets, Key
from catalogue.outputs.search.packing import compact
from catalogue.outputs.search.site import Site
from catalogue.views.alphabet import sort_key

# So many records lie in one file: few enough to fetch for one hit, enough to compress.
SHARD = 4
_COURSE = KINDS.index("course")

# A month ("2027-03") to the days of its sessions: day of the month × 2^24 + document.
Months = Mapping[str, frozenset[int]]


def record_file(records: Iterable[bytes]) -> bytes:
    """Returns a file of records."""
    return b"[%b]" % b",".join(records)


def months(entries: Iterable[Entry]) -> Months:
    """Returns the months in which sessions are held."""
    return changed_months({}, gone={}, come=dict(enumerate(entries)))


def changed_months(old: Months, *, gone: Mapping[int, Entry], come: Mapping[int, Entry]) -> Months:
    """Returns the months after documents, by their numbers, have become others."""
    found = {month: set(own) for month, own in old.items()}
    for number, entry in gone.items():
        for month, day in entry.days:
            found[month].discard(day << 24 | number)
    for number, entry in come.items():
        for month, day in entry.days:
            found.setdefault(month, set()).add(day << 24 | number)
    return {month: frozenset(own) for month, own in found.items() if own}


def month_file(days: Iterable[int]) -> bytes:
    """Returns the file of a month: [day of the month, document] in order."""
    return compact([[day >> 24, day & 0xFFFFFF] for day in sorted(days)])


def facets_file(found: Sequence[Facets], site: Site) -> bytes:
    """Returns the columns of all offers, and the words that the page shows beside them.

    A column has the names of its terms and, by offer, the places of its own. `former` leads from ids that terms had before
    to those they have: addresses of narrowed searches are kept for years.
    """
    cells = zip(*(one.cells for one in found), strict=True) if found else ((),) * len(COLUMNS)
    return compact(
        {
            "ui": site.labels,
            "former": site.former,
            "columns": {name: _column(own) for name, own in zip(COLUMNS, cells, strict=True)},
            "minutes": [one.minutes for one in found],
            "languages": [one.language for one in found],
            "published": [one.published for one in found],
            "sessions": [one.sessions for one in found],
        }
    )


def _column(cells: Sequence[Cell]) -> Mapping[str, Sequence[Sequence[object]]]:
    distinct = set(cells)
    used: set[Key] = {term for cell in distinct for term in cell}
    terms = sorted(used, key=lambda term: (sort_key(term[1]), term[0]))
    places = {term: place for place, term in enumerate(terms)}
    own = {cell: [places[term] for term in cell] for cell in distinct}
    return {"terms": terms, "of": [own[cell] for cell in cells]}


def standing(until: Sequence[int]) -> tuple[Sequence[int], bytes]:
    """Returns until when one may register for each course: the months, and for each course the place of its own as a byte."""
    chosen = sorted(set(until))
    # Registration that ended before the 255 latest months is over, whatever the day.
    places = {month: max(0, place - max(0, len(chosen) - 256)) for place, month in enumerate(chosen)}
    return chosen[-256:], bytes(map(places.__getitem__, until))


def untils(entries: Iterable[Entry]) -> list[int]:
    """Returns the months up to which one may register, of the courses in order."""
    return [entry.until for entry in entries if entry.order[0] == _COURSE]
