"""Kept leaves: the pages of the last build, which need not be laid out again while nothing but texts has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.outputs.leaf import Laid, Leaf

_NAME = "pages.bin"


@dataclass(frozen=True, slots=True)
class LastLeaves:
    """The pages of a build but those of courses that are gone; `inputs` stands for all they were made of but the text of offers.

    `laid` is how they were laid out, by their addresses; only builds of the same process know of it.
    """

    inputs: bytes = b""
    leaves: tuple[Leaf, ...] = ()
    laid: Mapping[str, Laid] = field(default_factory=dict)

    def when(self, inputs: bytes) -> tuple[Leaf, ...]:
        """Returns the pages if they were made of the same, else none."""
        return self.leaves if inputs == self.inputs else ()


def read_leaves(folder: Path) -> LastLeaves:
    """Returns what was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / _NAME)
    return LastLeaves(value[0], tuple(map(Leaf._make, value[1]))) if isinstance(value, tuple) else LastLeaves()


def keep_leaves(folder: Path, last: LastLeaves) -> None:
    """Writes the pages for the next build."""
    write_sealed(folder / _NAME, (last.inputs, list(map(tuple, last.leaves))))
