"""Bodies: the author's Markdown to HTML, with the host's extensions, links resolved and nothing harmful left."""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from catalogue.model.link import is_foreign, is_local, target_of
from catalogue.model.offer import Offer
from catalogue.model.settings import Settings
from catalogue.outputs.address import relative
from catalogue.outputs.mixed_body import mixed_html
from catalogue.outputs.parser import Parser
from catalogue.outputs.plain_body import plain_html, resolved
from catalogue.outputs.sanitise import sanitise

_FIRST_HEADING = re.compile(r"<(/?)h1\b")


class Rendered(Struct, frozen=True):
    """A body as HTML, and its links and pictures that point to files of the project, as written and in their order.

    Each comes with the address of the file on the site, or None where it leads nowhere. So do pictures on another server,
    which an extension has put there: the checks let no author do it.
    """

    html: str
    links: tuple[tuple[str, str | None], ...]


class BodyRenderer:
    """Renders bodies one after the other: plain ones fast, all others with Python-Markdown, the `parser`.

    Which of the two rendered a body shows nowhere. `targets` maps the files a link may lead to (relative to the project
    root) to their addresses on the site.
    """

    def __init__(self, parser: Parser, *, targets: Mapping[str, str], settings: Settings) -> None:
        self.parser = parser
        self._targets = targets
        self._settings = settings

    def rendered(self, offer: Offer, address: str) -> Rendered:
        """Returns the HTML of an offer's body for its page at `address`, and the links in it."""
        links: list[tuple[str, str | None]] = []

        def follow(link: str) -> str:
            if not is_local(link):
                return link
            target, fragment = self.target(link, source=offer.path)
            links.append((link, target))
            return link if target is None else relative(target, page=address) + fragment

        def show(picture: str) -> str:
            if is_foreign(picture):
                links.append((picture, None))
            return follow(picture)

        dialect = self.parser.dialect
        plain = plain_html(offer.body.markdown, dialect) if dialect else None
        html = self._full(offer.body.markdown, follow, show) if plain is None else resolved(plain, follow)
        return Rendered(html, tuple(links))

    def _full(self, markdown: str, follow: Callable[[str], str], show: Callable[[str], str]) -> str:
        dialect, convert = self.parser.dialect, self.parser.convert
        html = mixed_html(markdown, dialect, convert) if dialect else None
        html = sanitise(convert(markdown) if html is None else html, address=follow, picture=show)
        # The page has its h1 already.
        return _FIRST_HEADING.sub(r"<\1h2", html)

    def target(self, link: str, *, source: str) -> tuple[str | None, str]:
        """Returns where a link in the file `source` leads: the address of a page, None where there is none, and the place on it."""
        target = target_of(link, source=source, settings=self._settings)
        found = next((self._targets[path] for path in target.paths if path in self._targets), None)
        return found, f"#{target.fragment}" if target.fragment else ""
