"""Makes settings, courses, guides and whole catalogues from short arguments, the way reading would."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from catalogue.model.body import Body
from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Guide
from catalogue.model.reference import Context
from catalogue.model.settings import Settings
from catalogue.model.term import VOCABULARIES, Term
from catalogue.reading.zone import open_zone

Fields = Mapping[str, Any]
Terms = Mapping[str, Mapping[str, Fields]]

# A vocabulary of each kind that a test may want, with one term or two.
TERMS: Final[Terms] = {
    "contacts": {"fortbildung": {"name": "Interne Fortbildung", "email": "fortbildung@stadt.example"}},
    "areas": {"fb11": {"name": "Personal und Organisation"}},
    "providers": {"intern": {"name": "Interne Fortbildung"}},
    "tools": {"zoom": {"name": "Zoom"}},
    "venues": {
        "rathaus": {
            "name": "Rathaus",
            "room": "Raum 170",
            "address": "Marktplatz 1, 12345 Musterstadt",
            "geo": {"lat": "54.3", "lon": "7.2"},
        },
        "online": {"name": "Online-Raum", "kind": "online", "url": "https://intranet.stadt.example/online"},
    },
    "categories": {
        "kommunikation": {"name": "Kommunikation", "colour": "#2e8b57"},
        "gesundheit": {"name": "Gesundheit"},
    },
    "formats": {"seminar": {"name": "Seminar"}},
    "audiences": {"alle": {"name": "Alle Beschäftigten"}},
    "levels": {"basic": {"name": "Grundlagen"}},
    "competences": {"2.1": {"name": "Interagieren"}},
}

# A course that has every field there is.
FULL: Final[Mapping[str, Any]] = {
    "id": "alter-name", "audiences": ["alle"], "tools": ["zoom"], "competences": ["2.1"], "level": "basic", "format": "seminar",
    "keywords": ["Moderation", "Technik"], "duration": "PT3H", "provider": "intern", "area": "fb11", "contact": "fortbildung",
    "prerequisites": ["b"], "objectives": ["Sie moderieren sicher."], "accessibility": ["step-free"], "published": "2026-01-02",
    "review": {"by": "fortbildung", "last": "2026-01-02", "every": "P1Y"}, "language": "de", "aliases": ["c"], "status": "draft",
    "cost": "frei", "registration": {"email": "a@b.example", "closes": "P7D", "approval": "line-manager", "note": "Bitte."},
    "capacity": {"min": "1", "max": "100000"}, "mandatory": "P1Y", "withdrawn": ["z"],
    "sessions": [
        {"id": "a", "start": "2027-10-31 02:30+01:00", "end": "2027-10-31 12:00", "venue": "rathaus", "closes": "2027-01-02"},
        {"id": "b", "start": "2027-01-12", "end": "2027-01-13", "status": "held", "attendance": "0", "places_left": "4"},
        {"id": "c", "previous_start": "2027-01-01 00:00", "note": "x", "url": "https://a.example/", "parts": [
            {"id": "d", "start": "2027-01-12 00:00", "end": "2027-01-12 12:00", "title": "T", "venue": "online"},
            {"start": "2027-01-13", "end": "2027-01-13"},
        ]},
    ],
}  # fmt: skip


def settings(**fields: object) -> Settings:
    """Makes settings; what is not given is Musterstadt's."""
    usual = {
        "site": "musterstadt",
        "organisation": "Stadt Musterstadt",
        "name": "Fortbildung Musterstadt",
        "url": "https://fortbildung.stadt.example/",
    }
    return Settings.model_validate({**usual, **fields}, context=open_zone)


def session(
    identifier: str = "a",
    start: str = "2027-03-10 09:00",
    end: str = "2027-03-10 12:00",
    **fields: object,
) -> dict[str, Any]:
    """Makes the front matter of a session; with `parts`, start and end are left out."""
    times = {} if "parts" in fields else {"start": start, "end": end}
    return {"id": identifier, **times, **fields}


def course(slug: str = "zoom", *sessions: Fields, **fields: object) -> dict[str, Any]:
    """Makes the front matter of a course with its slug."""
    usual = {"title": f"Kurs {slug}", "summary": f"Alles über {slug}.", "category": "kommunikation"}
    return {**usual, "slug": slug, "sessions": list(sessions), **fields}


def guide(slug: str = "dms", **fields: object) -> dict[str, Any]:
    """Makes the front matter of a guide with its slug."""
    usual = {"title": f"Anleitung {slug}", "summary": f"Kurz zu {slug}.", "category": "kommunikation"}
    return {**usual, "slug": slug, **fields}


def changed_terms(vocabulary: str, identifier: str, **fields: object) -> dict[str, dict[str, Fields]]:
    """Returns the usual terms with some fields of one term replaced (or the term added)."""
    terms = {name: dict(entries) for name, entries in TERMS.items()}
    terms[vocabulary][identifier] = {**terms[vocabulary].get(identifier, {}), **fields}
    return terms


def read_terms(terms: Terms = TERMS, *, of: Settings | None = None) -> dict[str, dict[str, Term]]:
    """Validates vocabularies in the order of reading."""
    found: dict[str, dict[str, Term]] = {}
    context = Context(zone=(of or settings()).timezone, terms=found)
    for kind in VOCABULARIES:
        entries = terms.get(kind.vocabulary, {})
        found[kind.vocabulary] = {
            name: kind.model_validate({"id": name, **fields}, context=context) for name, fields in entries.items()
        }
    return found


def catalogue(
    *courses: Fields, guides: Iterable[Fields] = (), terms: Terms = TERMS, of: Settings | None = None
) -> Catalogue:
    """Makes a catalogue from front matter; `of` are its settings."""
    chosen = of or settings()
    known = read_terms(terms, of=chosen)
    context = Context(zone=chosen.timezone, terms=known)
    return Catalogue(
        settings=chosen,
        vocabularies={name: tuple(entries.values()) for name, entries in known.items()},
        courses=tuple(Course.model_validate(_filled(each, "courses"), context=context) for each in courses),
        guides=tuple(Guide.model_validate(_filled(each, "docs/guides"), context=context) for each in guides),
    )


def _filled(front: Fields, folder: str) -> dict[str, Any]:
    slug = front["slug"]
    usual = {"id": slug, "path": f"{folder}/{slug}.md", "body": Body("Text\n", line=10)}
    return {**usual, **front}
