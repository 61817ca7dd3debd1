"""iCalendar: the file around rendered events (RFC 5545, RFC 7986)."""

from functools import cache

from catalogue.outputs.calendar.colour import nearest_name
from catalogue.outputs.calendar.content_line import BREAK, clean_line, content_line, escaped
from catalogue.outputs.calendar.timezone import Timezone

END = b"END:VCALENDAR\r\n"


def head(zone: Timezone, *, name: str = "", colour: str = "") -> bytes:
    """Returns a VCALENDAR up to its first event, behind the last of which stands `END`.

    A download has no `name`: Outlook makes a calendar of its own from a named file (MS-OXCICAL 2.1.3.1.1.17). There
    is no UID, METHOD, SOURCE or LAST-MODIFIED either.
    """
    opening, refresh, rest = _frame(zone)
    if not (name or colour):
        return opening + rest
    own = []
    if name:
        said = clean_line(name)
        # Published without escapes so far; another spelling would change every item of every feed (vdirsyncer).
        own += [content_line("NAME", said), content_line("X-WR-CALNAME", escaped(said))]
    if colour:
        own.append(b"COLOR:" + nearest_name(colour).encode())
    return b"".join((opening, BREAK.join(own), BREAK, refresh if name else b"", rest))


@cache
def _frame(zone: Timezone) -> tuple[bytes, bytes, bytes]:
    """What stands before the name of a feed, how often to fetch it anew, and the rest with the zone."""
    # The library behind it takes longer to load than anything else; a build that makes no calendar does without.
    from catalogue.outputs.calendar.vcalendar import frame

    return frame(zone)
