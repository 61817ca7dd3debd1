"""Rules about bodies: nothing in them that runs or loads from elsewhere, links that lead somewhere, pictures that are there."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.links import complete, dead_anchor, find, from_root, leads_nowhere
from catalogue.checks.marks import judged
from catalogue.checks.near_file import near_file
from catalogue.checks.subject import Subject
from catalogue.model.body import Body
from catalogue.model.inventory import NO_PICTURES
from catalogue.model.link import is_local
from catalogue.model.offer import Offer
from catalogue.model.outline import Mark, Sort, outline
from catalogue.model.problem import MOST, Place, Problem, Severity
from catalogue.model.prose import is_prose


class Inspected(Struct, frozen=True):
    """A body as it was found for itself: what is wrong with it, and the links and pictures to follow, in their order."""

    path: str
    found: tuple[Problem | Mark, ...]

    @property
    def links(self) -> bool:
        """Whether something in it leads to other files."""
        return any(isinstance(each, Mark) for each in self.found)

    @property
    def anchored(self) -> bool:
        """Whether something in it leads to a place on a page, for which that page has to be read."""
        return any(isinstance(each, Mark) and "#" in each.text for each in self.found)


def empty_body(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """An offer has no text."""
    if not offer.body.markdown.strip():
        yield circumstances.warning("empty-body", offer)


def inspect(path: str, text: Body) -> Inspected:
    """Returns what a body holds against all rules that need to know no other file, with one reading of it."""
    found = (judged(mark, Place(path, mark.line, mark.column)) for mark in (() if is_prose(text) else outline(text)))
    return Inspected(path, tuple(each for each in found if each is not None))


def settled(body: Inspected) -> Iterator[Problem]:
    """Yields the problems of a body that leads nowhere else."""
    return _limited(body.path, (each for each in body.found if isinstance(each, Problem)))


def followed(body: Inspected, subject: Subject) -> Iterator[Problem]:
    """Yields the problems of a body after following its links and pictures."""
    found = (
        each if isinstance(each, Problem) else _followed(each, Place(body.path, each.line, each.column), subject)
        for each in body.found
    )
    return _limited(body.path, (problem for problem in found if problem is not None))


def _limited(path: str, found: Iterator[Problem]) -> Iterator[Problem]:
    yield from islice(found, MOST)
    if next(found, None) is not None:
        yield Problem("too-many-mistakes", Place(path), {"limit": str(MOST)})


def _followed(mark: Mark, place: Place, subject: Subject) -> Problem | None:
    """A picture is not there (`missing-picture`), a link leads to no file (`dead-link`) or to a draft (`link-to-draft`)."""
    if mark.sort is Sort.PICTURE:
        return local_picture(mark, place, subject)
    if is_local(mark.text) and _to_draft(mark.text, place.path, subject):
        return Problem("link-to-draft", place, {"value": mark.text[:80]})
    return local_link(mark, place, subject)


def local_link(mark: Mark, place: Place, subject: Subject) -> Problem | None:
    """A link begins at the server's root (`root-relative-link`) or leads to no file (`dead-link`) or place (`dead-anchor`)."""
    if leads_nowhere(mark.text, place.path, subject):
        near = complete(mark.text) or near_file(mark.text, place.path, subject)
        return Problem("dead-link", place, {"value": mark.text[:80], "suggestion": near})
    return from_root(mark.text, place, subject) or dead_anchor(mark.text, place, subject)


def _to_draft(address: str, source: str, subject: Subject) -> bool:
    """Whether a link of a published offer leads to a draft, which has no page."""
    drafts = subject.drafts
    if not drafts or source in drafts:
        return False
    return any(path in drafts for path in subject.targets(address, source).paths)


def local_picture(mark: Mark, place: Place, subject: Subject) -> Problem | None:
    """A picture begins at the server's root (`root-relative-link`), is not there (`missing-picture`) or none (`no-picture`)."""
    if leads_nowhere(mark.text, place.path, subject):
        near = near_file(mark.text, place.path, subject)
        return Problem("missing-picture", place, {"value": mark.text[:80], "suggestion": near})
    if is_local(mark.text) and find(mark.text, place.path, subject).lower().endswith(NO_PICTURES):
        return Problem("no-picture", place, {"value": mark.text[:80]}, Severity.WARNING)
    return from_root(mark.text, place, subject)
