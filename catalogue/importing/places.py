"""Places: locations in text or as mappings, and meetings on the network, as venues."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from catalogue.importing.location_keys import said
from catalogue.importing.plain import line, plain, shorten
from catalogue.importing.registration import has_secret, web_address
from catalogue.model.text import LINE_LENGTH

# Platforms by what people call them; the host tells them in an address.
_PLATFORMS: tuple[tuple[str, str, str], ...] = (
    ("Zoom", r"zoom(?:gov)?", r"(?:^|\.)zoom(?:gov)?\.(?:us|com)$"),
    (
        "Microsoft Teams",
        r"(?:ms|microsoft)? ?teams(?:[ -](?:besprechung|meeting|sitzung))?",
        r"(?:^|\.)teams\.(?:microsoft|live)\.com$",
    ),
    ("Webex", r"(?:cisco )?web ?ex", r"(?:^|\.)webex\.com$"),
    ("YouTube Live", r"youtube ?live(?: ?stream)?|youtube", r"(?:^|\.)(?:youtube\.com|youtu\.be)$"),
    ("Google Meet", r"google(?: meet| hangouts?)?|hangouts?", r"^(?:meet|hangouts)\.google\.com$"),
    ("Adobe Connect", r"adobe ?connect", r"(?:^|\.)adobeconnect\.com$"),
    ("GoTo", r"goto ?(?:meeting|webinar)?", r"(?:^|\.)goto(?:meeting|webinar)?\.com$"),
    ("BigBlueButton", r"big ?blue ?button|bbb", r"(?:^|\.)(?:bbb|bigbluebutton)\."),
    ("Jitsi Meet", r"jitsi(?: meet)?", r"(?:^|\.)(?:meet\.jit\.si|jitsi\.)"),
    ("Skype", r"skype(?: for business)?", r"(?:^|\.)skype\.com$"),
    ("OpenTalk", r"open ?talk", r"(?:^|\.)opentalk\."),
    ("alfaview", r"alfaview", r"(?:^|\.)alfaview\.com$"),
)
# Links, and all that stands behind the number or the passcode of a meeting.
_ENTRY = re.compile(
    r"https?://\S+|\b(?:(?:meeting|besprechungs|webinar|konferenz)[- ]?(?:id|nummer|kennung|code)|kenncode|kennwort|passcode|passwor[td]|"
    r"zugangscode|zugangsdaten|pin)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ONLINE = re.compile(
    r"online|virtuell|virtual(?:ly)?|digital|web|webinar|internet|remote|videokonferenz|video conference", re.IGNORECASE
)
_STREET = re.compile(
    r"^\d+[a-z]?\s+[A-Z]\w*.*|.*(?:stra(?:ß|ss)e|str\.|platz|weg|allee|gasse|markt|ring|ufer|damm|chaussee|avenue|ave|street|st\.?|road|rd)\s*\d*\s*[a-z]?(?:\s*[-–]\s*\d+)?\.?$",
    re.IGNORECASE,
)
_MARKED, _BREAK = re.compile(r"<\w|</|&#?\w+;"), re.compile(r"\s*<(?:br\s*/?|/p|/div|/li)>\s*", re.IGNORECASE)
# Five digits in Germany, W91 X2Y3 in Ireland, SW1A 1AA in Britain.
_POSTCODE = re.compile(r"(?:(?:[A-Z]{1,2}-)?\d{5}|[A-Z]\d[\dW] ?[A-Z\d]{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?:\s|$)")
_COUNTY = re.compile(r"(?:Co\.?|County)\s+(?!Hall\b|Council\b|Library\b|Buildings?\b|Offices?\b)[A-Z]\w+$")
# "Online (Microsoft Teams)", "via Zoom", "Zoom link to follow": what is left is the platform.
_VIA = re.compile(
    r"(?:(?:live )?online|virtual(?:ly)?|virtuell)?\s*(?:\(|[-–:,]|\b(?:via|on|over|über|per)\b)\s*|\)$", re.IGNORECASE
)
_LINK = re.compile(r"\s*[-–(:]?\s*\blink\b[^,]*$", re.IGNORECASE)
_ROOM = re.compile(
    r"^(?:(?:room|raum|saal|zimmer|hörsaal|seminarraum|sitzungssaal|auditorium|conference)\b.*|[\d/ ,-]+[a-z]?|.*\b(?:room|raum|saal|auditorium))$",
    re.IGNORECASE,
)


class Place(Struct, frozen=True):
    """A venue by its full text; `fields` are those of the term that are not its name."""

    name: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Name and address together, which tell one place from another."""
        return ", ".join(part for part in (self.name, self.fields.get("address", "")) if part)

    @property
    def online(self) -> bool:
        """Whether it is a place on the network."""
        return self.fields.get("kind") == "online"


