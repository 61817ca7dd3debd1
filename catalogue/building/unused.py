"""What is kept and no longer of use: packs and pieces of a catalogue that once had more offers."""

from collections.abc import Iterator
from pathlib import Path

from catalogue.building import kept_index, kept_packs, last_calendars


def unused(folder: Path) -> Iterator[Path]:
    """Yields the files in `folder` that no build will ask for; where it cannot be read which those are, none.

    Another program may be writing some that it is about to name: who deletes them had better leave the young ones.
    """
    yield from kept_packs.unnamed(folder)
    yield from last_calendars.unnamed(folder)
    yield from kept_index.unnamed(folder)
