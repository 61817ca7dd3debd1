"""Reading: a folder of files to a catalogue, with every problem met on the way."""

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from catalogue.model.catalogue import Catalogue
from catalogue.model.inventory import Inventory
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.problem import Problem
from catalogue.model.reference import Context
from catalogue.model.settings import Settings
from catalogue.reading.offer_file import read_offer, slug_of
from catalogue.reading.source_file import find
from catalogue.reading.vocabulary import read_vocabularies

T = TypeVar("T", bound=Offer)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the catalogue of all offers without error, the files there are, and the problems."""

    catalogue: Catalogue
    inventory: Inventory
    problems: tuple[Problem, ...]


def read_catalogue(root: Path, settings: Settings, *, only: Collection[str] | None = None) -> Reading:
    """Reads the catalogue below `root`.

    With `only`, just these files (relative to `root`) are read as offers; the inventory is whole all the same, so
    that links and prerequisites of one file can be checked without reading ten thousand.
    """
    vocabularies = read_vocabularies(root, settings)
    context = Context(zone=settings.timezone, terms=vocabularies.terms, spoilt=vocabularies.spoilt)
    paths = {kind: tuple(find(root, folder, ".md")) for kind, folder in _folders(settings)}
    problems = list(vocabularies.problems)
    courses = _offers(root, paths[Course], kind=Course, context=context, only=only, problems=problems)
    guides = _offers(root, paths[Guide], kind=Guide, context=context, only=only, problems=problems)
    catalogue = Catalogue(
        settings=settings,
        vocabularies={name: tuple(terms.values()) for name, terms in vocabularies.terms.items()},
        courses=courses,
        guides=guides,
    )
    inventory = Inventory(
        files=frozenset(_files(root, (settings.courses, settings.guides, settings.docs))),
        slugs={path: slug_of(path) for found in paths.values() for path in found},
    )
    return Reading(catalogue, inventory, tuple(sorted(set_of(problems), key=lambda problem: problem.order)))


def set_of(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Returns the problems without repetitions."""
    return {problem.order: problem for problem in problems}.values()


def _folders(settings: Settings) -> tuple[tuple[type[Offer], str], ...]:
    return (Course, settings.courses), (Guide, settings.guides)


def _offers(
    root: Path,
    paths: tuple[str, ...],
    *,
    kind: type[T],
    context: Context,
    only: Collection[str] | None,
    problems: list[Problem],
) -> tuple[T, ...]:
    offers: list[T] = []
    for path in paths:
        if only is None or path in only:
            offer, found = read_offer(root, path, kind=kind, context=context)
            problems += found
            if offer is not None:
                offers.append(offer)
    return tuple(sorted(offers, key=lambda offer: (offer.slug, offer.path)))


def _files(root: Path, folders: tuple[str, ...]) -> Iterable[str]:
    for folder in folders:
        for base, below, names in os.walk(root / folder):
            below[:] = [name for name in below if name[0] != "."]
            prefix = Path(base).relative_to(root).as_posix()
            yield from (f"{prefix}/{name}" for name in names)
