"""Which offers carry which term."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from catalogue.model.borne import all_venues, own_terms
from catalogue.model.offer import Offer
from catalogue.model.term import Term
from catalogue.views.agenda import Dated
from catalogue.views.agenda import replaced as in_time_replaced
from catalogue.views.alphabet import replaced
from catalogue.views.brief import Brief, Key, named


def key_of(term: Term) -> Key:
    """Returns what names a term among all vocabularies."""
    return term.vocabulary, term.id


def terms_of(offer: Offer) -> Iterator[Term]:
    """Yields every term an offer carries once; a course carries the venues of all its parts."""
    yield from {key_of(term): term for term in _borne(offer)}.values()


def _borne(offer: Offer) -> list[Term]:
    """The same terms, some of them more than once."""
    return own_terms(offer) + all_venues(offer)


def offers_by_term(offers: Iterable[Offer]) -> Mapping[Key, tuple[Offer, ...]]:
    """Returns those of the offers that carry it for every term that has any, in the order they come in."""
    index: dict[Key, list[Offer]] = defaultdict(list)
    rows: dict[int, list[Offer]] = {}  # by the ids of the terms, which offers share
    for offer in offers:
        for term in _borne(offer):
            row = rows.get(id(term))
            if row is None:
                row = rows[id(term)] = index[key_of(term)]
            if not row or row[-1] is not offer:  # a venue stands in many parts
                row.append(offer)
    return {key: tuple(offers) for key, offers in index.items()}


def offers_by_name(offers: Iterable[Offer], briefs: Mapping[str, Brief]) -> Mapping[Key, tuple[Offer, ...]]:
    """Returns the same, as told by the briefs of the offers, which need not wake."""
    rows: dict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        brief = briefs[offer.path]
        for name in {*brief.terms, *[venue for one in brief.sessions for venue in one.venues]}:
            rows[name].append(offer)
    return {named(name): tuple(row) for name, row in rows.items()}


def sessions_by_term(sessions: Iterable[Dated]) -> Mapping[Key, tuple[Dated, ...]]:
    """Returns, for every term that has any, the sessions of the courses that carry it, in the order they come in.

    A venue has those that take place there, if only in part.
    """
    index: dict[str, list[Dated]] = defaultdict(list)
    rows: dict[str, list[Callable[[Dated], None]]] = {}  # by course
    for one in sessions:
        own = rows.get(one.course.slug)
        if own is None:
            own = rows[one.course.slug] = [index[name].append for name in dict.fromkeys(one.terms)]
        for add in own:
            add(one)
        for name in dict.fromkeys(one.venues):  # a venue stands in many parts
            index[name].append(one)
    return {named(name): tuple(row) for name, row in index.items()}


def sessions_replaced_in(
    index: Mapping[Key, tuple[Dated, ...]], *, without: Iterable[Dated], new: Iterable[Dated]
) -> Mapping[Key, tuple[Dated, ...]]:
    """Returns the index of sessions, in the order of time, without some of them and with others."""
    found, gone, come = dict(index), sessions_by_term(without), sessions_by_term(new)
    for key in gone.keys() | come.keys():
        found[key] = in_time_replaced(found.get(key, ()), without=gone.get(key, ()), new=come.get(key, ()))
        if not found[key]:
            del found[key]
    return found


def replaced_in(
    index: Mapping[Key, tuple[Offer, ...]], *, without: Collection[Offer], new: Collection[Offer]
) -> Mapping[Key, tuple[Offer, ...]]:
    """Returns the index of a catalogue of which some offers, the very same values, have gone and others have come."""
    found = dict(index)
    for key in {key_of(term) for offer in (*without, *new) for term in terms_of(offer)}:
        come = [offer for offer in new if key in map(key_of, terms_of(offer))]
        found[key] = replaced(found.get(key, ()), without=without, new=come)
        if not found[key]:
            del found[key]
    return found
