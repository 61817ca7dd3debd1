"""Remnants: what a publication leaves in the memory of a process that publishes again."""

from typing import NamedTuple

from catalogue.outputs.calendar.rows import Changes, Rows
from catalogue.outputs.calendar.unpacked import Unpacked


class Remnant(NamedTuple):
    """The rows of its packs, and the events that it has unpacked, or goes on to unpack."""

    rows: Rows
    unpacked: Unpacked


def remnant_of(rows: Rows, changes: Changes, unpacked: Unpacked) -> Remnant | None:
    """Returns what is left; `changes` are the shares that stand otherwise in the packs that are kept."""
    kept = rows.followed(changes)
    return Remnant(kept, unpacked) if kept else None
