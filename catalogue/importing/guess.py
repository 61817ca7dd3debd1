"""Guesses about a whole catalogue: its language and its time zone, where no option and no setting says them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from catalogue.importing.lines import Line
from catalogue.importing.note import Notebook, Say, unheard
from catalogue.importing.offer_fields import language_code
from catalogue.importing.record import Record, as_text
from catalogue.importing.records import records_of
from catalogue.importing.zones import find_zone, guess_zone
from catalogue.model.settings import LANGUAGES
from catalogue.reading.zone import open_zone

_COMMON = {
    "de": re.compile(
        r"\b(?:der|die|das|und|ist|mit|für|von|nicht|sie|ein|eine|zu|im|auf|den|des|werden|wie|oder|bis|uhr|raum|kurse?|schulung|termine?|"
        r"stunden?|tage?|kosten\w*|grundlagen|kostenfrei)\b|[äöüß]|\b[a-z]{4,}(?:ungen|ung|heit|keit|ieren|schutz|führung)\b|"
        r"\b\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})\b|\d\s?(?:,-)?€|€\s?\d+,(?:\d\d|-)"
    ),
    "en": re.compile(
        r"\b(?:the|and|of|to|is|for|with|you|on|your|that|this|are|how|or|by|be|at|it|from|hours?|hrs?|days?|half|free|room|hall|skills|"
        r"january|february|march|may|june|july|october|december)\b|\d\s?[ap]\.?m\b|€\s?\d+(?:\.\d\d)?(?![\d,])"
    ),
}


def language_of(records: Sequence[Record], say: Say) -> str:
    """Returns the language of the catalogue: the commonest that records name, else the one their words are in."""
    named = Counter(code[:2] for record in records for text in record.language[:1] if (code := language_code(text)))
    common = sorted(named, key=lambda code: (-named[code], code))
    if common and common[0] in LANGUAGES:
        return common[0]
    guessed = _by_words(records)
    say("language-guessed", value=guessed, named=", ".join(common) or "–")
    return guessed


def _by_words(records: Sequence[Record]) -> str:
    texts = [" ".join(_said(record)).casefold() for record in records]
    scores = {language: sum(len(common.findall(text)) for text in texts) for language, common in _COMMON.items()}
    return "de" if scores["de"] > scores["en"] else "en"


def _said(record: Record) -> Iterator[str]:
    """Yields the words of a record; how dates and prices are written tells the language of a table with few words."""
    yield from (record.record_type, record.title, record.summary, record.format, record.provider, *record.categories)
    yield from (record.body_markdown[:2000], record.cost, record.duration_text)
    for session in record.sessions[:20]:
        yield from (session.start, session.end, session.start_raw, session.status, as_text(session.location or ""))


def text_language(record: Record, site: str) -> str:
    """Returns the language of the words that the importer adds to a record: its own where we speak it, else the site's."""
    code = next((code[:2] for text in record.language if (code := language_code(text))), site)
    return code if code in LANGUAGES else site


def likely_zone(lines: Iterable[Line], language: str) -> ZoneInfo:
    """Returns the zone that a new catalogue of `lines` gets; without a `language` in the likeliest."""
    records = [record for _, record in records_of(lines, Notebook())]
    return open_zone(zone_of(records, language or language_of(records, unheard), unheard))


def zone_of(records: Sequence[Record], language: str, say: Say) -> str:
    """Returns the zone of the catalogue: the commonest that sessions name, else the likeliest."""
    sessions = [session for record in records for session in record.sessions]
    names = [
        zone.key
        for record in records
        for session in record.sessions
        if (zone := find_zone(session.timezone or record.timezone))
    ]
    counted = Counter(names)
    if counted:
        return min(counted, key=lambda name: (-counted[name], name))
    guessed = guess_zone(starts=[session.start for session in sessions], language=language)
    if sessions:
        say("zone-guessed", value=guessed)
    return guessed
