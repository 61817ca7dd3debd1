"""Tokens: the words of an offer by the field they stand in. A pure function of the offer, so it can be cached for each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.term import Area, Term
from catalogue.outputs.search.folding import without_gender
from catalogue.views.term_index import terms_of

_WORD = re.compile(r"[^\W_]+(?:[-‐‑.@&/'’][^\W_]+)*")
_NUMBERED = re.compile(r"\b([A-Za-zÄÖÜäöü]{2,8})[ .]?[ ](\d{1,4})\b")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
# Addresses, attribute lists, raw tags and code are no words of the text.
_MARKUP = re.compile(r"\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|https?://\S+|^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_JOINED = ("-", "‐", "‑", "@", "&")
# Vocabularies that say what an offer is about; the others say who holds it and where.
_SUBJECTS = frozenset(("categories", "formats", "audiences", "tools"))


class Field(StrEnum):
    """Where a word stands; the most telling first."""

    TITLE = "title"
    KEYWORDS = "keywords"
    TERMS = "terms"
    SUMMARY = "summary"
    OTHER_WORDS = "other-words"
    OUTLINE = "outline"
    PLACES = "places"
    BODY = "body"


Tokens = Mapping[Field, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A hand-written page as the host hands it over: `text` is plain, `headings` are those below the title."""

    address: str
    title: str
    summary: str
    headings: tuple[str, ...]
    text: str


def tokens(offer: Offer) -> Tokens:
    """Returns the words of an offer."""
    terms = tuple(terms_of(offer))
    subjects = [term for term in terms if term.vocabulary in _SUBJECTS]
    own = offer.body.markdown
    return {
        Field.TITLE: words(offer.title),
        Field.KEYWORDS: _joined(offer.keywords),
        Field.TERMS: _joined(term.name for term in subjects),
        Field.SUMMARY: words(offer.summary),
        Field.OTHER_WORDS: _joined(word for term in subjects for word in term.keywords),
        Field.OUTLINE: _joined((*offer.objectives, *_HEADING.findall(own), *_applies(offer))),
        Field.PLACES: _joined(name for term in terms if term.vocabulary not in _SUBJECTS for name in _names(term)),
        Field.BODY: words(_MARKUP.sub(" ", own)),
    }


def tokens_of_term(term: Term) -> Tokens:
    """Returns the words of a term."""
    return {
        Field.TITLE: _joined(_names(term)),
        Field.KEYWORDS: _joined(term.keywords),
        Field.SUMMARY: words(term.summary),
    }


def tokens_of_page(page: WrittenPage) -> Tokens:
    """Returns the words of a hand-written page."""
    return {
        Field.TITLE: words(page.title),
        Field.SUMMARY: words(page.summary),
        Field.OUTLINE: _joined(page.headings),
        Field.BODY: words(page.text),
    }


def _names(term: Term) -> Iterator[str]:
    yield term.name
    if isinstance(term, Area) and term.short:
        yield term.short


def _applies(offer: Offer) -> tuple[str, ...]:
    return (offer.applies_to,) if isinstance(offer, Guide) and offer.applies_to else ()


def _joined(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for text in texts for word in _line(text))


@lru_cache(maxsize=65536)
def _line(text: str) -> tuple[str, ...]:
    """The words of a short text, which often stands in many offers, and "FB 11" as one word too."""
    return (*words(text), *(f"{word}{number}" for word, number in _NUMBERED.findall(text)))


def words(text: str) -> tuple[str, ...]:
    """Returns the words of a text as they are written; of one with hyphens the whole and its parts."""
    found: list[str] = []
    for word in _WORD.findall(without_gender(text)):
        if word.isalnum():
            found.append(word)
        else:
            found += _pieces(word)
    return tuple(found)


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[str, ...]:
    """The parts of a word with signs inside; joined as well where the signs bind it together ("E-Akte", "Q&A")."""
    parts = [part for part in re.split(r"[^\w]+", word) if len(part) > 1]
    binds = sum(word.count(sign) for sign in _JOINED)
    whole = ["".join(re.findall(r"\w+", word))] if 0 < binds < 3 and "/" not in word else []
    return (*whole, *parts)


def has_sessions(offer: Offer) -> bool:
    """Tells whether an offer takes place on days of the calendar."""
    return isinstance(offer, Course) and bool(offer.sessions)
