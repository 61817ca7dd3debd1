"""Exchange: the whole catalogue as offers.json, with the JSON Schema that describes it."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.session import Part, Session
from catalogue.model.settings import Settings
from catalogue.model.term import Term
from catalogue.outputs.address import Addresses
from catalogue.outputs.json_text import array, number_or_none, quoted, spaced, text_or_none
from catalogue.outputs.output import Output, Planned, large, planned

Json = Mapping[str, Any]
# Raised when a reader of an older file would misread a newer one.
VERSION = 1
# So many offers are written in one go.
SOME = 256
PATH, SCHEMA_PATH = "offers.json", "offers.schema.json"


def exchange(catalogue: Catalogue, *, lines: Callable[[], Mapping[str, bytes]], key: bytes) -> tuple[Planned, Planned]:
    """Returns offers.json, an offer a line, and its schema; keys sorted, so that the same catalogue gives the same bytes.

    `lines` gives the line of each offer (`line_of`) by the offer's file, and `key` stands for all of them.
    """
    settings = catalogue.settings

    def pieces() -> Iterator[bytes]:
        made = lines()
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
    """Returns one offer as it stands in offers.json; what it does not say is left out."""
    members = _offer(offer, base=settings.url, addresses=addresses)
    if isinstance(offer, Course):
        members |= _course(offer, base=settings.url, addresses=addresses)
    elif isinstance(offer, Guide):
        members["appliesTo"] = text_or_none(offer.applies_to)
    return spaced(dict(sorted(members.items()))).encode()


def _offer(offer: Offer, *, base: str, addresses: Addresses) -> dict[str, str]:
    return {
        "kind": quoted(offer.kind.value),
        "id": quoted(offer.id),
        "slug": quoted(offer.slug),
        "url": quoted(base + addresses.offer(offer)),
        "title": quoted(offer.title),
        "summary": quoted(offer.summary),
        "language": text_or_none(offer.language),
        "category": _term(offer.category),
        "format": _term(offer.format),
        "level": _term(offer.level),
        "provider": _term(offer.provider),
        "area": _term(offer.area),
        "contact": _term(offer.contact),
        "audiences": array(map(_term, offer.audiences), ", "),
        "tools": array(map(_term, offer.tools), ", "),
        "competences": array(map(_term, offer.competences), ", "),
        "keywords": array(map(quoted, offer.keywords), ", "),
        "objectives": array(map(quoted, offer.objectives), ", "),
        "prerequisites": array(map(quoted, offer.prerequisites), ", "),
        "accessibility": array([quoted(fact.value) for fact in offer.accessibility], ", "),
        "duration": quoted(offer.duration.text) if offer.duration else "",
        "published": quoted(offer.published.isoformat()) if offer.published else "",
        "reviewed": quoted(offer.review.last.isoformat()) if offer.review else "",
    }


def _course(course: Course, *, base: str, addresses: Addresses) -> dict[str, str]:
    register, capacity = course.registration, course.capacity
    return {
        "cost": text_or_none(course.cost),
        "calendar": quoted(base + addresses.course_feed(course)),
        "mandatory": quoted(course.mandatory.text) if course.mandatory else "",
        "registration": _registration(register.url, register.email) if register else "",
        "capacity": spaced({"max": number_or_none(capacity.max), "min": number_or_none(capacity.min)})
        if capacity
        else "",
        "sessions": array([_session(course, each, base, addresses) for each in course.sessions], ", "),
    }


@lru_cache(maxsize=1024)
def _registration(url: str | None, email: str | None) -> str:
    return spaced({"email": text_or_none(email), "url": text_or_none(url)})


def _session(course: Course, session: Session, base: str, addresses: Addresses) -> str:
    closing, before = course.closing_day(session), session.previous_start
    return spaced({
        "attendance": number_or_none(session.attendance),
        "calendar": quoted(base + addresses.download(course, session)),
        "closes": quoted(closing.isoformat()) if closing else "",
        "end": quoted(session.last.end.text),
        "id": quoted(session.id),
        "note": text_or_none(session.note),
        "parts": array(map(_part, session.parts), ", "),
        "placesLeft": number_or_none(session.places_left),
        "previousStart": quoted(before.text) if before else "",
        "registration": _registration(session.url, None) if session.url else "",
        "start": quoted(session.first.start.text),
        "status": quoted(session.status.value),
    })  # fmt: skip


def _part(part: Part) -> str:
    return spaced({
        "end": quoted(part.end.text),
        "id": quoted(part.id),
        "start": quoted(part.start.text),
        "title": text_or_none(part.title),
        "venue": _term(part.venue),
    })  # fmt: skip


def said_of(term: Term) -> object:
    """Returns what the line of an offer says of a term."""
    return term.name


def _term(term: Term | None) -> str:
    return "" if term is None else _named(term.id, term.name)


@lru_cache(maxsize=4096)  # a term stands in many offers
def _named(id_: str, name: str) -> str:
    return spaced({"id": quoted(id_), "name": quoted(name)})


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
            "registration": _object({"url": text}), "status": {"enum": ["scheduled", "confirmed", "full", "cancelled", "held"]},
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
