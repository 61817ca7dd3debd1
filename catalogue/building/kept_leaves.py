"""Kept leaves: the pages of the last build, which need not be laid out again while nothing changes that they show."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.outputs.leaf import Laid, Leaf, StandingLeaves
from catalogue.outputs.pages.former import Changes, Former, Formers
from catalogue.outputs.pages.workshop import Workshop

_NAME, _FORMERS = "pages.bin", "shown.bin"


class LastLeaves(Struct, frozen=True):
    """The pages of a build, without those of courses that are gone.

    `inputs` stands for all that they were made of but the text of offers, and `around` for the same without the offers;
    `formers` gives the offers as they were shown. `laid` is how the pages were laid out, by their addresses; only builds of
    the same process know of it. `fresh` marks pages that are not kept yet.
    """

    inputs: bytes = b""
    leaves: tuple[Leaf, ...] = ()
    laid: Mapping[str, Laid] = field(default_factory=dict)
    around: bytes = b""
    formers: Callable[[], Formers] = dict
    fresh: bool = False

    def when(self, inputs: bytes) -> tuple[Leaf, ...]:
        """Returns the pages if they were made of the same, else none."""
        return self.leaves if inputs == self.inputs else ()

    def before(self, around: bytes) -> Formers:
        """Returns the offers as they were in the same circumstances, none in others."""
        return self.formers() if around == self.around else {}

    def standing(self, workshop: Workshop, around: bytes, formers: Callable[[], Formers]) -> StandingLeaves:
        """Returns the pages that would be laid out as they were, as far as it takes little time to know them."""
        changes = Changes(self.before(around), now := formers(), workshop)
        if not changes.few:
            return StandingLeaves()
        slugs, lists = changes.steady(), changes.lists()
        own = ((now[leaf.source].slug, leaf) for leaf in self.leaves if leaf.source in now)
        others = (leaf for leaf in self.leaves if not leaf.source)
        return StandingLeaves(
            {slug: leaf for slug, leaf in own if slug in slugs},
            {leaf.address: leaf for leaf in others if leaf.address in lists or _first_of(leaf.address) in lists},
        )


def _first_of(address: str) -> str:
    """The address of the first page of the list of which this is another one."""
    list_, _, number = address.rstrip("/").rpartition("/")
    return f"{list_}/" if number.isdecimal() else ""


def read_leaves(folder: Path) -> LastLeaves:
    """Returns what was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / _NAME)
    if not isinstance(value, tuple):
        return LastLeaves()
    inputs, leaves, around = value
    # Asked for once, and in nobody's way afterwards.
    formers = partial(_read_formers, folder, inputs)
    return LastLeaves(inputs, tuple(map(Leaf._make, leaves)), around=around, formers=formers)


def _read_formers(folder: Path, inputs: bytes) -> Formers:
    value = read_sealed(folder / _FORMERS)
    known = isinstance(value, tuple) and value[0] == inputs
    return {path: Former._make(each) for path, each in value[1].items()} if known else {}


def keep_leaves(folder: Path, last: LastLeaves) -> None:
    """Writes the pages for the next build, where they are not those of the last one."""
    if not last.fresh:
        return
    formers = {path: tuple(each) for path, each in last.formers().items()}
    write_sealed(folder / _FORMERS, (last.inputs, formers))
    write_sealed(folder / _NAME, (last.inputs, list(map(tuple, last.leaves)), last.around))
