"""Likely hits: the documents of which one is probably the best hit for a class, whatever day it is.

The browser asks for the record of one of them beside the postings and not a round later. They decide how soon the first hit
is there, never which one it is.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from catalogue.outputs.search.entry import KINDS, Order
from catalogue.outputs.search.postings import Posting
from catalogue.outputs.search.runs import ALWAYS

# Of the courses only the last so many: those that are open for less long are the first to be over.
_MOST = 8
_GUIDE = KINDS.index("guide")


class Standings(NamedTuple):
    """Until when one may register for each of so many offers, which have the first numbers, and the latest of these months."""

    offers: int
    untils: Sequence[int]
    latest: int


def guides_of(numbers: Iterable[Order]) -> int:
    """Returns how many documents are guides; they have the first numbers."""
    return sum(order[0] == _GUIDE for order in numbers)


def standings_of(guides: int, untils: Sequence[int]) -> Standings:
    """Returns the standings of an index with so many guides and these courses."""
    latest = max((until for until in untils if until != ALWAYS), default=0)
    return Standings(guides + len(untils), [*[ALWAYS] * guides, *untils], latest)


def likely(found: Posting, weights: bytes, standings: Standings) -> tuple[int, ...]:
    """Returns the likely hits of a class; `weights` are those that are written.

    Of the offers in which it weighs most, they are those that are open for longer than all before, and the first that is
    always open; in rising order.
    """
    if len(found) == 1:
        return (found[0] >> 8,)
    own = weights[: bisect_left(found, standings.offers << 8)]
    if not own:  # terms and pages count less: only of a class that stands in no offer
        return (found[weights.find(max(weights))] >> 8,)
    heaviest, untils = max(own), standings.untils
    courses, always, latest = list[int](), tuple[int, ...](), -1
    place = own.find(heaviest)
    # Behind the course that is open longest there can only be the first that is always open.
    while place >= 0 and not (always and latest == standings.latest):
        document = found[place] >> 8
        until = untils[document]
        if until == ALWAYS:
            always = always or (document,)
        elif until > latest:
            courses.append(document)
            latest = until
        place = own.find(heaviest, place + 1)
    return tuple(sorted((*courses[-_MOST:], *always)))
