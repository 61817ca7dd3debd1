"""Front matter of an entry: every field in the order in which authors write it."""

import re
from collections.abc import Mapping
from typing import Any

from catalogue.importing.capacities import capacity
from catalogue.importing.entry import Entry
from catalogue.importing.lengths import parse_length
from catalogue.importing.names import spaced
from catalogue.importing.plain import first_sentence, line, plain, shorten
from catalogue.importing.registration import closing_day, registration
from catalogue.importing.sessions import Run, session_fields
from catalogue.importing.slugs import Slugs, old_name
from catalogue.importing.terms import Vocabulary
from catalogue.model.text import LINE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH

_LANGUAGE_NAMES = {"german": "de", "deutsch": "de", "english": "en", "englisch": "en", "french": "fr", "französisch": "fr",
                   "spanish": "es", "spanisch": "es", "leichte sprache": "de"}  # fmt: skip


def language_code(text: str) -> str:
    """Returns a language as front matter has it (de, en-US); empty when it is not understood."""
    word = text.strip().casefold()
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?(?:[-_.].*)?", word)
    if word in _LANGUAGE_NAMES or match is None:
        return _LANGUAGE_NAMES.get(word, "")
    return f"{match[1]}-{match[2].upper()}" if match[2] else match[1]


def offer_fields(
    entry: Entry, *, slug: str, body: str, slugs: Slugs, terms: Mapping[str, Vocabulary], language: str
) -> dict[str, Any]:
    """Returns the front matter of an entry; `language` is that of the catalogue, `terms` has the collected names."""
    record = entry.record
    fields = {
        "title": _shortened(entry, "title", entry.title, TITLE_LENGTH),
        "summary": _summary(entry, body),
        "category": terms["categories"].id(entry.categories[0]),
        "format": terms["formats"].id(entry.form.name),
        "audiences": _ids(terms["audiences"], record.audience),
        "tools": _ids(terms["tools"], record.tools),
        "level": terms["levels"].id(line(record.level)),
        "keywords": _keywords(entry),
        "duration": _duration(entry),
        "provider": terms["providers"].id(plain(record.provider)),
        "contact": terms["contacts"].id(entry.contact.name),
        "objectives": [
            _shortened(entry, "objectives", text, LINE_LENGTH) for each in record.objectives if (text := plain(each))
        ],
        **(_course_fields(entry, terms["venues"]) if entry.course else {}),
        "language": _language(entry, language),
        "aliases": _aliases(entry, slug, slugs),
        "status": "draft" if entry.draft else "",
    }
    sessions = fields.pop("sessions", [])
    return {name: value for name, value in {**fields, "sessions": sessions}.items() if value}


def _shortened(entry: Entry, field: str, text: str, limit: int) -> str:
    if len(text) > limit:
        entry.say("text-shortened", field=field, value=text)
    return shorten(text, limit)


def _summary(entry: Entry, body: str) -> str:
    if entry.summary:
        return _shortened(entry, "summary", entry.summary, SUMMARY_LENGTH)
    assumed = first_sentence(body) or entry.title
    entry.say("summary-assumed", value=assumed)
    return shorten(assumed, SUMMARY_LENGTH)


def _ids(vocabulary: Vocabulary, names: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(id_ for name in names if (id_ := vocabulary.id(plain(name)))))


def _keywords(entry: Entry) -> list[str]:
    """The record's own and its further categories: an offer stands under one category only."""
    if len(entry.categories) > 1:
        entry.say("categories-as-keywords", value=", ".join(entry.categories[1:]))
    words = [spaced(text) for each in (*entry.record.keywords, *entry.categories[1:]) if (text := plain(each))]
    first = {word.casefold(): _shortened(entry, "keywords", word, LINE_LENGTH) for word in reversed(words)}
    return [first.pop(word.casefold()) for word in words if word.casefold() in first]


def _duration(entry: Entry) -> str:
    text = entry.record.duration_text
    length = parse_length(text) if text else None
    if text and length is None:
        entry.say("unreadable-duration", value=text)
    return length.text if length else ""


def _language(entry: Entry, site: str) -> str:
    codes = [(text, language_code(text)) for text in entry.record.language]
    for text, _ in codes[1:] if codes and codes[0][1] else codes:
        entry.say("language-dropped", value=text)
    code = codes[0][1] if codes else ""
    return "" if code in (site, f"{site}-{site.upper()}") else code


def _aliases(entry: Entry, slug: str, slugs: Slugs) -> list[str]:
    found = []
    for address in entry.record.aliases:
        alias = slugs.alias(address, slug=slug)
        if alias:
            found.append(alias)
        elif old_name(address) not in (slug, *found):
            entry.say("alias-dropped", value=address)
    return found


def _course_fields(entry: Entry, venues: Vocabulary) -> dict[str, Any]:
    record = entry.record
    way: dict[str, Any] = registration(entry.registration_urls, entry.say)
    if not entry.runs and record.registration_deadline and way:
        way["closes"] = closing_day(record.registration_deadline, start="9999", say=entry.say)
    elif not entry.runs and record.registration_deadline:
        entry.say("deadline-without-date", value=record.registration_deadline)
    size = capacity([record.capacity, *(source.capacity for source in entry.sources)], entry.say)
    cost = plain(record.cost)
    return {
        "cost": _shortened(entry, "cost", cost, LINE_LENGTH) if cost else "",
        "registration": {name: value for name, value in way.items() if value},
        "capacity": {name: size[name] for name in ("min", "max") if name in size},
        "sessions": [_session(entry, run, venues, str(way.get("url", ""))) for run in entry.runs],
    }


def _session(entry: Entry, run: Run, venues: Vocabulary, course_url: str) -> dict[str, object]:
    venue = venues.id(entry.venue(run).text)
    words = entry.words("import.part")
    fields = session_fields(run, course_url=course_url, venue=venue, part_word=words, record=entry.record)
    also = entry.form.platforms[:1] if not entry.venue(run).online and entry.venue(run).name else ()
    if also and "note" not in fields:
        fields["note"] = entry.words("import.also-online", name=also[0])
    return fields
