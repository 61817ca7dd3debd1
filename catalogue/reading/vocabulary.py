"""Vocabularies: the YAML files below `_vocabulary`, each a mapping from term id to the term's fields."""

import os
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field
from pydantic import ValidationError

from catalogue.model.nearest import nearest
from catalogue.model.problem import MOST, Place, Problem
from catalogue.model.reference import Context
from catalogue.model.settings import Settings
from catalogue.model.slug import is_term_id, slugify
from catalogue.model.synonym import NONE, Synonyms
from catalogue.model.term import NO_TERMS, VOCABULARIES, VOCABULARY_FOLDER, Term, Terms, vocabulary_file
from catalogue.reading.braces import in_braces
from catalogue.reading.empty_keys import empty_strangers
from catalogue.reading.former_terms import taken_aliases
from catalogue.reading.mistakes import problems_of
from catalogue.reading.node import Mapping, Node, Scalar, is_null, plain
from catalogue.reading.source_file import UnreadableError, read_text
from catalogue.reading.synonyms import NAME as SYNONYMS
from catalogue.reading.synonyms import read_synonyms
from catalogue.reading.yaml_text import parse

# What the files there are called, without their ending.
NAMES = (*(kind.vocabulary for kind in VOCABULARIES), SYNONYMS)


class _Everything(Struct, frozen=True):
    """The ids of a vocabulary whose file cannot be read: any may have stood there."""

    def __contains__(self, identifier: object) -> bool:
        return True


class Vocabularies(Struct):
    """The terms read so far, the ids whose entries are wrong, the synonyms, and the problems found."""

    terms: dict[str, dict[str, Term]] = field(default_factory=dict)
    spoilt: dict[str, Container[str]] = field(default_factory=dict)
    synonyms: Synonyms = NONE
    problems: list[Problem] = field(default_factory=list)


class ReadVocabularies(Protocol):
    """Reads all vocabularies of a catalogue, as `read_vocabularies` does."""

    def __call__(self, root: Path, settings: Settings, *, known: Terms = NO_TERMS) -> Vocabularies:
        """Returns them."""


def read_vocabularies(
    root: Path,
    settings: Settings,
    *,
    known: Terms = NO_TERMS,
    told: Callable[[str, bytes], object] = lambda _path, _data: None,
) -> Vocabularies:
    """Returns all vocabularies of the catalogue; a file that is not there is an empty vocabulary.

    A term that says what one of the `known` says is the very same value. `told` hears the bytes of each file.
    """
    result = Vocabularies()
    for kind in VOCABULARIES:
        path = vocabulary_file(settings.courses, kind.vocabulary)
        context = Context(zone=settings.timezone, terms=result.terms, spoilt=result.spoilt, path=path)
        tree, problems = _tree(root, path, told)
        result.problems += problems
        result.terms[kind.vocabulary] = {}
        result.spoilt[kind.vocabulary] = _Everything() if tree is None else _read_terms(tree, kind, context, result)
        _recognise(result.terms[kind.vocabulary], known, kind.vocabulary)
    result.synonyms, problems = read_synonyms(root, settings, folder=VOCABULARY_FOLDER, told=told)
    result.problems += problems
    result.problems += _misspelt(root, settings)
    return result


def _recognise(terms: dict[str, Term], known: Terms, vocabulary: str) -> None:
    """Puts known values in the places of terms that are equal."""
    before = known.get(vocabulary, {})
    terms.update([(name, before[name]) for name, term in terms.items() if before.get(name) == term])


def _tree(root: Path, path: str, told: Callable[[str, bytes], object]) -> tuple[Mapping | None, tuple[Problem, ...]]:
    if not os.path.lexists(root / path):
        return Mapping((), 1, 1), ()
    try:
        tree, problems = parse(read_text(root, path, told=told), path=path)
    except UnreadableError as error:
        return None, (error.problem,)
    if isinstance(tree, Mapping):
        return tree, problems
    if problems:
        return None, problems
    if tree is None or is_null(tree):
        return Mapping((), 1, 1), ()
    return None, (Problem("vocabulary-no-mapping", Place(path, tree.line, tree.column)),)


def _read_terms(tree: Mapping, kind: type[Term], context: Context, into: Vocabularies) -> Container[str]:
    """Adds the terms of one file to `into`; returns the ids whose entries are wrong."""
    spoilt: set[str] = set()
    told = 0
    for key, node in tree.entries:
        term, problems = _term(key, node, tree, kind=kind, context=context)
        into.problems += problems
        told += len(problems)
        if told > MOST:
            into.problems.append(Problem("too-many-mistakes", Place(context.path), {"limit": str(MOST)}))
            return _Everything()
        if term is None:
            spoilt |= {key.text, slugify(key.text)}  # offers may well have the id as it should be
        else:
            into.terms[kind.vocabulary][key.text] = term
    taken = [key.text for key, _ in tree.entries]
    into.problems += taken_aliases(into.terms[kind.vocabulary], tree, taken=taken, path=context.path)
    return spoilt


def _term(
    key: Scalar, node: Node, tree: Mapping, *, kind: type[Term], context: Context
) -> tuple[Term | None, tuple[Problem, ...]]:
    place = Place(context.path, key.line, key.column)
    if not is_term_id(key.text):
        return None, (
            Problem("bad-id", place, {"value": key.text[:60], "suggestion": slugify(key.text), "field": "id"}),
        )
    if not isinstance(node, Mapping):
        return None, (Problem("mapping-expected", place, {"field": key.text, "example": _example(key, node)}),)
    written = node.get("id")
    if written is not None:
        where = Place(context.path, written.line, written.column)
        return None, (Problem("unknown-key", where, {"field": "id", "suggestion": "", "known": ""}),)
    empty = empty_strangers(node, model=kind, path=context.path)
    try:
        term = kind.model_validate({**plain(node), "id": key.text}, context=context)
    except ValidationError as error:
        return None, (*empty, *problems_of(error, tree, model=kind, path=context.path, prefix=(key.text,)))
    return (None if empty else term), empty


def _example(key: Scalar, node: Node) -> str:
    """How a term is written whose name alone stands there."""
    return f"{key.text}: {in_braces({'name': node.text if isinstance(node, Scalar) and node.text else '…'})}"


def _misspelt(root: Path, settings: Settings) -> Iterator[Problem]:
    """A misspelt file name would silently be an empty vocabulary."""
    folder = f"{settings.courses}/{VOCABULARY_FOLDER}"
    try:
        files = sorted((root / folder).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield Problem("unreadable-file", Place(folder), {"reason": error.strerror or "?"})
        return
    for file in files:
        if file.name[0] not in "._" and file.name not in {f"{name}.yml" for name in NAMES}:
            place = Place(f"{folder}/{file.name}")
            details = {"value": file.name, "suggestion": nearest(file.stem, NAMES), "known": ", ".join(NAMES)}
            yield Problem("unknown-vocabulary", place, details)
