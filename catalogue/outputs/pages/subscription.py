"""Subscriptions: a feed as pages offer it, with the addresses that are copied, opened and read by phones."""

from markupsafe import Markup
from msgspec import Struct

from catalogue.model.term import Term
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.qr import qr_svg
from catalogue.views.term_index import key_of


class Subscription(Struct, frozen=True):
    """A feed to subscribe to: `link` is its place on the site, `address` the whole of it.

    Of one that is `idle` no date lies ahead; readers are told so, since an empty calendar looks like a broken one.
    """

    name: str
    link: str
    address: str
    idle: bool

    @property
    def webcal(self) -> str:
        """The address that opens a calendar program."""
        return "webcal://" + self.address.partition("://")[2]

    @property
    def qr(self) -> Markup:
        """The code that opens the calendar program of a phone."""
        return qr_svg(self.webcal)


def subscription(workshop: Workshop, name: str, link: str, *, idle: bool = False) -> Subscription:
    """Returns what a page needs to offer the feed at `link`, a place on the site."""
    return Subscription(name=name, link=link, address=workshop.catalogue.settings.url + link, idle=idle)


def term_subscription(workshop: Workshop, term: Term) -> Subscription:
    """Returns the same for the feed of a term."""
    idle = not workshop.ahead.get(key_of(term))
    return subscription(workshop, term.name, workshop.addresses.term_feed(term), idle=idle)
