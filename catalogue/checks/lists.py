"""Rules about lists: what stands in one twice."""

from collections.abc import Iterator

from catalogue.checks.circumstances import Circumstances
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.model.term import Term


def duplicate_entry(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """A list names the same thing twice."""
    for name, entries in _lists(offer):
        if len(set(entries)) < len(entries):
            for index, entry in enumerate(entries):
                if entry in entries[:index]:
                    yield circumstances.warning("duplicate-entry", offer, name, index, field=name, value=entry[:60])


def _lists(offer: Offer) -> Iterator[tuple[str, list[str]]]:
    for name, value in vars(offer).items():
        if type(value) is tuple and len(value) > 1:
            if isinstance(value[0], str):
                yield name, [str(entry) for entry in value]
            elif isinstance(value[0], Term):
                yield name, [entry.id for entry in value]
