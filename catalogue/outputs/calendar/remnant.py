"""Remnants: what a publication leaves in the memory of a process that publishes again."""

from collections.abc import Iterable
from typing import NamedTuple

from catalogue.outputs.calendar.rows import Rows
from catalogue.outputs.calendar.share import Share
from catalogue.outputs.calendar.unpacked import Unpacked


class Remnant(NamedTuple):
    """The rows of its packs, and the events that it has unpacked, or goes on to unpack."""

    rows: Rows
    unpacked: Unpacked


def remnant_of(rows: Rows, changes: Iterable[tuple[Share | None, Share | None]], unpacked: Unpacked) -> Remnant | None:
    """Returns what is left; `changes` are the shares that stand otherwise in the packs that are kept."""
    kept = rows.followed(changes)
    return Remnant(kept, unpacked) if kept else None
