"""Likely hits: the documents of which one is probably the best hit for a class, whatever day it is.

The browser asks for the record of one of them beside the postings and not a round later. They decide how soon the first hit
is there, never which one it is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from catalogue.outputs.search.entry import KINDS
from catalogue.outputs.search.postings import Posting
from catalogue.outputs.search.runs import ALWAYS

# Of the courses only the last so many: those that are open for less long are the first to be over.
_MOST = 8
_GUIDE = KINDS.index("guide")


class Standings(NamedTuple):
    """Until when one may register for each course; their numbers are those behind so many guides."""

    guides: int
    untils: Sequence[int]

    @property
    def offers(self) -> int:
        """How many documents are offers; they have the first numbers."""
        return self.guides + len(self.untils)

    def until(self, document: int) -> int:
        """Returns the month of the last open registration of a document."""
        return self.untils[document - self.guides] if self.guides <= document < self.offers else ALWAYS


def standings_of(numbers: Mapping[tuple[int, str, str, str], int], untils: Sequence[int]) -> Standings:
    """Returns the standings of the courses of an index."""
    return Standings(sum(order[0] == _GUIDE for order in numbers), untils)


def likely(found: Posting, weights: bytes, standings: Standings) -> tuple[int, ...]:
    """Returns the likely hits of a class; `weights` are those that are written.

    Of the offers in which it weighs most, they are those that are open for longer than all before, and the first that is
    always open; in rising order.
    """
    if len(found) == 1:
        return (found[0] >> 8,)
    courses, always, latest = list[int](), tuple[int, ...](), -1
    for document in _heaviest(found, weights, standings.offers):
        until = standings.until(document)
        if until == ALWAYS:
            always = always or (document,)
        elif until > latest:
            courses.append(document)
            latest = until
    return tuple(sorted((*courses[-_MOST:], *always)))


def _heaviest(found: Posting, weights: bytes, offers: int) -> Iterator[int]:
    """The documents in which a class weighs most; terms and pages only where it stands in no offer, as they count less."""
    own = weights[: bisect_left(found, offers << 8)] or weights
    heaviest = max(own)
    place = own.find(heaviest)
    while place >= 0:
        yield found[place] >> 8
        place = own.find(heaviest, place + 1)
