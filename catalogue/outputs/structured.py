"""Structured data: every offer as JSON-LD in the words of schema.org."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.session import Part, Session, SessionStatus
from catalogue.model.settings import Settings
from catalogue.model.steps import steps
from catalogue.model.term import VenueKind
from catalogue.outputs.address import Addresses
from catalogue.outputs.json_text import array, dense, number_or_none, quoted

_CONTEXT = "https://schema.org"


def script_json(data: str | Mapping[str, Any]) -> Markup:
    """Returns a text of JSON, or a mapping as one, so that it cannot end the script element it stands in."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped


def structured(offer: Offer, *, settings: Settings, addresses: Addresses) -> str:
    """Returns the JSON-LD object of an offer: schema.org Course with its instances, or HowTo with its steps."""
    url = settings.url + addresses.offer(offer)
    members = _offer(offer, url, settings)
    if isinstance(offer, Course):
        members |= _course(offer, url)
    elif isinstance(offer, Guide):
        members |= _guide(offer)
    return dense(members)


def _offer(offer: Offer, url: str, settings: Settings) -> dict[str, str]:
    taught = (*map(quoted, offer.objectives), *(quoted(competence.name) for competence in offer.competences))
    return {
        "@context": quoted(_CONTEXT),
        "@type": quoted("Course" if isinstance(offer, Course) else "HowTo"),
        "@id": quoted(url),
        "url": quoted(url),
        "name": quoted(offer.title),
        "description": quoted(offer.summary),
        "inLanguage": quoted(offer.language or settings.language),
        "keywords": array(map(quoted, offer.keywords)),
        "educationalLevel": quoted(offer.level.name) if offer.level else "",
        "audience": array([_typed("Audience", "audienceType", audience.name) for audience in offer.audiences]),
        "teaches": array(taught),
        "datePublished": quoted(offer.published.isoformat()) if offer.published else "",
        "dateModified": quoted(offer.review.last.isoformat()) if offer.review else "",
        "provider": _typed("Organization", "name", offer.provider.name if offer.provider else settings.organisation),
    }


def _guide(guide: Guide) -> dict[str, str]:
    return {
        "step": array([_step(n, text) for n, text in enumerate(steps(guide.body), start=1)]),
        "tool": array([_typed("HowToTool", "name", tool.name) for tool in guide.tools]),
        "totalTime": quoted(guide.duration.text) if guide.duration else "",
        "teaches": "",
        "educationalLevel": "",
    }


def _step(number: int, text: str) -> str:
    return f'{{"@type":"HowToStep","position":{number},"text":{quoted(text)}}}'


def _course(course: Course, url: str) -> dict[str, str]:
    return {
        "courseCode": quoted(course.id),
        "timeRequired": quoted(course.duration.text) if course.duration else "",
        "isAccessibleForFree": "true" if course.cost in ("kostenfrei", "free of charge") else "",
        "hasCourseInstance": array([_instance(course, session, url) for session in course.sessions]),
    }


def _instance(course: Course, session: Session, url: str) -> str:
    if session.cancelled:
        status = "EventCancelled"
    else:
        status = "EventRescheduled" if session.previous_start else "EventScheduled"
    capacity = course.capacity.max if course.capacity else None
    return dense({
        "@type": quoted("CourseInstance"),
        "@id": quoted(f"{url}#{session.id}"),
        "courseMode": quoted(course.format.mode.value) if course.format else "",
        "startDate": quoted(session.first.start.text),
        "endDate": quoted(session.last.end.text),
        "eventStatus": quoted(f"https://schema.org/{status}"),
        "previousStartDate": quoted(session.previous_start.text) if session.previous_start else "",
        "location": _location(session.first),
        "maximumAttendeeCapacity": number_or_none(capacity),
        "remainingAttendeeCapacity": number_or_none(0 if session.status is SessionStatus.FULL else session.places_left),
        "subEvent": array(map(_part, session.parts)) if len(session.parts) > 1 else "",
    })  # fmt: skip


def _part(part: Part) -> str:
    dates = {"startDate": quoted(part.start.text), "endDate": quoted(part.end.text)}
    return dense({"@type": quoted("Event"), **dates, "location": _location(part)})


def _location(part: Part) -> str:
    venue = part.venue
    if venue is None:
        return ""
    if venue.kind is VenueKind.ONLINE:
        return _typed("VirtualLocation", "name", venue.name, "url", venue.url)
    return _typed("Place", "name", venue.name, "address", venue.address)


@lru_cache(maxsize=4096)  # a term stands in many offers
def _typed(kind: str, name: str, value: str, other: str = "", more: str | None = None) -> str:
    """An object of a kind with one member, and another where that says anything."""
    return dense({"@type": quoted(kind), name: quoted(value), **({other: quoted(more)} if more else {})})
