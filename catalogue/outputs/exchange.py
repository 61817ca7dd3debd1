"""Exchange: the whole catalogue as offers.json, with the JSON Schema that describes it."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.session import Part, Session
from catalogue.model.settings import Settings
from catalogue.model.term import Term
from catalogue.outputs.address import Addresses
from catalogue.outputs.output import Output, Planned, large, planned

Json = Mapping[str, Any]
# Raised when a reader of an older file would misread a newer one.
VERSION = 1
# So many offers are written in one go.
SOME = 256
_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
PATH, SCHEMA_PATH = "offers.json", "offers.schema.json"


def exchange(
    catalogue: Catalogue,
    *,
    addresses: Addresses,
    lines: Callable[[], Mapping[str, bytes]] | None = None,
    key: bytes = b"",
) -> tuple[Planned, Planned]:
    """Returns offers.json, an offer a line, and its schema; keys sorted, so that the same catalogue gives the same bytes.

    `lines` gives the offers' lines by their files, where they are made already, and `key` stands for all of them.
    """
    settings = catalogue.settings

    def pieces() -> Iterator[bytes]:
        made = lines() if lines else {offer.path: line_of(offer, settings, addresses) for offer in catalogue.offers}
        head = {
            "$schema": settings.url + SCHEMA_PATH,
            "version": VERSION,
            "name": settings.name,
            "organisation": settings.organisation,
            "language": settings.language,
            "timezone": settings.timezone.key,
        }
        opening = json.dumps(head, ensure_ascii=False, sort_keys=True).removesuffix("}").encode()
        paths = [offer.path for offer in catalogue.offers]
        yield b'%b, "offers": [\n' % opening
        for start in range(0, len(paths), SOME):
            some = [made[path] for path in paths[start : start + SOME]]
            yield b"%b%b" % (b",\n" if start else b"", b",\n".join(some))
        yield b"\n]}\n"

    text = json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return large(PATH, key, pieces), planned(Output(SCHEMA_PATH, text.encode()))


def line_of(offer: Offer, settings: Settings, addresses: Addresses) -> bytes:
    """Returns one offer as it stands in offers.json."""
    return _encoded(offer_json(offer, base=settings.url, addresses=addresses)).encode()


def offer_json(offer: Offer, *, base: str, addresses: Addresses) -> Json:
    """Returns one offer as it stands in offers.json; what it does not say is left out."""
    data: dict[str, Any] = {
        "kind": offer.kind.value,
        "id": offer.id,
        "slug": offer.slug,
        "url": base + addresses.offer(offer),
        "title": offer.title,
        "summary": offer.summary,
        "language": offer.language,
        "category": _term(offer.category),
        "format": _term(offer.format),
        "level": _term(offer.level),
        "provider": _term(offer.provider),
        "area": _term(offer.area),
        "contact": _term(offer.contact),
        "audiences": [_term(term) for term in offer.audiences],
        "tools": [_term(term) for term in offer.tools],
        "competences": [_term(term) for term in offer.competences],
        "keywords": list(offer.keywords),
        "objectives": list(offer.objectives),
        "prerequisites": list(offer.prerequisites),
        "accessibility": [fact.value for fact in offer.accessibility],
        "duration": offer.duration.text if offer.duration else None,
        "published": offer.published.isoformat() if offer.published else None,
        "reviewed": offer.review.last.isoformat() if offer.review else None,
    }
    if isinstance(offer, Course):
        data |= _course(offer, base=base, addresses=addresses)
    elif isinstance(offer, Guide):
        data["appliesTo"] = offer.applies_to
    return {name: value for name, value in data.items() if value not in (None, [])}


def _course(course: Course, *, base: str, addresses: Addresses) -> dict[str, Any]:
    registration = course.registration
    return {
        "cost": course.cost,
        "calendar": base + addresses.course_feed(course),
        "mandatory": course.mandatory.text if course.mandatory else None,
        "registration": _filled({"url": registration.url, "email": registration.email}) if registration else None,
        "capacity": _filled({"min": course.capacity.min, "max": course.capacity.max}) if course.capacity else None,
        "sessions": [_session(course, session, base=base, addresses=addresses) for session in course.sessions],
    }


def _session(course: Course, session: Session, *, base: str, addresses: Addresses) -> Json:
    closing = course.closing_day(session)
    return _filled({
        "id": session.id,
        "status": session.status.value,
        "start": session.first.start.text,
        "end": session.last.end.text,
        "closes": closing.isoformat() if closing else None,
        "placesLeft": session.places_left,
        "attendance": session.attendance,
        "previousStart": session.previous_start.text if session.previous_start else None,
        "note": session.note,
        "calendar": base + addresses.download(course, session),
        "parts": [_part(part) for part in session.parts],
    })  # fmt: skip


def _part(part: Part) -> Json:
    data = {
        "id": part.id,
        "start": part.start.text,
        "end": part.end.text,
        "title": part.title,
        "venue": _term(part.venue),
    }
    return _filled(data)


def _term(term: Term | None) -> Json | None:
    return None if term is None else {"id": term.id, "name": term.name}


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}


def schema() -> Json:
    """Returns the JSON Schema (2020-12) of offers.json."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    texts = {"type": "array", "items": text}
    term = _object({"id": text, "name": text}, required=("id", "name"))
    terms = {"type": "array", "items": term}
    day = {"type": "string", "format": "date"}
    moment = {"type": "string", "description": "a date, or a local time with its offset (ISO 8601)"}
    part = _object(
        {"id": text, "start": moment, "end": moment, "title": text, "venue": term}, required=("id", "start", "end")
    )
    session = _object(
        {
            "id": text, "start": moment, "end": moment, "closes": day, "placesLeft": count, "attendance": count,
            "previousStart": moment, "note": text, "calendar": text, "parts": {"type": "array", "items": part, "minItems": 1},
            "status": {"enum": ["scheduled", "confirmed", "full", "cancelled", "held"]},
        },
        required=("id", "status", "start", "end", "parts", "calendar"),
    )  # fmt: skip
    offer = _object(
        {
            "kind": {"enum": ["course", "guide"]}, "id": text, "slug": text, "url": text, "title": text, "summary": text,
            "language": text, "category": term, "format": term, "level": term, "provider": term, "area": term, "contact": term,
            "audiences": terms, "tools": terms, "competences": terms, "keywords": texts, "objectives": texts,
            "prerequisites": texts, "accessibility": texts, "duration": text, "published": day, "reviewed": day, "cost": text,
            "calendar": text, "mandatory": text, "appliesTo": text, "sessions": {"type": "array", "items": session},
            "registration": _object({"url": text, "email": text}), "capacity": _object({"min": count, "max": count}),
        },
        required=("kind", "id", "slug", "url", "title", "summary", "category"),
    )  # fmt: skip
    fields = {
        "$schema": text, "version": {"const": VERSION}, "name": text, "organisation": text, "language": text,
        "timezone": text, "offers": {"type": "array", "items": offer},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Offers of a training catalogue",
        **_object(fields, required=("version", "offers")),
    }


def _object(properties: Json, *, required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
