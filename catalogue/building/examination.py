"""Examination: the content of a project read and checked, in several processes, and only what has changed."""

import pickle
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from catalogue.building.cache import cache_of
from catalogue.building.complaint import StoppedError
from catalogue.building.derivation import Derived
from catalogue.building.kept_checks import kept_checks
from catalogue.building.kept_offers import KeptOffers
from catalogue.building.kept_vocabularies import kept_vocabularies
from catalogue.building.memory import Memory
from catalogue.building.processes import crew_from_environment, progress
from catalogue.caching.kept_value import kept_value
from catalogue.checks.check import check_fronts, check_offers, check_whole, linked_of
from catalogue.checks.circumstances import Circumstances
from catalogue.checks.subject import Subject
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.model.settings import Settings
from catalogue.model.term import NO_TERMS, Contact, Format, Term
from catalogue.outputs.output import digest
from catalogue.reading.places import Places
from catalogue.reading.reading import Reading, read_catalogue
from catalogue.reading.translations import read_translation


class Examined(Struct, frozen=True):
    """What was read, every problem found, what is kept of the offers, and the files beside them that are to be published."""

    reading: Reading
    problems: tuple[Problem, ...]
    kept: KeptOffers
    linked: frozenset[str]


def examine(
    root: Path,
    settings: Settings,
    today: date,
    *,
    also: Mapping[str, Derived] | None = None,
    memory: Memory | None = None,
    heed: Callable[[], None] = lambda: None,
) -> Examined:
    """Returns the content of the project in `root`, checked.

    `also` is what else is to be made of the offers; `memory` has what an examination before left in it. `heed` is
    called now and then. Raises BadVariableError.
    """
    folder, words = cache_of(root).made(), read_translation(settings.language)
    kept = KeptOffers(
        folder=folder,
        crew=crew_from_environment(),
        memory=memory,
        derived={"checked": _checks(root, today), **(also or {})},
        progress=progress(words, "reading"),
        lost=lambda path: StoppedError(words("build.changed-meanwhile", path=path)),
        heed=heed,
    )
    vocabulary = kept_vocabularies(folder, memory)
    known = memory.terms if memory else NO_TERMS
    reading = read_catalogue(root, settings, read=kept, vocabulary=vocabulary, known=known)
    subject = Subject(reading.catalogue, reading.inventory, today, Places(root), reading.torn, reading.written)
    fronts = _fronts(subject, kept, folder=None if reading.problems else folder)
    checked = kept_checks(subject, kept, folder=folder, crew=crew_from_environment())
    linked = linked_of(checked, subject)
    problems = check_whole(subject, checked, fronts=fronts, linked=linked)
    return Examined(reading, (*reading.problems, *problems), kept, linked.published)


def _fronts(subject: Subject, kept: KeptOffers, *, folder: Path | None) -> tuple[Problem, ...]:
    """What the front matter of all offers gives together, found anew only when any of it, or a file's name, is another."""
    slugs = repr(sorted(subject.inventory.slugs.items())).encode("utf-8", "surrogatepass")
    key = digest(slugs, *(kept.fronts[path] for path in sorted(kept.fronts)))
    found = kept_value(folder, "fronts", key, lambda: pickle.dumps(check_fronts(subject), protocol=5))
    return pickle.loads(found)  # type: ignore[no-any-return] # noqa: S301 - our own, and sealed


def _checks(root: Path, today: date) -> Derived:
    """What can be told of each offer by itself, on some days."""
    circumstances = Circumstances(today, Places(root))

    def checked(offers: Sequence[Offer]) -> bytes:
        return pickle.dumps(check_offers(offers, circumstances), protocol=5)

    def said(term: Term) -> object:
        # Rules look at whoever is to review an offer, and at whether people meet for it.
        return term if isinstance(term, Contact) else term.mode if isinstance(term, Format) else None

    return Derived(b"", checked, said=said, large=False)
