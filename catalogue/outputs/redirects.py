"""Redirects: a page at each old address of an offer that leads on to today's."""

from collections.abc import Iterator
from functools import partial

from catalogue.model.offer import Offer
from catalogue.outputs.address import relative
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import Planned, digest
from catalogue.outputs.pages.workshop import Workshop


def redirects(workshop: Workshop, *, prints: Fingerprints, world: bytes) -> Iterator[Planned]:
    """Yields the redirect pages of all aliases; `world` stands for what is the same for all."""
    for offer in workshop.catalogue.offers:
        for alias in offer.aliases:
            address = workshop.addresses.offer(offer)
            old = f"{address.partition('/')[0]}/{alias}/"
            key = digest(world, old.encode(), prints.of(offer))
            yield Planned(f"{old}index.html", key, partial(_page, offer, old=old, address=address, workshop=workshop))


def _page(offer: Offer, *, old: str, address: str, workshop: Workshop) -> bytes:
    html = workshop.templates.render(
        "redirect.html",
        page=old,
        title=offer.title,
        target=relative(address, page=old),
        canonical=workshop.catalogue.settings.url + address,
    )
    return html.encode()
