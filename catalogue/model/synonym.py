"""Synonyms: words that staff type for what the catalogue calls otherwise."""

from collections.abc import Iterator

from msgspec import Struct


class Synonyms(Struct, frozen=True):
    """The synonyms of a catalogue.

    The words of a group mean the same: who types one finds the others. `one_way` leads from a word to those that
    answer it, and not back: who types "Krankmeldung" finds the absence guide, not the other way round.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    one_way: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """Every word, as it is written."""
        for group in self.groups:
            yield from group
        for word, targets in self.one_way:
            yield word
            yield from targets


NONE = Synonyms()
