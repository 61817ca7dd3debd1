"""News: what is new in the catalogue as a feed (Atom, RFC 4287), for intranet pages and feed readers."""

import re
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from catalogue.model.offer import Offer
from catalogue.outputs.calendar.uid import news_uid, offer_news_uid
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import Planned, digest
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.novelty import NEWEST, last_published, newest

# One of these, and no reader takes any of the feed (XML 1.0, 2.2); names and titles may hold them.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def news(workshop: Workshop, *, prints: Fingerprints, world: bytes) -> Planned:
    """Returns the feed; `world` stands for settings and templates.

    An entry is known by the offer's permanent id, so that an offer that was renamed is not told again. Nothing in it
    depends on the day but which offers are still new.
    """
    catalogue = workshop.catalogue
    offers = newest(catalogue, today=workshop.today)[:NEWEST]
    latest = last_published(catalogue, today=workshop.today) or workshop.today
    key = digest(world, latest.isoformat().encode(), prints.of(offers))
    return Planned(workshop.addresses.news(), key, partial(_made, offers, latest=latest, workshop=workshop))


def _made(offers: tuple[Offer, ...], *, latest: date, workshop: Workshop) -> bytes:
    settings = workshop.catalogue.settings
    entries = [
        (
            offer,
            settings.url + workshop.addresses.offer(offer),
            offer_news_uid(site=settings.site, offer=offer.id),
            _moment(offer.published or latest, settings.timezone),
        )
        for offer in offers
    ]
    text = workshop.fragment(
        "news.xml",
        address=workshop.addresses.news(),
        entries=entries,
        id=news_uid(site=settings.site),
        updated=_moment(latest, settings.timezone),
    )
    return f"{_NOT_XML.sub('', text.strip())}\n".encode()


def _moment(day: date, zone: ZoneInfo) -> str:
    """The beginning of a day: an offer says no more about when it came (RFC 4287, 3.3)."""
    return datetime.combine(day, time(), zone).isoformat()
