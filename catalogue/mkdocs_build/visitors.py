"""Visitors: who asks the preview for a page, and whether it is a browser that was told to by who looks at it."""

import ipaddress
import re

_PORT = re.compile(r":\d*$")


def is_invited(host: str, *, at: str, called: str = "") -> bool:
    """Tells whether a preview that listens `at` an address answers who calls it `host`, as the header of a request does.

    Any page of the web may give its own name the number of this machine, and read along what is not published yet. A
    number, the name of this machine, or what whoever began the preview has `called` it, is nobody else's. Who listens
    for others knows by which names they come.
    """
    name = _PORT.sub("", host).strip("[]").lower().rstrip(".")
    own = name in ("", "localhost", called.lower()) or name.endswith(".localhost")
    return own or not _is_own(at) or _number(name) is not None


def _is_own(address: str) -> bool:
    """Whether nobody but this machine reaches an address."""
    number = _number(address)
    return address == "localhost" or (number is not None and number.is_loopback)


def _number(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
