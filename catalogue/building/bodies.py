"""Bodies of one build: rendered when a page is made, with the links they follow remembered."""

from collections.abc import Callable, Mapping

from catalogue.model.link import target_of
from catalogue.model.offer import Offer
from catalogue.model.settings import Settings
from catalogue.outputs.markdown_body import BodyRenderer
from catalogue.outputs.output import Leads, digest


def world_of(targets: Mapping[str, str]) -> bytes:
    """Returns what stands for all addresses that links may lead to, by the files of what lies there."""
    return digest(*(f"{path}\n{targets[path]}".encode("utf-8", "surrogateescape") for path in sorted(targets)))


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
        settings: Settings,
        address: Callable[[Offer], str],
    ) -> None:
        self._renderer = renderer
        self._targets = targets
        self._settings = settings
        self._address = address
        self._leads: dict[str, Leads] = {}
        self._told = 0

    def render(self, offer: Offer) -> str:
        """Returns the HTML of an offer's body, links in it relative to its page."""
        body = self._renderer.rendered(offer, self._address(offer))
        self._leads[offer.path] = tuple((offer.path, link, target) for link, target in body.links)
        return body.html

    def leads(self, source: str) -> Leads:
        """Returns the links of the body in the file `source` as it was rendered last, and forgets them."""
        return self._leads.pop(source, ())

    def hold(self, leads: Leads) -> bool:
        """Tells whether links still lead where they led."""
        return all(self._target(source, link) == target for source, link, target in leads)

    def dead(self) -> tuple[tuple[str, str], ...]:
        """Returns the links that lead nowhere and were met since it was asked last, each with its file."""
        found = self._renderer.dead[self._told :]
        self._told += len(found)
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

    def _target(self, source: str, link: str) -> str | None:
        paths = target_of(link, source=source, settings=self._settings).paths
        return next((self._targets[path] for path in paths if path in self._targets), None)
