"""Cards and rows: pieces that stand on many pages, made once and then only pointed at the right root."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from catalogue.model.offer import Offer
from catalogue.model.session import Part
from catalogue.outputs.compiling import marked
from catalogue.outputs.pages.any_level import LEVEL, AnyLevel, AskedError
from catalogue.outputs.pages.drawings import Drawings
from catalogue.outputs.templating import Templates
from catalogue.views.agenda import Dated
from catalogue.views.months import Month
from catalogue.views.told_parts import told_parts

# Stands in a piece where the way to the site's root goes; letters only, so that no escaping changes it.
ROOT = "xcatalogueslotrootx"
Url = Callable[[str], str]


class Pieces:
    """The cards of offers and the rows of sessions of one site.

    A popular offer stands on dozens of pages; making its card anew for each would be half of the build.
    """

    def __init__(self, templates: Templates, next_dates: Mapping[str, Dated]) -> None:
        self._templates = templates
        self._next_dates = next_dates
        self._drawings = Drawings()
        self._cards: dict[int, dict[str, bytes]] = defaultdict(dict)
        # Whether one card does for all levels; a site's own template may ask which it is.
        self._any = True
        self._rows: dict[tuple[str, ...], bytes] = {}

    def card(self, offer: Offer, url: Url, level: int = 3) -> Markup:
        """Returns the card of an offer for the page whose links `url` makes; `level` is that of its heading."""
        return marked(self._rooted(self._of_offers((offer,), level)[0], url).replace(LEVEL, str(level)))

    def cards(self, offers: Iterable[Offer], url: Url, level: int = 3) -> Markup:
        """Returns the cards of many offers, each ended by a break."""
        text = b"\n".join([*self._of_offers(offers, level), b""])
        return marked(self._rooted(text, url).replace(LEVEL, str(level)))

    def row(self, one: Dated, url: Url) -> Markup:
        """Returns the row of a session in a list of dates."""
        return marked(self._rooted(self._of_session(one), url))

    def rows(self, sessions: Iterable[Dated], url: Url, *, month: Month | None = None, venue: str = "") -> Markup:
        """Returns the rows of many sessions, each ended by a break; of those in parts, what is told of the month or the venue."""
        if (
            venue
        ):  # a session that begins elsewhere may come here after others; which part does, only one that is awake knows
            sessions = sorted(sessions, key=lambda one: [part.start.instant for part in _told_at(one, venue)])
        text = b"\n".join([*(self._of_session(one, month, venue) for one in sessions), b""])
        return marked(self._rooted(text, url))

    def _of_offers(self, offers: Iterable[Offer], level: int) -> list[bytes]:
        """The cards of offers, nearly all of which are there already."""
        known = self._cards[0 if self._any else level]
        return [known.get(offer.slug) or self._of_offer(offer, level) for offer in offers]

    def _of_offer(self, offer: Offer, level: int) -> bytes:
        made = self._drawings.without(self._card(offer, level))
        self._cards[0 if self._any else level][offer.slug] = made
        return made

    def _of_session(self, one: Dated, month: Month | None = None, venue: str = "") -> bytes:
        told = told_parts(one.session, month=month, venue=venue)
        key = (one.course.slug, one.session.id, *(part.id for part in told))
        made = self._rows.get(key)
        if made is None:
            made = self._rows[key] = self._drawings.without(self._make("row.html", one=one, told=told))
        return made

    def _card(self, offer: Offer, level: int) -> str:
        values = {"offer": offer, "next": self._next_dates.get(offer.slug)}
        if self._any:
            try:
                return self._make("card.html", level=AnyLevel(), **values)
            except (AskedError, TypeError):
                self._any = False
        return self._make("card.html", level=level, **values)

    def _make(self, template: str, **values: object) -> str:
        return self._templates.piece(template, root=ROOT, **values)

    def _rooted(self, lean: bytes, url: Url) -> str:
        root = url("")
        return self._drawings.complete(lean).replace(ROOT, "" if root == "./" else root)


def _told_at(one: Dated, venue: str) -> tuple[Part, ...]:
    return told_parts(one.session, venue=venue) or (one.session.first,)
