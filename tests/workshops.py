"""Makes the workshop in which pages are made, with the package's own templates."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, PackageLoader

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.address import Addresses
from catalogue.outputs.blocks import fill_slots, slotted
from catalogue.outputs.exchange import line_of
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.leaf import Laid
from catalogue.outputs.pages.workshop import Render, Workshop
from catalogue.outputs.site import Site, other_files
from catalogue.outputs.templating import Templates
from catalogue.reading.translations import read_translation
from tests.calendar_site import build_calendars

TODAY = date(2027, 3, 1)
STAMP = datetime(2027, 3, 1, tzinfo=UTC)


class _Compiled(dict[str, Any]):
    """Templates that were compiled in this process before, so that not every test compiles them all."""

    def put(self, name: str, value: Any) -> None:
        self[name] = value


_COMPILED = _Compiled()


def workshop(
    made: Catalogue,
    *,
    today: date = TODAY,
    render: Render = lambda offer: f"<p>{offer.slug}</p>",
    own: Mapping[str, str] | None = None,
) -> Workshop:
    """Returns a workshop for the published part of a catalogue; icons are their names in brackets.

    `own` are templates of the site by their names.
    """
    words = read_translation(made.settings.language)
    loader = ChoiceLoader([DictLoader(own or {}), PackageLoader("catalogue")])
    templates = Templates(loader, words=words, icon=lambda name: f"<svg>{name}</svg>", kept=_COMPILED)
    return Workshop(catalogue=made.published(), today=today, templates=templates, render=render)


def site_of(shop: Workshop, prints: Fingerprints, *, before: Mapping[str, Laid] | None = None) -> Site:
    """Returns the site of a workshop with calendars that were never published."""
    calendars = build_calendars(shop.catalogue, today=shop.today, stamp=STAMP, previous=None, words=shop.words)
    lines = partial(lines_of, shop.catalogue)
    others = partial(other_files, shop, prints=prints, world=b"world", lines=lines, key=b"")
    return Site(shop, lambda: calendars, others, prints, before=before)


def lines_of(made: Catalogue) -> Mapping[str, bytes]:
    """Returns what offers.json says of each offer, by its file."""
    addresses = Addresses(read_translation(made.settings.language))
    return {offer.path: line_of(offer, made.settings, addresses) for offer in made.offers}


def fill_blocks(html: str, *, page: str, workshop: Workshop) -> str:
    """Returns `html` with every mark replaced by its block; `page` is the address of the page it stands on."""
    text, slots = slotted(html)
    return fill_slots(text, slots, page=page, workshop=workshop)
