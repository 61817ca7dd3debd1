"""Kept checks: what was told of each pack of offers, for as long as it, the names of files and the days that count are the same."""

import pickle
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from catalogue.building.kept_offers import FEW, KeptOffers
from catalogue.caching.kept_value import read_value, write_value
from catalogue.caching.part import Part
from catalogue.checks.check import Checked, check_offers, follow
from catalogue.checks.subject import Subject
from catalogue.crew import Crew
from catalogue.outputs.output import digest

_NAME = "checks"


def kept_checks(subject: Subject, kept: KeptOffers, *, folder: Path | None, crew: Crew) -> list[Checked]:
    """Returns what is told of each pack by itself. Links are followed, but for those to a place on a page.

    Some rules compare days with today: where another answer is due since a pack was checked, its offers are looked at
    again.
    """
    key, packs = digest(subject.names_told()), _named(kept)
    known: Mapping[bytes, bytes] = (read_value(folder, _NAME, key) if folder else None) or {}
    found = {name: _loaded(known[name]) for name in packs if name in known}
    for name, (part, _) in packs.items():
        if name not in found:
            found[name] = follow(_loaded(part.read()), subject)
    old = [(name, files) for name, (_, files) in packs.items() if not found[name].holds(subject.today)]
    found.update(_again(old, subject, crew if len(old) > FEW else Crew()))
    if folder and (old or found.keys() != known.keys()):
        write_value(folder, _NAME, key, {name: pickle.dumps(each, protocol=5) for name, each in found.items()})
    return [found[name] for name in packs]


def _named(kept: KeptOffers) -> Mapping[bytes, tuple[Part, Sequence[str]]]:
    """What was told of each pack, with its files, by what stands for both: of many packs the same is told."""
    parts = zip(kept.result("checked"), kept.packs, strict=True)
    paths = "\0".join
    return {digest(part.mark, paths(files).encode("utf-8", "surrogateescape")): (part, files) for part, files in parts}


def _again(old: Sequence[tuple[bytes, Sequence[str]]], subject: Subject, crew: Crew) -> Mapping[bytes, Checked]:
    """What is told of these packs today; offers wake in the processes that look at them."""
    offers = {offer.path: offer for offer in subject.catalogue.offers} if old else {}

    def some(start: int, end: int) -> list[tuple[bytes, Checked]]:
        own = ((name, [offers[path] for path in files if path in offers]) for name, files in old[start:end])
        return [(name, follow(check_offers(each, subject.circumstances), subject)) for name, each in own]

    with closing(crew.share(some, len(old), chunk=1)) as parts:
        return {name: checked for part in parts for name, checked in part}


def _loaded(data: bytes | memoryview) -> Checked:
    return pickle.loads(data)  # type: ignore[no-any-return] # noqa: S301 - our own, and sealed
