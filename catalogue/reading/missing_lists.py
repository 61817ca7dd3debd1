"""Missing lists: vocabularies or entries that are not there, told once in place of every offer that names them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from catalogue.model.problem import Place, Problem
from catalogue.model.settings import Settings
from catalogue.model.term import VOCABULARIES, VOCABULARY_FOLDER, Terms, vocabulary_file

# Of so few entries it helps more to hear where they stand: somebody begins a list.
FEW = 3
# What so many values name was an entry once.
SOME = 10


def missing_lists(root: Path, settings: Settings) -> Problem | None:
    """Returns what is to be told of offers where no list is there at all, as while a folder is moved; each needs a category."""
    folder = f"{settings.courses}/{VOCABULARY_FOLDER}"
    if any(os.path.lexists(root / folder / f"{kind.vocabulary}.yml") for kind in VOCABULARIES):
        return None
    return Problem("missing-vocabularies", Place(folder), {"field": "courses"})


def told_of_lists(problems: Iterable[Problem], terms: Terms, settings: Settings, *, root: Path) -> list[Problem]:
    """Returns the problems, where entries that are not there are told of their list as soon as they are many."""
    kept: list[Problem] = []
    named: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        of_list = problem.code in ("unknown-term", "former-term")
        (named.setdefault((problem.details["vocabulary"], problem.code), []) if of_list else kept).append(problem)
    for (vocabulary, code), found in named.items():
        path = vocabulary_file(settings.courses, vocabulary)
        if code == "former-term" or terms[vocabulary]:
            kept += _told_by_entry(path, found)
        elif len(found) > FEW:
            kept.append(Problem("missing-vocabulary", Place(path), _all_of(found)))
        else:
            there = os.path.lexists(root / path)
            kept += found if there else [replace(each, details={**each.details, "absent": path}) for each in found]
    return kept


def _told_by_entry(path: str, found: list[Problem]) -> Iterator[Problem]:
    """Yields one problem for an entry that many values name, else one for each of them."""
    by_value: dict[str, list[Problem]] = {}
    for problem in found:
        by_value.setdefault(problem.details["value"], []).append(problem)
    for alike in by_value.values():
        if len(alike) > SOME:
            files = len({each.place.path for each in alike})
            more = {"files": str(files), "suggestion": alike[0].details.get("suggestion", "")}
            details = {**_all_of(alike), **more}
            former = alike[0].code == "former-term"
            yield (
                Problem("former-term", Place(path), details)
                if former
                else Problem("missing-term", Place(path), details)
            )
        else:
            yield from alike


def _all_of(found: list[Problem]) -> dict[str, str]:
    first = min(found, key=lambda problem: problem.order)
    return {"value": first.details["value"], "first": str(first.place), "count": str(len(found))}
