"""Losses: what an author says about entries that left the content: withdrawn, replaced, or no longer a duty."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from catalogue.model.offer import Course, Offer
from catalogue.outputs.calendar.entry import Entry, EntryKind
from catalogue.outputs.calendar.history import Past
from catalogue.outputs.calendar.stand_in import replaced_by


class Losses(Struct, frozen=True):
    """What is known of the entries of an offer that left the content.

    `withdrawn` are the ids of sessions that never should have been there, `replaced` the UIDs of entries in whose place
    others stand. `optional` marks a course that nobody has to repeat; `taught` marks one in which people meet now, and
    which they may have taken alone before.
    """

    withdrawn: frozenset[str] = frozenset()
    optional: bool = False
    taught: bool = False
    replaced: frozenset[str] = frozenset()

    def takes_out(self, entry: Entry) -> bool:
        """Tells whether the entry is shown no longer; others that left the content are shown as cancelled."""
        return entry.session in self.withdrawn or entry.uid in self.replaced

    def keeps(self, entry: Entry, today: date) -> bool:
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
