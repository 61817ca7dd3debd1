"""Missing lists: vocabularies that are not there or empty, told once in place of every entry that offers name of them."""

import os
from collections.abc import Iterable
from pathlib import Path

from catalogue.model.problem import Place, Problem
from catalogue.model.settings import Settings
from catalogue.model.term import VOCABULARIES, Terms
from catalogue.reading.vocabulary import FOLDER

# Of so few entries it helps more to hear where they stand: somebody begins a list.
FEW = 3


def missing_lists(root: Path, settings: Settings) -> Problem | None:
    """Returns what is to be told of offers where no list is there at all, as while a folder is moved; each needs a category."""
    folder = f"{settings.courses}/{FOLDER}"
    if any(os.path.lexists(root / folder / f"{kind.vocabulary}.yml") for kind in VOCABULARIES):
        return None
    return Problem("missing-vocabularies", Place(folder), {"field": "courses"})


def told_of_lists(problems: Iterable[Problem], terms: Terms, settings: Settings) -> list[Problem]:
    """Returns the problems, where entries of a list without any are told of the list as soon as they are many."""
    kept: list[Problem] = []
    named: dict[str, list[Problem]] = {}
    for problem in problems:
        unknown = problem.code == "unknown-term"
        (named.setdefault(problem.details["vocabulary"], []) if unknown else kept).append(problem)
    for vocabulary, found in named.items():
        path = f"{settings.courses}/{FOLDER}/{vocabulary}.yml"
        kept += found if terms[vocabulary] or len(found) <= FEW else [_told_once(path, found)]
    return kept


def _told_once(path: str, found: list[Problem]) -> Problem:
    first = min(found, key=lambda problem: problem.order)
    details = {"value": first.details["value"], "first": str(first.place), "count": str(len(found))}
    return Problem("missing-vocabulary", Place(path), details)
