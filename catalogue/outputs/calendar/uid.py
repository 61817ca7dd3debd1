"""Identifiers of calendar entries and news: the same for ever, whatever else of an entry changes (RFC 7986, 5.3)."""

from hashlib import sha1
from json.encoder import encode_basestring_ascii as quoted
from uuid import UUID

# Chosen once for this project; a change would make every published entry a stranger to its subscribers.
NAMESPACE = UUID("6f0d2e5c-7a4b-5c1e-9d38-2b1f4c7a9e60")
# The first digit of a UUID's fourth group tells how it was made: its upper two bits are 10.
_VARIANTS = {digit: f"{int(digit, 16) & 3 | 8:x}" for digit in "0123456789abcdef"}


def part_uid(*, site: str, course: str, session: str, part: str) -> str:
    """Returns the UID of one part of a session.

    All four are permanent ids; no host name is among them, so the site may move. They are joined as JSON, so that no
    two lists of ids read the same.
    """
    return _uid(site, course, session, part)


def deadline_uid(*, site: str, course: str, session: str) -> str:
    """Returns the UID of the closing day of a session; five words keep it apart from any part."""
    return _uid(site, course, session, "", "deadline")


def repetition_uid(*, site: str, course: str, session: str) -> str:
    """Returns the UID of the day on which whoever attended a session of a mandatory course repeats it."""
    return _uid(site, course, session, "", "repetition")


def cycle_uid(*, site: str, course: str, round_: int) -> str:
    """Returns the UID of a round in which everybody repeats a mandatory course without sessions."""
    return _uid(site, course, "", str(round_), "repetition")


def review_uid(*, site: str, offer: str) -> str:
    """Returns the UID of an offer's review; the same one for every round, so that one entry shows the next due day."""
    return _uid(site, offer, "", "", "review")


def news_uid(*, site: str) -> str:
    """Returns the id of the feed of what is new (RFC 4287, 4.2.6), which moves with the site."""
    return _uid(site, "", "", "", "news")


def offer_news_uid(*, site: str, offer: str) -> str:
    """Returns the id of an offer in that feed."""
    return _uid(site, offer, "", "", "news")


def _uid(*words: str) -> str:
    """The UUIDv5 of the words (RFC 9562, 5.5), as the module uuid gives it at thrice the time."""
    found = sha1(NAMESPACE.bytes + f"[{','.join(map(quoted, words))}]".encode(), usedforsecurity=False).hexdigest()
    variant = _VARIANTS[found[16]]
    return f"{found[:8]}-{found[8:12]}-5{found[13:16]}-{variant}{found[17:20]}-{found[20:32]}"
