"""Addresses of meetings: how sure it is that whoever has one with a parameter of some name gets in with it."""

import re
from urllib.parse import unquote

from catalogue.model.problem import Severity

# Whole labels of the names of servers; in paths and queries the same words are said of guides, maps and registrations.
_HOST = re.compile(
    r"(?:^|[.@])(?:teams\.(?:microsoft|live|cloud)|(?:zoom(?:-x|gov)?|webex|meet|meetings?|bbb|bigbluebutton|greenlight"
    r"|jitsi|(?:web|video|online|tele)?-?(?:konferenz(?:en)?|conferenc(?:es?|ing))|webinare?s?|senfcall|alfaview|opentalk"
    r"|visavid|edudip)-?\d{0,3})(?=[.:]|$)"
)
_PROGRAMS = re.compile(r"zoom(?:mtg|us)$")
# The rooms of Zoom and of BigBlueButton, whatever the server is called.
_ROOM = re.compile(r"/(?:j|wc)/\d|/bigbluebutton/|/b/\w{3}-\w{3}-\w{3}")
_TEAMS = re.compile(r"(?:^|\.)teams\.(?:microsoft|live|cloud)\.[a-z.]+/meet/")
_REGISTRATION = re.compile(r"/(?:register|registration|registrierung|anmeldung)(?:/|$)")
# These are said of meetings more than of anything else; the next might be no secret where nobody meets; others mean many things.
_PASSCODES = re.compile(r"pwd|passcode|kenncode|zugangscode|(?:attendee|moderator|meeting)(?:pw|password)")
_PASSWORDS = frozenset({"password", "passwort", "kennwort", "pw"})


def risk(name: str, address: str) -> Severity | None:
    """Returns how a parameter of this name is to be told, behind this address, which ends with the sign before the parameter."""
    name, (program, host, path) = name.lower(), _parts(address.lower())
    if name == "p":
        return Severity.ERROR if _TEAMS.search(host + path) else None
    meeting = _HOST.search(host) is not None or _PROGRAMS.search(program) is not None
    passcode = _PASSCODES.fullmatch(name) is not None
    if passcode or name in _PASSWORDS:
        return Severity.ERROR if meeting or (passcode and _ROOM.search(path)) else Severity.WARNING
    return Severity.ERROR if meeting and not _REGISTRATION.search(path) else None


def _parts(address: str) -> tuple[str, str, str]:
    """The scheme, server and path that a parameter at the end belongs to: those of the inner address, if it has parameters."""
    address = unquote(address)
    outer, _, inner = address.rpartition("://")
    if not re.search(r"[?#]", inner):
        outer, _, inner = address.partition("://") if "://" in address else ("", "", address)
    host, slash, path = re.split(r"[?#]", inner)[0].partition("/")
    return outer, host, slash + path
