"""Documents: everything that can be found, offers, terms and hand-written pages, in the order in which they are numbered."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Offer
from catalogue.model.session import Session, SessionStatus
from catalogue.model.term import VOCABULARIES, Term
from catalogue.outputs.address import TERM_PAGES, Addresses
from catalogue.outputs.search.tokens import Tokens, WrittenPage, tokens, tokens_of_page, tokens_of_term
from catalogue.views.alphabet import sort_key
from catalogue.views.term_index import Key, key_of, terms_of

# The kinds in the order of their numbers.
KINDS = ("guide", "course", "term", "page")
EPOCH = date(1970, 1, 1).toordinal()
# The end of registration of a course that can be begun at any time.
ALWAYS = 99999


@dataclass(frozen=True, slots=True)
class Run:
    """A session in days since 1970: first and last day, and the last day on which one may register (0: not open)."""

    first: int
    last: int
    until: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found. `until` is the month of the last open registration as a number, by which courses are sorted."""

    kind: str
    id: str
    address: str
    title: str
    summary: str
    tokens: Tokens
    label: str = ""
    until: int = 0
    runs: tuple[Run, ...] = ()
    offer: Offer | None = None
    terms: tuple[Term, ...] = ()


def documents(catalogue: Catalogue, *, addresses: Addresses, pages: Iterable[WrittenPage] = ()) -> tuple[Document, ...]:
    """Returns all documents; of the terms those that have a page and offers."""
    guides = [_offer(guide, addresses) for guide in catalogue.guides]
    courses = [_offer(course, addresses) for course in catalogue.courses]
    courses.sort(key=lambda found: (-found.until, _place(found)))
    return (
        *sorted(guides, key=_place),
        *courses,
        *_terms(catalogue, addresses, {key_of(term) for found in (*guides, *courses) for term in found.terms}),
        *(_page(page) for page in sorted(pages, key=lambda page: page.address)),
    )


def _place(found: Document) -> tuple[str, str, str]:
    """Neighbours in the index are neighbours in subject: what is found together is fetched together."""
    assert found.offer is not None
    return found.offer.category.id, sort_key(found.title), found.id


def _offer(offer: Offer, addresses: Addresses) -> Document:
    runs = _runs(offer) if isinstance(offer, Course) else ()
    always = ALWAYS if isinstance(offer, Course) and not offer.sessions else 0
    return Document(
        kind=offer.kind.value,
        id=offer.slug,
        address=addresses.offer(offer),
        title=offer.title,
        summary=offer.summary,
        tokens=tokens(offer),
        until=max((_month(run.until) for run in runs if run.until), default=always),
        runs=runs,
        offer=offer,
        terms=tuple(terms_of(offer)),
    )


def _month(day: int) -> int:
    """The first day of the month in which a day lies, so that courses fall into few groups."""
    return date.fromordinal(day + EPOCH).replace(day=1).toordinal() - EPOCH


def _runs(course: Course) -> tuple[Run, ...]:
    runs = [_run(course, session) for session in course.sessions]
    return tuple(sorted(runs, key=lambda run: (run.first, run.last, run.until)))


def _run(course: Course, session: Session) -> Run:
    first, last = session.first.start.day.toordinal() - EPOCH, session.last.end.day.toordinal() - EPOCH
    able = session.status in (SessionStatus.SCHEDULED, SessionStatus.CONFIRMED) and session.places_left != 0
    closing = course.closing_day(session)
    until = first if closing is None else min(first, closing.toordinal() - EPOCH)
    return Run(first, last, until if able and course.registration else 0, session.cancelled)


def _terms(catalogue: Catalogue, addresses: Addresses, used: Collection[Key]) -> Iterator[Document]:
    for kind in VOCABULARIES:
        for term in catalogue.terms(kind) if kind.vocabulary in TERM_PAGES else ():
            if key_of(term) in used:
                yield _term(term, addresses)


def _term(term: Term, addresses: Addresses) -> Document:
    return Document(
        kind="term",
        id=f"{term.vocabulary}/{term.id}",
        address=addresses.term(term),
        title=term.name,
        summary=term.summary,
        tokens=tokens_of_term(term),
        label=term.vocabulary,
    )


def _page(page: WrittenPage) -> Document:
    return Document(
        kind="page",
        id=page.address or "/",
        address=page.address,
        title=page.title,
        summary=page.summary,
        tokens=tokens_of_page(page),
    )
