"""Collecting: the names that entries use, gathered into the vocabularies of the catalogue."""

from collections.abc import Iterable, Mapping, Sequence

from catalogue.importing.entry import Entry
from catalogue.importing.plain import line, plain
from catalogue.importing.terms import Known, Use, Vocabulary, collect
from catalogue.model.term import CourseMode

NAMES = ("contacts", "providers", "tools", "venues", "categories", "formats", "audiences", "levels")


def collect_terms(entries: Sequence[Entry], known: Mapping[str, tuple[Known, ...]]) -> dict[str, Vocabulary]:
    """Returns the vocabularies that `entries` need, by name; terms that are `known` already are found, not added."""
    uses: dict[str, list[Use]] = {name: [] for name in NAMES}
    for entry in entries:
        for vocabulary, use in _uses(entry):
            if use.name:
                uses[vocabulary].append(use)
    return {name: collect(found, known.get(name, ())) for name, found in uses.items()}


def _uses(entry: Entry) -> Iterable[tuple[str, Use]]:
    record, say = entry.record, entry.say
    yield "categories", Use(entry.categories[0], say)
    mode = {} if entry.form.mode is CourseMode.ONSITE else {"mode": str(entry.form.mode)}
    yield "formats", Use(entry.form.name, say, mode)
    yield "providers", Use(plain(record.provider), say)
    yield "contacts", Use(entry.contact.name, say, entry.contact.fields)
    yield "levels", Use(line(record.level), say)
    yield from (("audiences", Use(plain(name), say)) for name in record.audience)
    yield from (("tools", Use(plain(name), say)) for name in record.tools)
    for run in entry.runs:
        place = entry.venue(run)
        yield "venues", Use(place.text, say, {"name": place.name, **place.fields})
