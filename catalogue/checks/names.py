"""Rules about names: slugs, permanent ids, old addresses and titles that two offers claim."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from catalogue.checks.subject import Subject
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import Place, Problem


def duplicate_slug(subject: Subject) -> Iterator[Problem]:
    """Two files have the same name, or names that differ by case only: one address cannot serve both."""
    by_slug: dict[str, list[str]] = defaultdict(list)
    for path, slug in subject.inventory.slugs.items():
        by_slug[slug.casefold()].append(path)
    for paths in by_slug.values():
        first, *others = sorted(paths)
        for path in others:
            yield Problem("duplicate-slug", Place(path), {"value": subject.inventory.slugs[path], "other": first})


def duplicate_id(subject: Subject) -> Iterator[Problem]:
    """Two offers have the same permanent `id`: their calendar entries could not be told apart."""
    seen: dict[str, Offer] = {}
    if _all_differ(offer.id for offer in subject.catalogue.offers):
        return
    # Who has the id by name comes first: to blame is who wrote it down.
    for offer in sorted(subject.catalogue.offers, key=lambda offer: offer.id != offer.slug):
        other = seen.setdefault(offer.id, offer)
        if other is not offer and other.slug != offer.slug:
            yield subject.circumstances.problem("duplicate-id", offer, "id", value=offer.id, other=other.path)


def alias_taken(subject: Subject) -> Iterator[Problem]:
    """An old name under `aliases` is the name of an offer of today, or the old name of two offers."""
    seen: dict[str, str] = {}
    for offer in subject.catalogue.offers:
        for index, alias in enumerate(offer.aliases):
            other = subject.slugs.get(alias) or seen.get(alias)
            if other:
                yield subject.circumstances.problem("alias-taken", offer, "aliases", index, value=alias, other=other)
            seen.setdefault(alias, offer.path)


def download_taken(subject: Subject) -> Iterator[Problem]:
    """Two sessions would share one file name for their download: course `a` with session `b-c`, course `a-b` with `c`."""
    seen: dict[str, str] = {}
    for course in _alike(subject.catalogue.courses):
        for index, session in enumerate(course.sessions):
            name = f"{course.id}-{session.id}"
            other = seen.setdefault(name, course.path)
            if other != course.path:
                yield subject.circumstances.problem(
                    "download-taken", course, "sessions", index, "id", value=name, other=other
                )


def _alike(courses: Sequence[Course]) -> Iterator[Course]:
    """Yields the courses of which the id of one is that of another with more words behind it: no others clash."""
    ids = Counter(course.id for course in courses)
    # No letter of an id comes before "-", so that one with more words comes right behind, or others with more words do.
    together = any(second.startswith(f"{first}-") for first, second in pairwise(sorted(ids)))
    if not together and len(ids) == len(courses):
        return
    longer = {id_ for id_ in ids if not ids.keys().isdisjoint(_beginnings(id_))}
    shorter = {beginning for id_ in longer for beginning in _beginnings(id_)}
    for course in courses:
        if course.id in longer or course.id in shorter or ids[course.id] > 1:
            yield course


def _all_differ(names: Iterable[str]) -> bool:
    """Tells whether no name stands twice, as nearly always, which is quicker to find than who has the same."""
    found = list(names)
    return len(set(found)) == len(found)


def _beginnings(id_: str) -> Iterator[str]:
    """Yields an id without its last words, one, two and more of them."""
    while "-" in id_:
        id_ = id_.rpartition("-")[0]
        yield id_


def duplicate_title(subject: Subject) -> Iterator[Problem]:
    """Two published offers have the same title: staff cannot tell them apart in lists and searches."""
    seen: dict[str, Offer] = {}
    if _all_differ(offer.title.casefold() for offer in subject.catalogue.offers):
        return
    for offer in subject.catalogue.offers:
        if not offer.draft:
            other = seen.setdefault(offer.title.casefold(), offer)
            if other is not offer:
                yield subject.circumstances.warning(
                    "duplicate-title", offer, "title", value=offer.title, other=other.path
                )
