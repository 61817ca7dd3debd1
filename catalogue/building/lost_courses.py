"""Lost courses: those with sessions to come that were published last and are not there any more."""

from collections.abc import Collection, Iterable
from datetime import date

from catalogue.model.problem import Place, Problem, Severity
from catalogue.outputs.calendar.entry import EntryKind
from catalogue.outputs.calendar.history import Recorded
from catalogue.outputs.calendar.ledger import Record

# Where fewer are gone, nothing is told: a small catalogue may lose half of its courses in a spring clean.
_FEW = 10


def count_lost(ids: Iterable[str], published: Recorded, *, today: date) -> int:
    """Returns how many of the offers with these ids had a session to come, listed when it was published. Raises BadLedger."""
    return sum(any(_stands(record, today) for record in published.of(each).kept.values()) for each in ids)


def great_loss(gone: Collection[str], published: Recorded, *, left: int, folder: str, today: date) -> Iterable[Problem]:
    """Yields a warning where at least as many courses with sessions to come are gone as courses of any kind are `left`.

    When half of a catalogue is gone at once, a folder is more likely missing than that somebody took all of it back.
    """
    least = max(left, _FEW)
    if len(gone) < least:
        return
    count = count_lost(gone, published, today=today)
    if count >= least:
        details = {"count": str(count), "left": str(left)}
        yield Problem("many-courses-gone", Place(folder), details, Severity.WARNING)


def _stands(record: Record, today: date) -> bool:
    """Whether it is that of a session to come which was listed when it was published."""
    entry = record.entry
    return entry is not None and entry.kind is EntryKind.PART and entry.last_day >= today and not record.gone
