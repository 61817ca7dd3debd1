"""Kept leaves: the pages of the last build, which need not be laid out again while nothing changes that they show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.outputs.leaf import Laid, Leaf
from catalogue.outputs.pages.former import Former, Formers, steady
from catalogue.outputs.pages.workshop import Workshop

_NAME = "pages.bin"


@dataclass(frozen=True, slots=True)
class LastLeaves:
    """The pages of a build but those of courses that are gone; `inputs` stands for all they were made of but the text of offers.

    `around` stands for the same but the offers, and `offers` are those, where they are kept. `laid` is how the pages were
    laid out, by their addresses; only builds of the same process know of it.
    """

    inputs: bytes = b""
    leaves: tuple[Leaf, ...] = ()
    laid: Mapping[str, Laid] = field(default_factory=dict)
    around: bytes = b""
    offers: Formers = field(default_factory=dict)

    def when(self, inputs: bytes) -> tuple[Leaf, ...]:
        """Returns the pages if they were made of the same, else none."""
        return self.leaves if inputs == self.inputs else ()

    def offers_when(self, inputs: bytes, now: Callable[[], Formers]) -> Callable[[], Formers]:
        """Returns what gives the offers of a build with these inputs, which are those of the last one, or as they are `now`."""
        return (lambda: self.offers) if inputs == self.inputs and self.offers else now

    def standing(self, workshop: Workshop, around: bytes, offers: Formers) -> Mapping[str, Leaf]:
        """Returns the pages of those of the offers that would be laid out as they were, by the offers' slugs."""
        if around != self.around or not self.offers:
            return {}
        slugs = steady(offers, self.offers, workshop)
        own = ((offers[leaf.source].slug, leaf) for leaf in self.leaves if leaf.source in offers)
        return {slug: leaf for slug, leaf in own if slug in slugs}


def read_leaves(folder: Path) -> LastLeaves:
    """Returns what was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / _NAME)
    if not isinstance(value, tuple):
        return LastLeaves()
    inputs, leaves, around, offers = value
    known = {path: Former._make(each) for path, each in offers.items()}
    return LastLeaves(inputs, tuple(map(Leaf._make, leaves)), around=around, offers=known)


def keep_leaves(folder: Path, last: LastLeaves) -> None:
    """Writes the pages for the next build."""
    offers = {path: tuple(each) for path, each in last.offers.items()}
    write_sealed(folder / _NAME, (last.inputs, list(map(tuple, last.leaves)), last.around, offers))
