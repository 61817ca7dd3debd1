"""The maker of entries: offers, terms and hand-written pages as the index takes them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Guide, Offer
from catalogue.model.term import VOCABULARIES, Area, Format, Term, Venue
from catalogue.model.translation import Translation
from catalogue.outputs.address import TERM_PAGES, Addresses
from catalogue.outputs.pages.offer import reading_minutes
from catalogue.outputs.search.entry import COLUMNS, KINDS, Cell, Entry, Facets, Key
from catalogue.outputs.search.lexis import Lexis
from catalogue.outputs.search.packing import compact
from catalogue.outputs.search.rules import length_words
from catalogue.outputs.search.runs import EPOCH, Run, days_of, open_until, runs_of
from catalogue.outputs.search.tokens import WrittenPage, headings, one_of_several, parted, visible
from catalogue.outputs.search.verbs import whole_verbs
from catalogue.outputs.search.weights import Field, Tally, count, count_lines, weighed
from catalogue.views.term_index import key_of, terms_of

# Vocabularies that say what an offer is about; the others say who holds it and where.
_SUBJECTS = frozenset(("categories", "formats", "audiences", "tools"))
# So many sets of terms are remembered at most.
_MOST_BEARINGS = 8192


def said_of(term: Term) -> object:
    """Returns what the entry of an offer says of a term."""
    mode = term.mode if isinstance(term, Format) else None
    return (tuple(_names(term)), term.keywords if term.vocabulary in _SUBJECTS else (), mode)


class _Bearing(NamedTuple):
    """What the terms of an offer say; many offers bear the same."""

    terms: tuple[Term, ...]
    keys: tuple[Key, ...]
    tally: Tally
    cells: tuple[Cell, ...]


class EntryMaker:
    """Makes entries. It remembers words and sets of terms, so that one maker should make many entries.

    `language` is that of the settings, in which terms and pages are written, and offers that name no other.
    """

    def __init__(self, *, language: str, words: Translation) -> None:
        self._language = language
        self._words = words
        self._addresses = Addresses(words)
        self._lexes: dict[str, Lexis] = {}
        self._bearings: dict[tuple[int, ...], _Bearing] = {}

    def of_offer(self, offer: Offer) -> Entry:
        """Returns the entry of an offer."""
        lexis = self._lexis(offer.language or self._language)
        bearing = self._bearing(offer)
        runs = runs_of(offer) if isinstance(offer, Course) else ()
        tally = dict(bearing.tally)
        _count(offer, lexis.language, into=tally)
        cost = offer.cost if isinstance(offer, Course) else None
        count_lines((cost or "", *self._promises(offer)), Field.OTHER_WORDS, into=tally)
        for field in (Field.KEYWORDS, Field.TERMS):
            count_lines(length_words(_minutes(offer)), field, into=tally)
        return Entry(
            order=(KINDS.index(offer.kind.value), offer.category.id, offer.slug, ""),
            **_words(offer.title, tally, lexis),
            record=self._record(offer, runs),
            until=open_until(runs) if isinstance(offer, Course) else 0,
            days=days_of(offer) if isinstance(offer, Course) else (),
            terms=bearing.keys,
            facets=self._facets(offer, bearing.cells, runs),
        )

    def of_term(self, term: Term, *, place: int) -> Entry:
        """Returns the entry of a term; `place` is its place among all terms."""
        lexis = self._lexis(self._language)
        tally: Tally = {}
        count_lines(term.keywords, Field.KEYWORDS, into=tally)
        count(term.summary, Field.SUMMARY, into=tally)
        if isinstance(term, Venue):
            count_lines(self._promises(term), Field.OTHER_WORDS, into=tally)
        identifier, address = f"{term.vocabulary}/{term.id}", self._addresses.term(term)
        record = ["term", identifier, address, visible(term.name), visible(term.summary), term.vocabulary, 0, []]
        order = (KINDS.index("term"), f"{place:08}", "", identifier)
        return Entry(order, record=compact(record), **_words(" ".join(_names(term)), tally, lexis))

    def of_page(self, page: WrittenPage) -> Entry:
        """Returns the entry of a hand-written page."""
        lexis = self._lexis(self._language)
        tally: Tally = {}
        count(page.summary, Field.SUMMARY, into=tally)
        count_lines(page.headings, Field.OUTLINE, into=tally)
        count(page.text, Field.BODY, into=tally)
        record = ["page", page.address or "/", page.address, visible(page.title), visible(page.summary), "", 0, []]
        order = (KINDS.index("page"), "", "", page.address)
        return Entry(order, record=compact(record), **_words(page.title, tally, lexis))

    def of_others(
        self, catalogue: Catalogue, borne: Collection[Key], pages: Iterable[WrittenPage]
    ) -> tuple[Entry, ...]:
        """Returns the entries of what is no offer: terms that have a page and are in `borne`, as offers bear them, and hand-written pages."""
        every = (term for kind in VOCABULARIES if kind.vocabulary in TERM_PAGES for term in catalogue.terms(kind))
        terms = (self.of_term(term, place=place) for place, term in enumerate(every) if key_of(term) in borne)
        # Of two at one address, which the host does not keep apart, the last one lies there.
        return (*terms, *map(self.of_page, {page.address: page for page in pages}.values()))

    def _promises(self, promising: Offer | Venue) -> Iterable[str]:
        """How accessible it is, in the words of its page."""
        return (self._words(f"accessibility.{fact}") for fact in promising.accessibility)

    def _lexis(self, language: str) -> Lexis:
        name = language[:2]
        if name not in self._lexes:
            self._lexes[name] = Lexis(name)
        return self._lexes[name]

    def _bearing(self, offer: Offer) -> _Bearing:
        """By the identity of the terms, which is quick; the values kept here hold them, so that none is mistaken."""
        terms = tuple(terms_of(offer))
        key = tuple(map(id, terms))
        found = self._bearings.get(key)
        if found is None:
            if len(self._bearings) >= _MOST_BEARINGS:
                self._bearings.clear()
            found = self._bearings[key] = _bearing(terms)
        return found

    def _record(self, offer: Offer, runs: Sequence[Run]) -> bytes:
        label = offer.format.name if offer.format is not None else ""
        minutes = offer.duration.total_minutes if offer.duration else 0
        address = self._addresses.offer(offer)
        title, summary = visible(offer.title), visible(offer.summary)
        known = [offer.kind.value, offer.slug, address, title, summary, label, minutes, runs]
        return compact([*known, offer.language] if offer.language not in {None, self._language} else known)

    def _facets(self, offer: Offer, cells: tuple[Cell, ...], runs: Sequence[Run]) -> Facets:
        return Facets(
            cells=cells,
            minutes=_minutes(offer),
            language=offer.language or self._language,
            published=offer.published.toordinal() - EPOCH if offer.published else 0,
            sessions=tuple((run.first, run.until) for run in runs if not run.cancelled),
        )


def _bearing(terms: tuple[Term, ...]) -> _Bearing:
    subjects = [term for term in terms if term.vocabulary in _SUBJECTS]
    others = [term for term in terms if term.vocabulary not in _SUBJECTS]
    tally: Tally = {}
    count_lines((term.name for term in subjects), Field.TERMS, into=tally)
    count_lines((word for term in subjects for word in term.keywords), Field.OTHER_WORDS, into=tally)
    count_lines((name for term in others for name in _names(term)), Field.PLACES, into=tally)
    cells = tuple(tuple((term.id, term.name) for term in terms if term.vocabulary == name) for name in COLUMNS)
    return _Bearing(terms, tuple(map(key_of, terms)), tally, cells)


def _count(offer: Offer, language: str, *, into: Tally) -> None:
    """Counts the words of an offer that are its own."""
    own = offer.body.markdown
    applies = (offer.applies_to,) if isinstance(offer, Guide) and offer.applies_to else ()
    lead, rest = parted(own)
    count_lines(offer.keywords, Field.KEYWORDS, into=into)
    if several := one_of_several(offer.title):
        for field in (Field.KEYWORDS, Field.TERMS):
            count(" ".join(several), field, into=into)
    count(offer.summary, Field.SUMMARY, into=into)
    for field, text in ((Field.SUMMARY, offer.summary), (Field.OUTLINE, "\n".join(offer.objectives))):
        count(" ".join(whole_verbs(text, language)), field, into=into)
    count_lines((*offer.objectives, *headings(own), *applies), Field.OUTLINE, into=into)
    count(lead, Field.LEAD, into=into)
    count(rest, Field.BODY, into=into)


def _words(title: str, tally: Tally, lexis: Lexis) -> dict[str, Any]:
    """The part of an entry that holds its words; those of the title are counted last."""
    count(title, Field.TITLE, into=tally)
    names, subject = lexis.title(title)
    found, written, parts = lexis.gathered(tally, first=names)
    return {
        "language": lexis.language,
        "forms": tuple([written[name] for name in found]),
        "classes": tuple(found),
        "weights": weighed(found, title=names, subject=subject, parts=parts),
    }


def _names(term: Term) -> Iterable[str]:
    return (term.name, term.short) if isinstance(term, Area) and term.short else (term.name,)


def _minutes(offer: Offer) -> int:
    """How long an offer takes; a guide without a duration as long as it takes to read it."""
    if offer.duration:
        return offer.duration.total_minutes
    return reading_minutes(offer) if isinstance(offer, Guide) else 0
