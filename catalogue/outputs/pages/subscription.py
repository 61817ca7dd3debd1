"""Subscriptions: a feed as pages offer it, with the addresses that are copied, opened and read by phones."""

from dataclasses import dataclass

from markupsafe import Markup

from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.qr import qr_svg


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed to subscribe to: `link` is its place on the site, `address` the whole of it."""

    name: str
    link: str
    address: str

    @property
    def webcal(self) -> str:
        """The address that opens a calendar program."""
        return "webcal://" + self.address.partition("://")[2]

    @property
    def qr(self) -> Markup:
        """The code that opens the calendar program of a phone."""
        return qr_svg(self.webcal)


def subscription(workshop: Workshop, name: str, link: str) -> Subscription:
    """Returns what a page needs to offer the feed at `link`, a place on the site."""
    return Subscription(name=name, link=link, address=workshop.catalogue.settings.url + link)
