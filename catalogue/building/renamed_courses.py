"""Renamed courses: those whose file got another name by hand, without the id from which calendar entries come."""

from collections.abc import Iterable, Iterator

from catalogue.model.offer import Course
from catalogue.model.problem import Place, Problem
from catalogue.outputs.calendar.entry import EntryKind, wall_text
from catalogue.outputs.calendar.history import Recorded

# What is told of a publication when it is compared with the last one.
SINCE_THE_LAST = frozenset({"renamed-without-id", "session-ids-shifted", "session-used-again", "sessions-gone"})
# What makes a session the same for whoever attends: its id, and when each of its parts begins.
_Begins = frozenset[tuple[str, str]]


def renamed_by_hand(gone: Iterable[str], come: Iterable[Course], published: Recorded) -> Iterator[Problem]:
    """Yields an error for each course of `come` that has most sessions of one that is `gone`.

    Every session would stand in calendars twice, once as cancelled, and nothing that is published later could take that
    back. What was in `published`, the last publication, is not new. Raises BadLedger.
    """
    new = [(course, begins) for course in come if (begins := _begins(course))]
    for id_ in gone if new else ():
        old = _published(id_, published)
        for course, begins in new:
            if 2 * len(old & begins) > len(old) and not published.of(course.id).kept:
                yield Problem("renamed-without-id", Place(course.path), {"value": id_})


def _begins(course: Course) -> _Begins:
    return frozenset((session.id, wall_text(part.start)) for session in course.sessions for part in session.parts)


def _published(id_: str, published: Recorded) -> _Begins:
    kept = (record.entry for record in published.of(id_).kept.values())
    return frozenset(
        (entry.session, wall_text(entry.start)) for entry in kept if entry and entry.kind is EntryKind.PART
    )
