"""Leaves: the pages of a site, each known by what it is made of before anything of it is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import Page


class Leaf(NamedTuple):
    """A page of the site: its address, its kind, and the file it comes from, as `Page` has them.

    `key` stands for everything the page is made of but the text of that file, and what is the same for all pages.
    `related` are the slugs of the offers that it points to, as `Page` has them.
    """

    address: str
    kind: str
    source: str
    key: bytes
    related: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The file of the page."""
        return f"{self.address}index.html"


NOTHING: Mapping[str, Leaf] = {}


def _orders(values: Iterable[object]) -> Iterator[tuple[object, ...]]:
    """Yields the keys of the mappings among values: equal mappings may differ in their order, which a page shows."""
    for value in values:
        if isinstance(value, dict):
            yield tuple(value)
            yield from _orders(value.values())


class StandingLeaves(NamedTuple):
    """Pages of the last build that would be laid out as they were: those of offers by their slugs, lists by their addresses."""

    offers: Mapping[str, Leaf] = {}
    lists: Mapping[str, Leaf] = {}


class Laid(NamedTuple):
    """A leaf beside the values it was laid out with, by which a later build of the same process knows it again."""

    leaf: Leaf
    values: tuple[object, ...]


def laid_out(
    pages: Iterable[Page],
    prints: Fingerprints,
    *,
    before: Mapping[str, Laid] | None,
    heed: Callable[[], None],
    standing: Mapping[str, Leaf] = NOTHING,
) -> Iterator[Laid]:
    """Yields the leaves of pages, each with the values by which a later build of this process knows it again.

    `before` has those of a moment ago by their addresses: a page of the same values keeps the key it had. To compare
    them is quicker by far than to take a fingerprint, for most of them are the very same. It is None where no later
    build of this process will ask. Pages that are `standing`, by their addresses, are not even compared. `heed` is
    called before each page.
    """
    for page in pages:
        heed()
        if page.address in standing:
            yield Laid(standing[page.address], ())
            continue
        # What describes an offer follows from it, and need not be asked for: offers sleep.
        said = page.title, "" if page.source else page.description, page.made_of
        if before is None:
            yield Laid(_leaf(page, prints.of(page.address, *said)), ())
            continue
        values = prints.day, page.kind, page.source, *said, tuple(_orders(page.made_of))
        known = before.get(page.address)
        if known is None or known.values != values:
            known = Laid(_leaf(page, prints.of(page.address, *said)), values)
        yield known


def _leaf(page: Page, key: bytes) -> Leaf:
    return Leaf(page.address, str(page.kind), page.source, key, page.related)
