"""Renamed courses: those whose file got another name by hand, without the id from which calendar entries come."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from catalogue.model.offer import Course
from catalogue.model.problem import Place, Problem
from catalogue.outputs.calendar.entry import EntryKind, wall_text
from catalogue.outputs.calendar.history import Recorded

# What is told of a publication when it is compared with the last one.
SINCE_THE_LAST = frozenset(
    {"renamed-without-id", "session-ids-shifted", "session-used-again", "sessions-gone", "term-gone"}
)
# What makes a session the same for whoever attends: its id, and when each of its parts begins.
_Begin = tuple[str, str]


def renamed_by_hand(
    gone: Iterable[str], come: Iterable[Course], published: Recorded, *, today: date
) -> Iterator[Problem]:
    """Yields an error for each course of `come` that has most of the sessions ahead of one that is `gone`.

    Every session would stand in calendars twice, once as cancelled, and nothing that is published later could take that
    back. One session may be at another's time by chance: then the title has to be the same, or the old name an alias.
    What was in `published`, the last publication, is not new. Raises BadLedger.
    """
    new = {course.path: course for course in come if course.sessions and not published.of(course.id).kept}
    at: dict[_Begin, list[str]] = defaultdict(list)
    for course in new.values():
        for begin in {(session.id, wall_text(part.start)) for session in course.sessions for part in session.parts}:
            at[begin].append(course.path)
    for id_ in gone if new else ():
        old = _ahead(id_, published, today)
        shared = Counter(path for begin in old for path in at.get(begin, ()))
        for path, count in shared.most_common(1):
            meant = count > 1 or id_ in new[path].aliases or new[path].title in old.values()
            if 2 * count > len(old) and meant:
                yield Problem("renamed-without-id", Place(path), {"value": id_})


def _ahead(id_: str, published: Recorded, today: date) -> dict[_Begin, str]:
    """What subscribers would see called off, with what it is called there."""
    kept = (record.entry for record in published.of(id_).kept.values() if not record.gone)
    return {
        (entry.session, wall_text(entry.start)): entry.summary
        for entry in kept
        if entry and entry.kind is EntryKind.PART and not entry.cancelled and entry.ahead(today)
    }
