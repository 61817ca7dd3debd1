"""Records: what a hit shows, in small shards; sessions by month; and the columns that the facets count."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from catalogue.model.offer import Course, Offer, OfferKind
from catalogue.model.session import Part
from catalogue.outputs.pages.offer import reading_minutes
from catalogue.outputs.search.documents import EPOCH, Document
from catalogue.views.alphabet import sort_key

# So many records lie in one file: few enough to fetch for one hit, enough to compress.
SHARD = 8
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
    """Returns, by month ("2027-03"), the days of sessions that are not cancelled: [day of the month, document] in order."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, document in enumerate(documents):
        if isinstance(document.offer, Course):
            held = (session for session in document.offer.sessions if not session.cancelled)
            for session in held:
                for day in (day for part in session.parts for day in _days(part)):
                    found.setdefault(day.isoformat()[:7], set()).add((day.day, number))
    return {month: [list(pair) for pair in sorted(found[month])] for month in sorted(found)}


def _days(part: Part) -> Iterator[date]:
    """The days of a part; of a very long one its first and last."""
    first, last = part.start.day.toordinal(), part.end.day.toordinal()
    yield from (date.fromordinal(day) for day in (range(first, last + 1) if last - first < 32 else (first, last)))


def facets(documents: Sequence[Document], language: str) -> Mapping[str, Any]:
    """Returns the columns of all offers: for each facet the names of its terms and, by offer, the places of its own."""
    found = [document for document in documents if document.offer is not None]
    offers = [document.offer for document in found if document.offer is not None]
    return {
        "columns": {name: _column(found, name) for name in FACETS},
        "minutes": [_minutes(offer) for offer in offers],
        "languages": [offer.language or language for offer in offers],
        "published": [offer.published.toordinal() - EPOCH if offer.published else 0 for offer in offers],
        "sessions": [[[run.first, run.until] for run in one.runs if not run.cancelled] for one in found],
    }


def _minutes(offer: Offer) -> int:
    """How long an offer takes; a guide without a duration as long as it takes to read it."""
    if offer.duration:
        return offer.duration.total_minutes
    return reading_minutes(offer) if offer.kind is OfferKind.GUIDE else 0


def _column(found: Sequence[Document], name: str) -> Mapping[str, Any]:
    own = [[term for term in document.terms if term.vocabulary == name] for document in found]
    used = {term.id: term for terms in own for term in terms}
    ordered = sorted(used.values(), key=lambda term: (sort_key(term.name), term.id))
    places = {term.id: place for place, term in enumerate(ordered)}
    return {
        "terms": [[term.id, term.name] for term in ordered],
        "of": [[places[term.id] for term in terms] for terms in own],
    }
