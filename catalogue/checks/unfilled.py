"""Rules about pages that a new catalogue begins with, and that wait for what only its owner knows."""

from collections.abc import Iterator

from catalogue.checks.subject import Subject
from catalogue.model.block import MARK
from catalogue.model.problem import Place, Problem, Severity

# How paragraphs of the pages of a new catalogue begin, in each language (`import.site` in the translations).
_BEGINNINGS = ("Noch nicht eingetragen", "To be filled in")
_STATEMENT = "accessibility-statement"


def page_unfilled(subject: Subject) -> Iterator[Problem]:
    """A hand-written page still says that something is to be filled in."""
    for path, body in subject.written.items():
        for begin in _BEGINNINGS:
            at = f"\n{body.markdown}".find(f"\n{begin}:")
            if at >= 0:
                place = Place(path, *body.spot(at))
                yield Problem("page-unfilled", place, {"value": begin}, Severity.WARNING)


def statement_missing(subject: Subject) -> Iterator[Problem]:
    """A hand-written page asks for the accessibility statement, of which the settings say nothing."""
    if subject.catalogue.settings.accessibility_statement is not None:
        return
    for path, body in subject.written.items():
        for match in MARK.finditer(body.markdown) if _STATEMENT in body.markdown else ():
            if match[1] == _STATEMENT:
                place = Place(path, *body.spot(match.start()))
                yield Problem("statement-missing", place, {"file": subject.catalogue.settings.file}, Severity.WARNING)
