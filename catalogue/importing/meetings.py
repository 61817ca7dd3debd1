"""Meetings: how long one session is, from its own length or, with care, from that of the whole course."""

from msgspec import Struct

from catalogue.importing.lengths import days_and_minutes, parse_length

# The usual hours of a day, and the longest block that is one.
DAY = 480
LONGEST = 600


class Meeting(Struct, frozen=True):
    """On how many days one session meets and for how many minutes on each.

    `code` is the note to make where this gives the end; `text` is what the origin says.
    """

    text: str
    days: int = 1
    minutes: int = 60
    code: str = "end-assumed"


def meeting(own: str, whole: str) -> Meeting:
    """Returns the meeting of a session whose `own` length is told, else that of the `whole` course.

    A course of two days may have two sessions of one: its length in days never makes a single session longer.
    """
    text = own or whole
    size = _size(text)
    if size is None:
        return Meeting(text)
    days, minutes = size
    if own or (days == 1 and minutes <= LONGEST):
        return Meeting(text, days, minutes, "end-from-duration")
    return Meeting(text, 1, minutes if minutes <= LONGEST else DAY, "end-one-day")


def _size(text: str) -> tuple[int, int] | None:
    pair = days_and_minutes(text)
    if pair:
        return pair
    length = parse_length(text, once=True)
    if length is None or length.months:
        return None
    return (min(length.days, 366), DAY) if length.days else (1, length.minutes)
