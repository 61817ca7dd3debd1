"""Kept leaves: the pages of the last build, which need not be laid out again while nothing but texts has changed."""

from dataclasses import dataclass
from pathlib import Path

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.outputs.leaf import Leaf

_NAME = "pages.bin"


@dataclass(frozen=True, slots=True)
class LastLeaves:
    """The pages of a build; `inputs` stands for all they were made of but the text of offers."""

    inputs: bytes = b""
    leaves: tuple[Leaf, ...] = ()

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
