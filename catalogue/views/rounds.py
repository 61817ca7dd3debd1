"""Rounds of a mandatory course that everybody takes alone: the days by which it is repeated, counted from `published`."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from catalogue.model.duration import Duration
from catalogue.model.offer import Course, Offer


def counts_rounds(offer: Offer) -> bool:
    """Tells whether an offer is repeated in rounds, of which today decides how many there are."""
    if not isinstance(offer, Course) or not offer.any_time:
        return False
    return offer.mandatory is not None and offer.published is not None


def rounds(course: Course, *, until: date) -> Iterator[tuple[int, date]]:
    """Yields the number and the last day of each round up to the day `until`; nothing where there are none."""
    every, since = course.mandatory, course.published
    if every is None or since is None or not counts_rounds(course):
        return
    for number in count(1):
        due = Duration(every.text, months=every.months * number, days=every.days * number).after(since)
        if due > until:
            return
        yield number, due
