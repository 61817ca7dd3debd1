"""Change: which stamps each entry carries now, and what becomes of entries that left the content."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from catalogue.model.moment import Moment
from catalogue.model.offer import Course, Offer
from catalogue.outputs.calendar.edition import STAMP_FORMAT, Edition
from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text
from catalogue.outputs.calendar.entry_text import fields_of, place_hash, rendered_hash, stored_text
from catalogue.outputs.calendar.event import worded
from catalogue.outputs.calendar.history import Past
from catalogue.outputs.calendar.ledger import Record
from catalogue.outputs.calendar.stand_in import replaced_by


class Losses(Struct, frozen=True):
    """What is known of an offer's entries that left the content.

    `withdrawn` are the ids of sessions that never should have been there; `optional` marks a course that nobody has
    to repeat, `taught` one in which people meet, and which may have been taken alone before. `replaced` are the UIDs of entries
    in whose place others stand.
    """

    withdrawn: frozenset[str] = frozenset()
    optional: bool = False
    taught: bool = False
    replaced: frozenset[str] = frozenset()

    def leaves(self, entry: Entry) -> bool:
        """Tells whether the entry leaves the feeds, where others that left are shown as cancelled."""
        return entry.session in self.withdrawn or entry.uid in self.replaced

    def settled(self, entry: Entry, today: date) -> bool:
        """Tells whether the entry stays as it is: people have attended, so they have to repeat.

        That a course is taught now takes the duty from nobody who took it alone.
        """
        if self.optional:
            return False
        attended = entry.settled is not None and entry.settled.day < today
        return attended or (self.taught and entry.kind is EntryKind.REPETITION and not entry.session)


NO_LOSSES = Losses()


def losses_of(offer: Offer, past: Past, content: Sequence[Entry]) -> Losses:
    """Returns what the author says about entries of an offer that are no longer in the content, which is `content`."""
    if not isinstance(offer, Course):
        return NO_LOSSES
    known = {entry.uid for entry in content}
    left = [record.entry for uid, record in past.kept.items() if uid not in known and record.entry is not None]
    return Losses(
        withdrawn=frozenset(offer.withdrawn),
        optional=offer.mandatory is None,
        taught=not offer.any_time,
        replaced=replaced_by(left, content),
    )


class Published(NamedTuple):
    """An entry with its stamps.

    `said` is the entry as readers see it, `entry` as the content has it and `text` the same for the ledger. `place` is
    the hash of its time, place and status, `rendered` that of all it says; `changed` is DTSTAMP and LAST-MODIFIED,
    `moved` where it stood before. `gone` marks what left the content and is shown as cancelled, `left` what is no longer
    in the content, `spare` what is shown only where a feed would be empty without it. `before` are the feeds in which it
    stood last. `fresh` marks one whose stamps are new.
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
    unwanted, leaves = _unwanted(entry, edition), losses.leaves(entry)
    due = (entry.ahead(edition.today) or entry.kind is EntryKind.REVIEW) and not unwanted
    gone = leaves or old.gone or (due and not losses.settled(entry, edition.today))
    tombstone = replace(entry, cancelled=True) if gone else entry
    return stamped(tombstone, old, edition, gone=gone, left=True, spare=leaves or unwanted)


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
