"""What we add to Markdown: German gender forms are no emphasis, and cells are aligned by class."""

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

# "Mitarbeiter*innen", "jede*r", "der*die": an asterisk inside a German word is no emphasis.
_ENDING = r"innen|(?:in|[emnrs]|der|die|dem|den|des|sie|ihr|ihre[mnrs]?)\b"
GENDER_STAR = rf"\*(?:(?<=[a-zäöüß]\*)(?={_ENDING})|(?<=[A-ZÄÖÜ]\*)(?=IN(?:NEN)?\b))"
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
