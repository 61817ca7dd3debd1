"""Rules about lists: what stands in one twice."""

from collections.abc import Iterator

from catalogue.checks.subject import Subject
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.model.term import Term


def duplicate_entry(subject: Subject) -> Iterator[Problem]:
    """A list names the same thing twice."""
    for offer in subject.catalogue.offers:
        for name, entries in _lists(offer):
            if len(set(entries)) < len(entries):
                for index, entry in enumerate(entries):
                    if entry in entries[:index]:
                        yield subject.warning("duplicate-entry", offer, name, index, field=name, value=entry[:60])


def _lists(offer: Offer) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in type(offer).model_fields:
        value = getattr(offer, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Term | str):
            yield name, tuple(entry.id if isinstance(entry, Term) else str(entry) for entry in value)
