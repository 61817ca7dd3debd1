"""Published entries: which stamps each one carries now, also those that left the content."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.edition import STAMP_FORMAT, Edition
from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text
from catalogue.outputs.calendar.entry_text import fields_of, place_hash, rendered_hash, stored_text
from catalogue.outputs.calendar.event import worded
from catalogue.outputs.calendar.history import Past
from catalogue.outputs.calendar.ledger import Record
from catalogue.outputs.calendar.losses import NO_LOSSES, Losses


class Published(NamedTuple):
    """An entry with its stamps.

    - `entry` is the entry as the content has it, `text` the same for the ledger, `said` the entry as readers see it.
    - `place` is the hash of its time, place and status, `rendered` that of all it says.
    - `sequence` is SEQUENCE, `changed` is DTSTAMP and LAST-MODIFIED; `fresh` marks an entry whose stamps are new.
    - `moved` is where it stood before its last move, `before` the keys of the feeds in which it was published last.
    - `left` marks what is no longer in the content, `gone` what is shown as cancelled for that reason, and `spare` what is
      shown only where a feed would be empty without it.
    """

    entry: Entry
    said: Entry
    text: bytes
    place: str
    rendered: str
    sequence: int
    changed: str
    moved: Moment | None
    gone: bool
    left: bool
    spare: bool
    before: tuple[str, ...]
    fresh: bool


def left_over(past: Past, known: Iterable[str], edition: Edition, *, losses: Losses = NO_LOSSES) -> Iterator[Published]:
    """Yields the entries of an offer that are in the last ledger and no longer in the content, whose UIDs are `known`.

    One that left while it lay ahead is published as cancelled, unless `losses` say otherwise.
    """
    for uid in sorted(past.kept.keys() - set(known)):
        record = past.kept[uid]
        if record.entry is not None:
            yield _left(record.entry, record, edition, losses=losses)


def _left(entry: Entry, old: Record, edition: Edition, *, losses: Losses) -> Published:
    """What becomes of an entry that is in the ledger only.

    What was over stays as it was: tidying up takes no day out of a subscriber's past. A review of an offer that is
    gone is due no longer, however late it was. Where such entries are no longer wanted at all, nobody has called
    anything off: they leave.
    """
    unwanted, taken_out = _unwanted(entry, edition), losses.takes_out(entry)
    due = (entry.ahead(edition.today) or entry.kind is EntryKind.REVIEW) and not unwanted
    gone = taken_out or old.gone or (due and not losses.keeps(entry, edition.today))
    tombstone = replace(entry, cancelled=True) if gone else entry
    return stamped(tombstone, old, edition, gone=gone, left=True, spare=taken_out or unwanted)


def _unwanted(entry: Entry, edition: Edition) -> bool:
    """Whether the settings want no entries of its kind (any more)."""
    settings = edition.settings
    return (entry.kind is EntryKind.DEADLINE and not settings.deadline_feed) or (
        entry.kind is EntryKind.REVIEW and not settings.review_feeds
    )


def stamped(
    entry: Entry, old: Record | None, edition: Edition, *, gone: bool = False, left: bool = False, spare: bool = False
) -> Published:
    """Returns an entry with its stamps; `old` is what was published of it last.

    One that says the same keeps its stamps; one that says something else takes the edition's stamp, or a second more
    than before; a change of time, place or status raises SEQUENCE too.
    """
    moved = _moved(entry, old, edition.today) if old is not None else None
    said = worded(entry, moved=moved, words=edition.words)
    fields = fields_of(entry)
    told = fields if said is entry else fields_of(said)
    place, rendered = place_hash(fields), rendered_hash(told, entry.start.zone.key)
    return Published(
        entry=entry,
        said=said,
        text=stored_text(fields),
        place=place,
        rendered=rendered,
        sequence=old.sequence + (place != old.place) if old is not None else 0,
        changed=_changed(rendered, old, edition.now) if old is not None else edition.now,
        fresh=old is None or rendered != old.rendered,
        moved=moved,
        gone=gone,
        left=left,
        spare=spare,
        before=old.feeds if old is not None else (),
    )


def _changed(rendered: str, old: Record, now: str) -> str:
    if rendered == old.rendered:
        return old.changed
    later = datetime.fromisoformat(old.changed) + timedelta(seconds=1)
    return max(later.strftime(STAMP_FORMAT), now)


def _moved(entry: Entry, old: Record, today: date) -> Moment | None:
    """Where the entry stood before its last move.

    It stays, also when the session is over: taking it away would change an entry that nobody changed.
    """
    before = old.entry
    if before is None or wall_text(before.start) == wall_text(entry.start):
        return old.moved
    return before.start if before.ahead(today) or entry.ahead(today) else old.moved
