"""Leaves: the pages of a site, each known by what it is made of before anything of it is made."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import Page


class Leaf(NamedTuple):
    """A page of the site: its address, its kind, and the file it comes from, as `Page` has them.

    `key` stands for everything the page is made of but the text of that file, and what is the same for all pages.
    """

    address: str
    kind: str
    source: str
    key: bytes

    @property
    def path(self) -> str:
        """The file of the page."""
        return f"{self.address}index.html"


def leaves_of(pages: Iterable[Page], prints: Fingerprints) -> Iterator[Leaf]:
    """Yields the leaves of pages."""
    for page in pages:
        key = prints.of(page.address, page.title, page.description, page.made_of)
        yield Leaf(page.address, str(page.kind), page.source, key)
