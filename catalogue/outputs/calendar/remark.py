"""Remarks: what calendars made of an author's change that may have been meant in another way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from catalogue.model.problem import Place, Problem, Severity
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text
from catalogue.outputs.calendar.ledger import Record
from catalogue.outputs.calendar.published import Published
from catalogue.outputs.calendar.wall_time import moment_text

# Entries at two publications: what was said in the last one, and what is said now.
_Pairs = Sequence[tuple[Entry, Entry]]
# In which file, those know who know the course.
_HERE = Place("")


def remarks_of(
    now: Iterable[tuple[Published, Record | None]], left: Iterable[tuple[Published, Record]], edition: Edition
) -> Iterator[Problem]:
    """Yields what is to be told about a course; each of its entries comes with what was published of it last."""
    pairs = [(old.entry, each.entry) for each, old in now if old and old.entry and not old.gone]
    parts = [(old, new) for old, new in pairs if new.kind is EntryKind.PART]
    lost = [(each, old) for each, old in left if each.entry.kind is EntryKind.PART and _stood(old)]
    gone = [each.entry for each, _ in lost if each.gone and not each.spare]
    if gone:
        yield Problem("sessions-gone", _HERE, _told(gone, edition), Severity.WARNING)
    moved = [(old, new) for old, new in parts if old.start != new.start and new.ahead(edition.today)]
    shifted = _shifted(moved, parts, [each.entry for each, _ in lost], edition.today) if moved else []
    again = [new for old, new in moved if not old.ahead(edition.today)]
    if shifted:
        yield Problem("session-ids-shifted", _HERE, _told(shifted, edition), Severity.WARNING)
    elif again:
        yield Problem("session-used-again", _HERE, _told(again, edition), Severity.WARNING)


def _stood(old: Record) -> bool:
    """Whether a subscriber was told that it takes place."""
    return old.entry is not None and not old.entry.cancelled and not old.gone


def _shifted(moved: _Pairs, parts: _Pairs, lost: Sequence[Entry], today: date) -> Sequence[Entry]:
    """The sessions that moved to where another one stood, which stands elsewhere now: ids were handed on."""
    stood = {_times(each): each.session for each in (*(old for old, _ in parts), *lost)}
    stand = {(new.session, *_times(new)) for _, new in parts}
    return [
        new
        for old, new in moved
        if old.ahead(today)
        and (other := stood.get(_times(new), new.session)) != new.session
        and (other, *_times(new)) not in stand
    ]


def _times(entry: Entry) -> tuple[str, str]:
    return wall_text(entry.start), wall_text(entry.end)


def _told(entries: Iterable[Entry], edition: Edition) -> Mapping[str, str]:
    """The sessions with the first of their parts: a (10.03.2027, 09:00 Uhr), b (…)."""
    firsts: dict[str, Entry] = {}
    for each in sorted(entries, key=lambda each: (each.start.instant, each.uid)):
        firsts.setdefault(each.session, each)
    texts = (f"{id_} ({moment_text(each.start, edition.words)})" for id_, each in firsts.items())
    return {"value": ", ".join(texts)}
