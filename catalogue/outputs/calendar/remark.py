"""Remarks: what calendars made of an author's change that may have been meant in another way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from catalogue.model.problem import Place, Problem, Severity
from catalogue.outputs.calendar.change import Published
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text
from catalogue.outputs.calendar.ledger import Record
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
    shifted = tuple(_shifted(parts, [each.entry for each, _ in lost], edition.today))
    if shifted:
        yield Problem("session-ids-shifted", _HERE, _told(shifted, edition), Severity.WARNING)
        return
    again = [new for old, new in parts if new.ahead(edition.today) and not old.ahead(edition.today)]
    if again:
        yield Problem("session-used-again", _HERE, _told(again, edition), Severity.WARNING)


def _stood(old: Record) -> bool:
    """Whether a subscriber was told that it takes place."""
    return old.entry is not None and not old.entry.cancelled and not old.gone


def _shifted(parts: _Pairs, lost: Sequence[Entry], today: date) -> Iterator[Entry]:
    """The sessions that stand where another one stood, which stands elsewhere now: ids were handed on."""
    stood: Mapping[tuple[str, str], str] = {_times(old): old.session for old, _ in parts} | {
        _times(each): each.session for each in lost
    }
    stand = {(new.session, *_times(new)) for _, new in parts}
    for old, new in parts:
        other = stood.get(_times(new), new.session)
        moved = _times(old) != _times(new) and old.ahead(today) and new.ahead(today)
        if moved and other != new.session and (other, *_times(new)) not in stand:
            yield new


def _times(entry: Entry) -> tuple[str, str]:
    return wall_text(entry.start), wall_text(entry.end)


def _told(entries: Iterable[Entry], edition: Edition) -> Mapping[str, str]:
    """The sessions with the first of their parts: a (10.03.2027, 09:00 Uhr), b (…)."""
    firsts: dict[str, Entry] = {}
    for each in sorted(entries, key=lambda each: (each.start.instant, each.uid)):
        firsts.setdefault(each.session, each)
    texts = (f"{id_} ({moment_text(each.start, edition.words)})" for id_, each in firsts.items())
    return {"value": ", ".join(texts)}
