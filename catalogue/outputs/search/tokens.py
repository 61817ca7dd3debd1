"""Tokens: the words of an offer by the field they stand in. A pure function of the offer, so it can be cached for each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from catalogue.model.offer import Guide, Offer
from catalogue.model.term import Area, Term
from catalogue.outputs.search.folding import without_gender
from catalogue.views.term_index import terms_of

_WORD = re.compile(r"\w+(?:[-‐‑.@&/'’*:·]{1,2}\w+)*")
_NUMBERED = re.compile(r"\b([A-Za-zÄÖÜäöü]{2,8})[ .]?[ ](\d{1,4})\b")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
# The first paragraph, which says what an offer is about; what stands further down may be an example.
_LEAD = re.compile(r"^(?![ \t]*$|[ \t]*(?:#|!!!|\?\?\?|===|[-*+|>`]|\d+\.)).+(?:\n.+)*", re.MULTILINE)
# Addresses, attribute lists, raw tags and code are no words of the text.
_MARKUP = re.compile(r"\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|https?://\S+|```.*|~~~.*")
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
    LEAD = "lead"
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
    lead = _LEAD.search(offer.body.markdown)
    own = offer.body.markdown
    return {
        Field.TITLE: words(offer.title),
        Field.KEYWORDS: _joined(offer.keywords),
        Field.TERMS: _joined(term.name for term in subjects),
        Field.SUMMARY: words(offer.summary),
        Field.OTHER_WORDS: _joined(word for term in subjects for word in term.keywords),
        Field.OUTLINE: _joined((*offer.objectives, *_HEADING.findall(own), *_applies(offer))),
        Field.PLACES: _joined(name for term in terms if term.vocabulary not in _SUBJECTS for name in _names(term)),
        Field.LEAD: _mass(_MARKUP.sub(" ", lead[0])) if lead else (),
        Field.BODY: _mass(_MARKUP.sub(" ", own)),
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
        Field.BODY: _mass(page.text),
    }


def _names(term: Term) -> Iterator[str]:
    yield term.name
    if isinstance(term, Area) and term.short:
        yield term.short


def _applies(offer: Offer) -> tuple[str, ...]:
    return (offer.applies_to,) if isinstance(offer, Guide) and offer.applies_to else ()


def _joined(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_line, texts)))


@lru_cache(maxsize=65536)
def _line(text: str) -> tuple[str, ...]:
    """The words of a short text, which often stands in many offers, and "FB 11" as one word too."""
    return (*words(text), *(f"{word}{number}" for word, number in _NUMBERED.findall(text)))


def words(text: str) -> tuple[str, ...]:
    """Returns the words of a text as they are written; of one with hyphens the whole and its parts."""
    found: list[str] = []
    for word in _WORD.findall(text):
        if word.isalnum():
            found.append(word)
        else:
            found += _pieces(word)
    return tuple(found)


def _mass(text: str) -> tuple[str, ...]:
    """The words of a long text, in whatever order is quickest: those with signs inside come last."""
    every = _WORD.findall(text)
    plain = list(filter(str.isalnum, every))
    if len(plain) < len(every):
        plain += [piece for word in every if not word.isalnum() for piece in _pieces(word)]
    return tuple(plain)


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[str, ...]:
    """The parts of a word with signs inside; joined as well where the signs bind it together ("E-Akte", "Q&A")."""
    plain = without_gender(word)
    pieces = re.findall(r"[^\W_]+", plain)
    binds = sum(plain.count(sign) for sign in _JOINED)
    whole = ["".join(pieces)] if 0 < binds < 3 and not any(sign in plain for sign in "/:*") else []
    parts = pieces if len(pieces) == 1 else [piece for piece in pieces if len(piece) > 1]
    return (*whole, *parts)