def platform(text: str) -> str:
    """Returns the name of the meeting platform that `text` (a name or an address) means; empty when it is none."""
    address = web_address(text) if "/" in text or ":" in text else ""
    host = (urlsplit(address).hostname or "") if address else ""
    word = re.sub(r"[\s_-]+", " ", text.strip().casefold())
    return next(
        (name for name, words, hosts in _PLATFORMS if (re.search(hosts, host) if host else re.fullmatch(words, word))),
        "",
    )


def says_online(text: str) -> bool:
    """Tells whether a location is no more than the word that it is on the network."""
    word = line(text).strip(" .()")
    return (
        len(word) < 40
        and re.fullmatch(
            rf"(?:nur |only |rein )?(?:{_ONLINE.pattern})(?:[ -]?(?:seminar|veranstaltung|meeting|event|only))?",
            word,
            re.IGNORECASE,
        )
        is not None
    )


def on_network(name: str) -> Place:
    """Returns the venue of a platform, or the general one for meetings on the network."""
    return Place(name or "Online", {"kind": "online"})


def lets_in(location: Any) -> bool:
    """Tells whether a place holds what lets anyone into a meeting: the link with its passcode, or this alone."""
    return isinstance(location, str) and any(
        not each[0].startswith("http") or has_secret(each[0]) for each in _ENTRY.finditer(location)
    )


def place(location: Any) -> Place:
    """Returns the venue of a location: a text with commas, or a mapping with the usual keys; empty when it says nothing."""
    if isinstance(location, str):
        location = _ENTRY.sub(" ", location).rstrip(" ,:;(–-") if lets_in(location) else location
    found = said(location)
    pieces = _pieces(location) if found is None else [each for part in found for each in _split(part)]
    text = ", ".join(pieces)
    if not text:
        return Place()
    if says_online(text) or platform(text) or (web_address(text) and "/" in text):
        return on_network(platform(text))
    if named := platform(_VIA.sub("", _LINK.sub("", text))):
        return on_network(named)
    if found is not None and (found.name or found.room) and found.address:
        return _fields(", ".join(part for part in (found.name, found.room) if part), found.room, found.address)
    street = next((index for index in range(1, len(pieces)) if _begins_address(pieces, index)), len(pieces))
    rooms = [piece for piece in pieces[1:street] if _ROOM.match(piece)]
    return _fields(", ".join(pieces[:street]), ", ".join(rooms), ", ".join(pieces[street:]))


def _begins_address(pieces: list[str], index: int) -> bool:
    """Whether an address begins there: with a street, with a house number before a postcode, or with that itself."""
    before_code = any(_POSTCODE.match(piece) for piece in pieces[index + 1 : index + 2])
    numbered = re.search(r"[^\W\d_].*\s\d+\s?[a-z]?$", pieces[index]) and not _ROOM.match(pieces[index])
    before_county = any(_COUNTY.match(piece) for piece in pieces[index + 1 : index + 2])
    own = any(pattern.match(pieces[index]) for pattern in (_STREET, _POSTCODE, _COUNTY))
    return bool(own or (before_code and numbered) or before_county)


def _fields(name: str, room: str, address: str) -> Place:
    fields = {"room": shorten(room, LINE_LENGTH), "address": shorten(address, LINE_LENGTH)}
    return Place(name, {key: value for key, value in fields.items() if value})


def _pieces(location: Any) -> list[str]:
    if isinstance(location, list):
        return [piece for item in location for piece in (_split(", ".join(said(item) or ())) or _pieces(item))]
    if isinstance(location, str) and _MARKED.search(location):
        location = plain(_BREAK.sub(", ", location))
    return _split(line(str(location))) if location is not None and not isinstance(location, bool | dict) else []


def _split(text: str) -> list[str]:
    return [piece for part in re.split(r"\s*[,\n]\s*", text) if (piece := part.strip(" ;·"))]
