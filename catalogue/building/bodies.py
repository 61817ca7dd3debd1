"""Bodies of one build: rendered when a page is made, with the links they follow remembered."""

import re
from collections.abc import Callable, Mapping, Sequence

from catalogue.model.catalogue import Catalogue
from catalogue.model.link import is_foreign
from catalogue.model.offer import Offer
from catalogue.model.outline import Sort, outline
from catalogue.model.problem import Place, Problem
from catalogue.outputs.markdown_body import BodyRenderer
from catalogue.outputs.output import DeadLink, Leads, digest

_EMOJI = re.compile(r":[a-z0-9_+-]{2,60}:")


def world_of(targets: Mapping[str, str]) -> bytes:
    """Returns what stands for all addresses that links may lead to, by the files of what lies there."""
    return digest(*(f"{path}\n{targets[path]}".encode("utf-8", "surrogateescape") for path in sorted(targets)))


class MissingTextError(Exception):
    """A body takes in a text that is not there: the file of its offer, and what the extension says, which is told to take that amiss."""


def is_missing_text(error: BaseException) -> bool:
    """Tells whether the extension that takes in texts, which few sites load, has not found one."""
    kind = type(error)
    return (kind.__module__, kind.__name__) == ("pymdownx.snippets", "SnippetMissingError")


class Bodies:
    """The bodies of one build.

    `targets` maps the files that links may lead to (relative to the project root) to their addresses; `address` gives
    the address of an offer's page.
    """

    def __init__(
        self,
        renderer: BodyRenderer,
        *,
        targets: Mapping[str, str],
        address: Callable[[Offer], str],
    ) -> None:
        self._renderer = renderer
        self._targets = targets
        self._address = address
        self._leads: dict[str, Leads] = {}
        self._dead: list[DeadLink] = []

    def render(self, offer: Offer) -> str:
        """Returns the HTML of an offer's body, links in it relative to its page."""
        try:
            body = self._renderer.rendered(offer, self._address(offer))
        except Exception as error:
            if is_missing_text(error):
                raise MissingTextError(offer.path, str(error)) from error
            raise
        self._leads[offer.path] = tuple((offer.path, link, target) for link, target in body.links)
        self._dead += [(offer.path, link) for link, target in body.links if target is None]
        return body.html

    def leads(self, source: str) -> Leads:
        """Returns the links of the body in the file `source` as it was rendered last, and forgets them."""
        return self._leads.pop(source, ())

    def hold(self, leads: Leads) -> bool:
        """Tells whether links still lead where they led."""
        return all(self._renderer.target(link, source=source)[0] == target for source, link, target in leads)

    def dead(self) -> Sequence[DeadLink]:
        """Returns the links that lead nowhere and were met since it was asked last."""
        found, self._dead = self._dead, []
        return found

    @property
    def foreseeable(self) -> bool:
        """Tells whether a body's HTML follows from its Markdown and the settings alone: other extensions may read files."""
        return self._renderer.parser.known

    @property
    def dialect(self) -> bytes:
        """What spares builds with the same settings to make a parser."""
        return self._renderer.parser.kept

    @property
    def world(self) -> bytes:
        """What stands for all addresses that links may lead to."""
        return world_of(self._targets)


def dead_link(catalogue: Catalogue, path: str, link: str) -> Problem:
    """Returns the problem of a link or picture in the file of an offer that leads to no page, such as one that mkdocs.yml excludes.

    It may be a picture on another server, by which an extension shows an emoji.
    """
    offer = next(offer for offer in catalogue.offers if offer.path == path)
    if is_foreign(link):
        emoji = _EMOJI.search(offer.body.markdown)
        spot = offer.body.spot(emoji.start()) if emoji else (offer.body.line,)
        return Problem("foreign-content", Place(path, *spot), {"value": link[:80]})
    mark = next((mark for mark in outline(offer.body) if mark.text == link), None)
    place = Place(path, mark.line, mark.column) if mark else Place(path, offer.body.line)
    details = {"value": link[:80], "suggestion": ""}
    if mark and mark.sort is Sort.PICTURE:
        return Problem("missing-picture", place, details)
    return Problem("dead-link", place, details)
