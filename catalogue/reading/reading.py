"""Reading: a folder of files to a catalogue, with every problem met on the way."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from catalogue.model.body import Body
from catalogue.model.catalogue import Catalogue
from catalogue.model.inventory import Inventory
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.problem import Place, Problem
from catalogue.model.reference import Context
from catalogue.model.settings import Settings
from catalogue.model.term import NO_TERMS, Terms
from catalogue.reading.active_pictures import active_pictures
from catalogue.reading.hand_written import read_hand_written
from catalogue.reading.listing import list_files
from catalogue.reading.missing_lists import missing_lists, told_of_lists
from catalogue.reading.odd_files import odd_files
from catalogue.reading.offer_file import slug_of
from catalogue.reading.share import ReadSources, read_at_once
from catalogue.reading.source_file import UnreadableError, find
from catalogue.reading.vocabulary import ReadVocabularies, read_vocabularies

T = TypeVar("T", bound=Offer)


class Reading(Struct, frozen=True):
    """What was read: the catalogue of all offers without error, the files there are, and the problems.

    `torn` holds, by path, the bodies of the files whose offers have an error: their links are checked all the same.
    `written` holds those of hand-written pages, which the host renders.
    """

    catalogue: Catalogue
    inventory: Inventory
    problems: tuple[Problem, ...]
    torn: Mapping[str, Body] = field(default_factory=dict)
    written: Mapping[str, Body] = field(default_factory=dict)


def read_catalogue(
    root: Path,
    settings: Settings,
    *,
    only: Collection[str] | None = None,
    read: ReadSources = read_at_once,
    vocabulary: ReadVocabularies = read_vocabularies,
    known: Terms = NO_TERMS,
) -> Reading:
    """Reads the catalogue below `root`.

    With `only`, just these files (relative to `root`) are read as offers; the inventory is whole all the same, so that
    links and prerequisites of one file can be checked without reading ten thousand. `read` reads offers, `vocabulary` the
    vocabularies, as the cache does. A term that says what one of the `known` says is the very same value.
    """
    problems: list[Problem] = []
    paths = {kind: _found(root, folder, into=problems) for kind, folder in _folders(settings)}
    if any(paths.values()) and (missing := missing_lists(root, settings)):
        return Reading(Catalogue(settings, {}), Inventory(), (missing,))
    vocabularies = vocabulary(root, settings, known=known)
    written, mistakes = read_hand_written(root, settings, only=only)
    problems += (*vocabularies.problems, *mistakes, *_of_names(root, settings, paths.values(), only))
    sources = [(path, kind) for kind, found in paths.items() for path in found if only is None or path in only]
    offers, torn = list[Offer](), dict[str, Body]()
    for share in read(root, sources, Context(settings.timezone, vocabularies.terms, vocabularies.spoilt)):
        offers += share.offers
        problems += share.problems
        torn |= share.torn
    catalogue = Catalogue(
        settings=settings,
        vocabularies={name: tuple(terms.values()) for name, terms in vocabularies.terms.items()},
        synonyms=vocabularies.synonyms,
        courses=_sorted(offers, Course),
        guides=_sorted(offers, Guide),
    )
    told = told_of_lists(set_of(problems), vocabularies.terms, settings, root=root)
    found = tuple(sorted(told, key=lambda problem: problem.order))
    return Reading(catalogue, _inventory(root, settings, paths.values()), found, torn, written)


def set_of(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Returns the problems without repetitions."""
    return {problem.order: problem for problem in problems}.values()


def _folders(settings: Settings) -> tuple[tuple[type[Offer], str], ...]:
    return (Course, settings.courses), (Guide, settings.guides)


def _inventory(root: Path, settings: Settings, found: Iterable[tuple[str, ...]]) -> Inventory:
    return Inventory(
        files=frozenset(list_files(root, (settings.courses, settings.guides, settings.docs))),
        slugs={path: slug_of(path) for paths in found for path in paths},
    )


def _found(root: Path, folder: str, *, into: list[Problem]) -> tuple[str, ...]:
    try:
        return tuple(find(root, folder, ".md"))
    except UnreadableError as error:
        into.append(error.problem)
        return ()


def _of_names(
    root: Path, settings: Settings, found: Iterable[tuple[str, ...]], only: Collection[str] | None
) -> Iterator[Problem]:
    """What is wrong with files that nobody needs to read for it."""
    yield from odd_files(root, (settings.courses, settings.guides, settings.docs), only=only)
    yield from active_pictures(root, (settings.courses, settings.guides), only=only)
    yield from _nameless(found, settings, only)


def _nameless(found: Iterable[tuple[str, ...]], settings: Settings, only: Collection[str] | None) -> Iterator[Problem]:
    """An index.md takes its name from its folder; in a content folder itself it would be called like that."""
    for (_, folder), paths in zip(_folders(settings), found, strict=True):
        path = f"{folder}/index.md"
        if path in paths and (only is None or path in only):
            yield Problem("index-without-folder", Place(path), {"value": path})


def _sorted(offers: Iterable[Offer], kind: type[T]) -> tuple[T, ...]:
    return tuple(sorted((each for each in offers if isinstance(each, kind)), key=lambda each: (each.slug, each.path)))
