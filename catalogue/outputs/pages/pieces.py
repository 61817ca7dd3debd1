"""Cards and rows: pieces that stand on many pages, made once and then only pointed at the right root."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from catalogue.model.offer import Offer
from catalogue.outputs.templating import Templates
from catalogue.views.agenda import Dated

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
        self._made: dict[tuple[str, ...], str] = {}

    def card(self, offer: Offer, url: Url, level: int = 3) -> Markup:
        """Returns the card of an offer for the page whose links `url` makes; `level` is that of its heading."""
        key = ("card", offer.slug, str(level))
        if key not in self._made:
            values = {"offer": offer, "next": self._next_dates.get(offer.slug), "level": level}
            self._made[key] = self._templates.piece("card.html", root=ROOT, **values)
        return self._placed(key, url)

    def row(self, one: Dated, url: Url) -> Markup:
        """Returns the row of a session in a list of dates."""
        key = ("row", one.course.slug, one.session.id)
        if key not in self._made:
            self._made[key] = self._templates.piece("row.html", root=ROOT, one=one)
        return self._placed(key, url)

    def _placed(self, key: tuple[str, ...], url: Url) -> Markup:
        root = url("")
        return Markup(self._made[key].replace(ROOT, "" if root == "./" else root))  # noqa: S704 - made by our templates
