"""What building a project gives: its site, and what is to be kept of it."""

from collections.abc import Callable

from msgspec import Struct

from catalogue.building.kept_calendars import Bound
from catalogue.building.last_calendars import LastCalendars
from catalogue.outputs.pages.former import Formers
from catalogue.outputs.site import Site


class Built(Struct, frozen=True):
    """A site, and what is to be kept of it once it is published.

    `inputs` stands for all that its pages are made of but the text of offers, `around` for the same without the offers, and
    `offers` gives these as the next build will want them. `prepare` makes what the calendars are bound of, by several
    processes where there are, before another one binds them. `calendars` binds them, reports what is wrong with them and
    gives what is to be kept; `quietly` binds them without a word, for a process that leaves the reporting to the one that
    sent it.
    """

    site: Site
    inputs: bytes
    around: bytes
    offers: Callable[[], Formers]
    prepare: Callable[[], None]
    calendars: Callable[[], LastCalendars]
    quietly: Callable[[], Bound]
