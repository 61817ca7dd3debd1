"""What building a project gives: its site, and what is to be kept of it."""

from collections.abc import Callable

from msgspec import Struct

from catalogue.building.unbound_calendars import UnboundCalendars
from catalogue.outputs.pages.former import Formers
from catalogue.outputs.site import Site


class Built(Struct, frozen=True):
    """A site that is planned, and what the next build will want of it once it is published.

    `inputs` stands for all that its pages are made of but the text of offers, `around` for the same without the offers;
    `formers` gives the offers as the next build will know them. The `calendars` are the same as those of the site.
    """

    site: Site
    inputs: bytes
    around: bytes
    formers: Callable[[], Formers]
    calendars: UnboundCalendars
