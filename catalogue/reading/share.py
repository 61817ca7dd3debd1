"""Shares: some of the offers' files, read apart from the others, so that several processes can read at the same time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from catalogue.model.body import Body
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.model.reference import Context
from catalogue.reading.offer_file import read_offer

# The file of an offer (relative to the root), and whether it is a course or a guide.
Source = tuple[str, type[Offer]]


class Share(Struct, frozen=True):
    """What some files gave: their offers without error, their problems, and the bodies of the offers that have one."""

    offers: tuple[Offer, ...]
    problems: tuple[Problem, ...] = ()
    torn: Mapping[str, Body] = field(default_factory=dict)


# Reads all sources and returns what they gave, in one share or in several.
ReadSources = Callable[[Path, Sequence[Source], Context], Iterable[Share]]


def read_share(
    root: Path,
    sources: Sequence[Source],
    context: Context,
    *,
    told: Callable[[str, bytes], object] = lambda _path, _data: None,
    before: Mapping[str, Offer] = MappingProxyType({}),
) -> Share:
    """Returns what the files `sources` below `root` hold; `told` hears the bytes of each that can be read.

    `before` are offers by their files, which have the very front matter that these were read from.
    """
    offers: list[Offer] = []
    problems: list[Problem] = []
    torn: dict[str, Body] = {}
    for path, kind in sources:
        file = read_offer(root, path, kind=kind, context=context, told=told, before=before.get(path))
        problems += file.problems
        if file.offer is not None:
            offers.append(file.offer)
        elif file.body is not None:
            torn[path] = file.body
    return Share(tuple(offers), tuple(problems), torn)


def read_at_once(root: Path, sources: Sequence[Source], context: Context) -> Iterable[Share]:
    """Reads all sources as one share."""
    return (read_share(root, sources, context),)
