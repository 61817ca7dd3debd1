"""Pages of courses that left the catalogue while calendars still show their sessions as cancelled."""

import re
from collections.abc import Callable, Collection, Iterator

from catalogue.outputs.calendar.ledger import Ledger
from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop

# The kind of these pages.
KIND = "gone"
# "(Teil 2 von 3)" at the end of a summary.
_PART = re.compile(r" \(\w+ \d+ \w+ \d+\)$")


def gone_pages(workshop: Workshop, ledger: Ledger, *, taken: Callable[[], Collection[str]]) -> Iterator[Page]:
    """Yields a page at each address that a cancelled entry of the ledger links to and no page of today has.

    Whoever clicks the link in the calendar learns that the course is no longer offered, and where to look on. `taken` gives
    the addresses of the pages of today; it is asked only where there is such an entry, for they are many.
    """
    base = workshop.catalogue.settings.url
    section = f"{workshop.addresses.word('course')}/"
    found: dict[str, str] = {}
    for record in ledger.entries.values():
        address = record.entry.url.removeprefix(base).partition("#")[0] if record.gone and record.entry else ""
        if record.entry and address.startswith(section) and address.count("/") == 2:
            found.setdefault(address, _PART.sub("", record.entry.summary))
    free = found.keys() - taken() if found else ()
    for address, name in sorted((address, found[address]) for address in free):
        yield workshop.page(
            "gone.html",
            address=address,
            kind=KIND,
            title=workshop.words("gone.title", name=name),
            description=workshop.words("gone.description", name=name),
            course=name,
        )
