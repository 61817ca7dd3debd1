"""Redirects: a page at each old address of an offer or a term that leads on to today's."""

from collections.abc import Iterator
from functools import partial

from catalogue.outputs.address import TERM_PAGES, relative
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
            yield Planned(f"{old}index.html", key, partial(_page, offer.title, old, address, workshop))
    yield from _of_terms(workshop, world)


def _of_terms(workshop: Workshop, world: bytes) -> Iterator[Planned]:
    for name in TERM_PAGES:
        for term in workshop.catalogue.vocabularies.get(name, ()):
            for alias in term.former:
                address = workshop.addresses.term(term)
                old = f"{workshop.addresses.vocabulary(name)}{alias}/"
                key = digest(world, repr((old, address, term.name)).encode())
                yield Planned(f"{old}index.html", key, partial(_page, term.name, old, address, workshop))


def _page(title: str, old: str, address: str, workshop: Workshop) -> bytes:
    html = workshop.templates.render(
        "redirect.html",
        page=old,
        title=title,
        target=relative(address, page=old),
        canonical=workshop.catalogue.settings.url + address,
    )
    return html.encode()
