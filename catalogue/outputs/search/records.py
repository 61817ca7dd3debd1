"""Records: what a hit shows, in small shards; sessions by month; and the columns that the facets count."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from catalogue.model.offer import Course, Offer
from catalogue.model.session import Part
from catalogue.model.term import Term
from catalogue.outputs.search.documents import EPOCH, Document
from catalogue.views.term_index import terms_of

# So many records lie in one file: few enough to fetch for one hit, enough to compress.
SHARD = 16
# Vocabularies that can be filtered by; an offer may carry several terms of those.
FACETS = ("categories", "formats", "audiences", "tools", "providers", "areas", "venues")


def record(found: Document) -> list[Any]:
    """Returns a record: kind, id, address, title, summary, label, minutes, sessions [first, last, until, cancelled]."""
    offer = found.offer
    label = offer.format.name if offer is not None and offer.format is not None else found.label
    minutes = offer.duration.total_minutes if offer is not None and offer.duration else 0
    runs = [[run.first, run.last, run.until, int(run.cancelled)] for run in found.runs]
    return [found.kind, found.id, found.address, found.title, found.summary, label, minutes, runs]


def record_shards(documents: Sequence[Document]) -> Iterator[list[list[Any]]]:
    """Yields the records in groups of one file each."""
    for start in range(0, len(documents), SHARD):
        yield [record(found) for found in documents[start : start + SHARD]]


def months(documents: Sequence[Document]) -> Mapping[str, list[list[int]]]:
    """Returns, by month ("2027-03"), the days of sessions: [day of the month, document] pairs in order."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, document in enumerate(documents):
        if isinstance(document.offer, Course):
            for session in document.offer.sessions:
                for day in (day for part in session.parts for day in _days(part)):
                    found.setdefault(day.isoformat()[:7], set()).add((day.day, number))
    return {month: [list(pair) for pair in sorted(found[month])] for month in sorted(found)}


def _days(part: Part) -> Iterator[date]:
    """The days of a part; of a very long one its first and last."""
    first, last = part.start.day.toordinal(), part.end.day.toordinal()
    yield from (date.fromordinal(day) for day in (range(first, last + 1) if last - first < 32 else (first, last)))


def facets(documents: Sequence[Document], language: str) -> Mapping[str, Any]:
    """Returns the columns of all offers: for each facet the names of its terms and, by offer, the places of its own."""
    offers = [found.offer for found in documents if found.offer is not None]
    columns: dict[str, Any] = {}
    for name in FACETS:
        used = _used(offers, name)
        places = {term.id: place for place, term in enumerate(used)}
        columns[name] = {
            "terms": [[term.id, term.name] for term in used],
            "of": [[places[t.id] for t in terms_of(offer) if t.vocabulary == name] for offer in offers],
        }
    return {
        "columns": columns,
        "minutes": [offer.duration.total_minutes if offer.duration else 0 for offer in offers],
        "languages": [offer.language or language for offer in offers],
        "published": [offer.published.toordinal() - EPOCH if offer.published else 0 for offer in offers],
        "sessions": [
            [[run.first, run.until] for run in found.runs if not run.cancelled]
            for found in documents if found.offer is not None
        ],
    }  # fmt: skip


def _used(offers: Sequence[Offer], name: str) -> list[Term]:
    terms = {term.id: term for offer in offers for term in terms_of(offer) if term.vocabulary == name}
    return sorted(terms.values(), key=lambda term: (term.name.casefold(), term.id))
