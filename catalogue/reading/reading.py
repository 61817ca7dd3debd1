"""Reading: a folder of files to a catalogue, with every problem met on the way."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from catalogue.model.body import Body
from catalogue.model.catalogue import Catalogue
from catalogue.model.inventory import Inventory
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.problem import Place, Problem
from catalogue.model.reference import Context
from catalogue.model.settings import Settings
from catalogue.reading.active_pictures import active_pictures
from catalogue.reading.hand_written import read_hand_written
from catalogue.reading.odd_files import odd_files
from catalogue.reading.offer_file import read_offer, slug_of
from catalogue.reading.source_file import UnreadableError, find
from catalogue.reading.vocabulary import read_vocabularies

T = TypeVar("T", bound=Offer)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the catalogue of all offers without error, the files there are, and the problems.

    `torn` holds, by path, the bodies of the files whose offers have an error: their links are checked all the same.
    `written` holds those of hand-written pages, which the host renders.
    """

    catalogue: Catalogue
    inventory: Inventory
    problems: tuple[Problem, ...]
    torn: Mapping[str, Body] = field(default_factory=dict)
    written: Mapping[str, Body] = field(default_factory=dict)


@dataclass(slots=True)
class _Gathered:
    """What the files have given so far."""

    problems: list[Problem]
    torn: dict[str, Body] = field(default_factory=dict)


def read_catalogue(root: Path, settings: Settings, *, only: Collection[str] | None = None) -> Reading:
    """Reads the catalogue below `root`.

    With `only`, just these files (relative to `root`) are read as offers; the inventory is whole all the same, so
    that links and prerequisites of one file can be checked without reading ten thousand.
    """
    vocabularies = read_vocabularies(root, settings)
    context = Context(zone=settings.timezone, terms=vocabularies.terms, spoilt=vocabularies.spoilt)
    folders = (settings.courses, settings.guides, settings.docs)
    written, mistakes = read_hand_written(root, settings, only=only)
    gathered = _Gathered([*vocabularies.problems, *mistakes, *odd_files(root, folders, only=only)])
    gathered.problems += active_pictures(root, (settings.courses, settings.guides), only=only)
    paths = {kind: _found(root, folder, into=gathered) for kind, folder in _folders(settings)}
    gathered.problems += _nameless(paths.values(), settings, only)
    wanted = {kind: tuple(path for path in found if only is None or path in only) for kind, found in paths.items()}
    courses = _offers(root, wanted[Course], kind=Course, context=context, into=gathered)
    guides = _offers(root, wanted[Guide], kind=Guide, context=context, into=gathered)
    catalogue = Catalogue(
        settings=settings,
        vocabularies={name: tuple(terms.values()) for name, terms in vocabularies.terms.items()},
        synonyms=vocabularies.synonyms,
        courses=courses,
        guides=guides,
    )
    inventory = Inventory(
        files=frozenset(_files(root, folders)),
        slugs={path: slug_of(path) for found in paths.values() for path in found},
    )
    problems = tuple(sorted(set_of(gathered.problems), key=lambda problem: problem.order))
    return Reading(catalogue, inventory, problems, gathered.torn, written)


def set_of(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Returns the problems without repetitions."""
    return {problem.order: problem for problem in problems}.values()


def _folders(settings: Settings) -> tuple[tuple[type[Offer], str], ...]:
    return (Course, settings.courses), (Guide, settings.guides)


def _found(root: Path, folder: str, *, into: _Gathered) -> tuple[str, ...]:
    try:
        return tuple(find(root, folder, ".md"))
    except UnreadableError as error:
        into.problems.append(error.problem)
        return ()


def _nameless(found: Iterable[tuple[str, ...]], settings: Settings, only: Collection[str] | None) -> Iterator[Problem]:
    """An index.md takes its name from its folder; in a content folder itself it would be called like that."""
    for (_, folder), paths in zip(_folders(settings), found, strict=True):
        path = f"{folder}/index.md"
        if path in paths and (only is None or path in only):
            yield Problem("index-without-folder", Place(path), {"value": path})


def _offers(root: Path, paths: Iterable[str], *, kind: type[T], context: Context, into: _Gathered) -> tuple[T, ...]:
    offers: list[T] = []
    for path in paths:
        file = read_offer(root, path, kind=kind, context=context)
        into.problems += file.problems
        if file.offer is not None:
            offers.append(file.offer)
        elif file.body is not None:
            into.torn[path] = file.body
    return tuple(sorted(offers, key=lambda offer: (offer.slug, offer.path)))


def _files(root: Path, folders: tuple[str, ...]) -> Iterator[str]:
    """Yields the files that links may lead to; a link of the file system that leaves the project is none of them."""
    home = root.resolve()
    for folder in folders:
        for base, below, names in os.walk(root / folder):
            below[:] = [name for name in below if name[0] != "."]
            prefix = Path(base).relative_to(root).as_posix()
            for name in names:
                full = os.path.join(base, name)  # noqa: PTH118 - ten thousand files: pathlib would take a second
                if not os.path.islink(full) or Path(os.path.realpath(full)).is_relative_to(home):  # noqa: PTH114
                    yield f"{prefix}/{name}"
