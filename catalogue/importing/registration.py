"""Registration: web addresses, mail addresses and closing days as origins write them."""

import re
from collections import Counter
from collections.abc import Sequence

from catalogue.importing.note import Say
from catalogue.importing.wall_time import parse_wall_time
from catalogue.model.address import is_web_address

_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
# Query keys that let anyone into a meeting.
_SECRET = re.compile(r"(?<=[?&;])(?:pwd|passcode|password|passwort|kennwort|pin|tk|token|secret)=[^&#]*", re.IGNORECASE)


def web_address(text: str) -> str:
    """Returns `text` as an absolute web address without braces; empty when it is none. A bare host becomes https."""
    address = (
        text.strip().replace(" ", "%20").replace("{", "%7B").replace("}", "%7D").replace('"', "%22").replace("'", "%27")
    )
    address = address.replace("<", "%3C").replace(">", "%3E").replace("`", "%60")
    if address.startswith("//"):
        address = "https:" + address
    if re.match(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+/)", address, re.IGNORECASE):
        address = "https://" + address
    return address if is_web_address(address) else ""


def mail_address(text: str) -> str:
    """Returns the first mail address in `text`, or an empty text."""
    match = _MAIL.search(text[:2000])
    return match[0] if match and len(match[0]) <= 254 else ""


def without_secret(address: str) -> str:
    """Returns an address without what would let anyone into a meeting."""
    return _SECRET.sub("…", address)


def has_secret(address: str) -> bool:
    """Tells whether an address holds a passcode."""
    return _SECRET.search(address) is not None


def registration(urls: Sequence[str], say: Say) -> dict[str, str]:
    """Returns `registration` of a course from the registration addresses of its sessions: the commonest, or a mail."""
    counted = Counter(url for url in urls if url)
    for url, _ in sorted(counted.items(), key=lambda item: (-item[1], list(counted).index(item[0]))):
        if web_address(url):
            if web_address(url) != url:
                say("address-changed", value=url, result=web_address(url))
            return {"url": web_address(url)}
        if mail_address(url):
            return {"email": mail_address(url)}
    return {}


def closing_day(text: str, *, start: str, say: Say) -> str:
    """Returns the last day of registration as a date, never after the day of `start` (2027-01-12); else empty."""
    if not text:
        return ""
    wall = parse_wall_time(text)
    if wall is None:
        say("unreadable-deadline", value=text)
        return ""
    if wall.clock is not None and f"{wall.clock:%H:%M}" not in ("00:00", "23:59"):
        say("deadline-as-day", value=text, result=wall.day.isoformat())
    if wall.day.isoformat() > start:
        say("deadline-after-start", value=text, start=start)
        return start
    return wall.day.isoformat()
