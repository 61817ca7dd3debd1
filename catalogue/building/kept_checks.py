"""Kept checks: what was told of each pack of offers, for as long as it, the names of files and the days that count are the same."""

import pickle
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from catalogue.building.kept_offers import FEW, KeptOffers
from catalogue.caching.kept_value import read_value, write_value
from catalogue.checks.check import Checked, check_offers, follow
from catalogue.checks.subject import Subject
from catalogue.crew import Crew
from catalogue.outputs.output import digest

_NAME = "checks"


def kept_checks(subject: Subject, kept: KeptOffers, *, folder: Path | None, crew: Crew) -> list[Checked]:
    """Returns what is told of each pack by itself, with the links followed that do not lead to a place on a page.

    Of a pack that was checked on a day on which less had passed, the offers are looked at again.
    """
    key, parts = digest(subject.names_told()), kept.result("checked")
    known: Mapping[bytes, bytes] = (read_value(folder, _NAME, key) if folder else None) or {}
    found = {part.mark: _loaded(known[part.mark]) for part in parts if part.mark in known}
    for part in parts:
        if part.mark not in found:
            found[part.mark] = follow(_loaded(part.read()), subject)
    old = [
        (part.mark, files)
        for part, files in zip(parts, kept.packs, strict=True)
        if not _holds(found[part.mark], subject)
    ]
    found.update(_again(old, subject, crew if len(old) > FEW else Crew()))
    if folder and (old or found.keys() != known.keys()):
        write_value(folder, _NAME, key, {mark: pickle.dumps(each, protocol=5) for mark, each in found.items()})
    return [found[part.mark] for part in parts]


def _again(old: Sequence[tuple[bytes, Sequence[str]]], subject: Subject, crew: Crew) -> Mapping[bytes, Checked]:
    """What is told of these packs today; offers wake in the processes that look at them."""
    offers = {offer.path: offer for offer in subject.catalogue.offers} if old else {}

    def some(start: int, end: int) -> list[tuple[bytes, Checked]]:
        own = ((mark, [offers[path] for path in files if path in offers]) for mark, files in old[start:end])
        return [(mark, follow(check_offers(each, subject.circumstances), subject)) for mark, each in own]

    with closing(crew.share(some, len(old), chunk=1)) as parts:
        return {mark: checked for part in parts for mark, checked in part}


def _holds(checked: Checked, subject: Subject) -> bool:
    return checked.holds(subject.today)


def _loaded(data: bytes | memoryview) -> Checked:
    return pickle.loads(data)  # type: ignore[no-any-return] # noqa: S301 - our own, and sealed
