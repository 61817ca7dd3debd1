"""Bodies: the author's Markdown to HTML, with the host's extensions, links resolved and nothing harmful left."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from catalogue.model.link import is_local, target_of
from catalogue.model.offer import Offer
from catalogue.model.settings import Settings
from catalogue.outputs.address import relative
from catalogue.outputs.sanitise import sanitise

# "Mitarbeiter*innen", "jede*r", "der*die": an asterisk inside a German word is no emphasis.
_ENDING = r"innen|(?:in|[emnrs]|der|die|dem|den|des|sie|ihr|ihre[mnrs]?)\b"
GENDER_STAR = rf"(?<=[a-zäöüß])\*(?={_ENDING})|(?<=[A-ZÄÖÜ])\*(?=IN(?:NEN)?\b)"
_FIRST_HEADING = re.compile(r"<(/?)h1\b")
_ALIGNMENT = re.compile(r"text-align:\s*(left|right|center)")


class GenderStar(Extension):
    """A Markdown extension that leaves the asterisk of German gender forms alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Registers the pattern before emphasis, and behind links and HTML, whose addresses it must not touch."""
        md.inlinePatterns.register(_Star(GENDER_STAR, md), "gender-star", 65)


class _Star(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        return "*", m.start(0), m.end(0)


class Alignment(Extension):
    """A Markdown extension that aligns the cells of tables by classes, since the policy forbids style attributes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Registers the step after all others."""
        md.treeprocessors.register(_Alignment(md), "catalogue-alignment", -110)


class _Alignment(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            align(element)


def align(element: Element) -> None:
    """Turns an inline alignment into a class and drops any other style."""
    alignment = _ALIGNMENT.search(element.attrib.pop("style", ""))
    if alignment:
        element.set("class", f"{element.get('class', '')} tc-{alignment[1]}".strip())


class BodyRenderer:
    """Renders bodies one after the other with one parser.

    `targets` maps the files a link may lead to (relative to the project root) to their addresses on the site.
    """

    def __init__(
        self, *, extensions: Sequence[Any], configs: Mapping[str, Any], targets: Mapping[str, str], settings: Settings
    ) -> None:
        self._markdown = Markdown(extensions=[*extensions, GenderStar(), Alignment()], extension_configs=dict(configs))
        self._targets = targets
        self._settings = settings
        self._dead: list[tuple[str, str]] = []

    @property
    def dead(self) -> tuple[tuple[str, str], ...]:
        """The links rendered so far that lead to no page of the site, each with the file it stands in."""
        return tuple(self._dead)

    def render(self, offer: Offer, address: str) -> str:
        """Returns the HTML of an offer's body for its page at `address`."""

        def resolved(link: str) -> str:
            return self._resolved(link, source=offer.path, page=address)

        self._markdown.reset()
        html = sanitise(self._markdown.convert(offer.body.markdown), address=resolved)
        # The page has its h1 already.
        return _FIRST_HEADING.sub(r"<\1h2", html)

    def _resolved(self, link: str, *, source: str, page: str) -> str:
        if not is_local(link):
            return link
        target = target_of(link, source=source, settings=self._settings)
        found = next((self._targets[path] for path in target.paths if path in self._targets), None)
        if found is None:
            self._dead.append((source, link))
            return link
        fragment = f"#{target.fragment}" if target.fragment else ""
        return relative(found, page=page) + fragment
