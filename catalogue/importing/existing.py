"""What is there already: the settings and vocabularies of the folder that records are imported into."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from catalogue.importing.memory import Key, Remembered, read_memory
from catalogue.importing.terms import Known
from catalogue.model.problem import Place, Problem
from catalogue.model.settings import Settings
from catalogue.model.term import VOCABULARIES, VOCABULARY_FOLDER, Term, Venue
from catalogue.reading.offer_file import slug_of
from catalogue.reading.settings_file import NAME, read_settings
from catalogue.reading.source_file import UnreadableError, find, read_text
from catalogue.reading.vocabulary import read_vocabularies


class Existing(Struct, frozen=True):
    """A catalogue before the import; without `settings` the folder holds none yet.

    `known` has the terms of each vocabulary and `texts` the files they stand in, by path relative to the root;
    `slugs` maps the slugs of its offers to the paths of their files, `texts_of_offers` these to their texts; `memory`
    is what earlier imports left, `memory_faults` are the lines of it that cannot be read.
    """

    settings: Settings | None = None
    known: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)
    texts_of_offers: Mapping[str, str] = field(default_factory=dict)
    memory: Mapping[Key, Remembered] = field(default_factory=dict)
    memory_faults: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_existing(root: Path) -> Existing:
    """Returns what is in `root`; `problems` are those that would keep the import from fitting in."""
    if not (root / NAME).exists():
        return Existing(problems=_strays(root))
    settings, problems = read_settings(root)
    if settings is None:
        return Existing(problems=problems)
    found = read_vocabularies(root, settings)
    memory, faults = read_memory(root)
    paths = [f"{settings.courses}/{VOCABULARY_FOLDER}/{kind.vocabulary}.yml" for kind in VOCABULARIES]
    slugs = {
        slug_of(path): path for folder in (settings.courses, settings.guides) for path in find(root, folder, ".md")
    }
    return Existing(
        settings=settings,
        known={name: tuple(_known(term) for term in terms.values()) for name, terms in found.terms.items()},
        terms=found.terms,
        texts={path: read_text(root, path) for path in paths if (root / path).exists()} if not found.problems else {},
        slugs=slugs,
        texts_of_offers={path: _text(root, path) for path in slugs.values()},
        memory=memory,
        memory_faults=faults,
        problems=tuple(found.problems),
    )


def _strays(root: Path) -> tuple[Problem, ...]:
    """Vocabularies without settings cannot be read, and must not be written over."""
    folder = root / "courses" / VOCABULARY_FOLDER
    return (Problem("missing-settings", Place(NAME)),) if folder.is_dir() and any(folder.glob("*.yml")) else ()


def _text(root: Path, path: str) -> str:
    """The text of an offer; of a file that cannot be read the check tells more."""
    try:
        return read_text(root, path)
    except UnreadableError:
        return ""


def _known(term: Term) -> Known:
    name = f"{term.name}, {term.address}" if isinstance(term, Venue) and term.address else term.name
    return Known(id=term.id, names=(name, term.id, *term.keywords))
