"""Structured data: every offer as JSON-LD in the words of schema.org."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.session import Part, Session, SessionStatus
from catalogue.model.settings import Settings
from catalogue.model.steps import steps
from catalogue.model.term import VenueKind
from catalogue.outputs.address import Addresses

Json = Mapping[str, Any]
# What is built here holds nothing that holds itself.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def script_json(data: Json) -> Markup:
    """Returns `data` as JSON that cannot end the script element it stands in."""
    text = _ENCODER.encode(data)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped


def structured(offer: Offer, *, settings: Settings, addresses: Addresses) -> Json:
    """Returns the JSON-LD object of an offer: schema.org Course with its instances, or HowTo with its steps."""
    url = settings.url + addresses.offer(offer)
    data = {
        "@context": "https://schema.org",
        "@type": "Course" if isinstance(offer, Course) else "HowTo",
        "@id": url,
        "url": url,
        "name": offer.title,
        "description": offer.summary,
        "inLanguage": offer.language or settings.language,
        "keywords": list(offer.keywords),
        "educationalLevel": offer.level.name if offer.level else None,
        "audience": [{"@type": "Audience", "audienceType": audience.name} for audience in offer.audiences],
        "teaches": [*offer.objectives, *(competence.name for competence in offer.competences)],
        "datePublished": offer.published.isoformat() if offer.published else None,
        "dateModified": offer.review.last.isoformat() if offer.review else None,
        "provider": {"@type": "Organization", "name": offer.provider.name if offer.provider else settings.organisation},
    }
    own = _course(offer, url) if isinstance(offer, Course) else _guide(offer) if isinstance(offer, Guide) else {}
    return {name: value for name, value in {**data, **own}.items() if value}


def _guide(guide: Guide) -> Json:
    return {
        "step": [
            {"@type": "HowToStep", "position": n, "text": text} for n, text in enumerate(steps(guide.body), start=1)
        ],
        "tool": [{"@type": "HowToTool", "name": tool.name} for tool in guide.tools],
        "totalTime": guide.duration.text if guide.duration else None,
        "teaches": None,
        "educationalLevel": None,
    }


def _course(course: Course, url: str) -> Json:
    return {
        "courseCode": course.id,
        "timeRequired": course.duration.text if course.duration else None,
        "isAccessibleForFree": True if course.cost in ("kostenfrei", "free of charge") else None,
        "hasCourseInstance": [_instance(course, session, url) for session in course.sessions],
    }


def _instance(course: Course, session: Session, url: str) -> Json:
    if session.cancelled:
        status = "EventCancelled"
    else:
        status = "EventRescheduled" if session.previous_start else "EventScheduled"
    capacity = course.capacity.max if course.capacity else None
    data = {
        "@type": "CourseInstance",
        "@id": f"{url}#{session.id}",
        "courseMode": course.format.mode.value if course.format else None,
        "startDate": session.first.start.text,
        "endDate": session.last.end.text,
        "eventStatus": f"https://schema.org/{status}",
        "previousStartDate": session.previous_start.text if session.previous_start else None,
        "location": _location(session.first),
        "maximumAttendeeCapacity": capacity,
        "remainingAttendeeCapacity": 0 if session.status is SessionStatus.FULL else session.places_left,
        "subEvent": [_part(part) for part in session.parts] if len(session.parts) > 1 else None,
    }
    return {name: value for name, value in data.items() if value is not None}


def _part(part: Part) -> Json:
    data = {"@type": "Event", "startDate": part.start.text, "endDate": part.end.text, "location": _location(part)}
    return {name: value for name, value in data.items() if value is not None}


def _location(part: Part) -> Json | None:
    if part.venue is None:
        return None
    if part.venue.kind is VenueKind.ONLINE:
        return {
            "@type": "VirtualLocation",
            "name": part.venue.name,
            **({"url": part.venue.url} if part.venue.url else {}),
        }
    place = {"@type": "Place", "name": part.venue.name}
    return {**place, "address": part.venue.address} if part.venue.address else place
