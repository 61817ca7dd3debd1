"""Formats: what origins write about form and platform, as one format of the catalogue and a place on the network."""

import re

from msgspec import Struct

from catalogue.importing.places import platform
from catalogue.model.term import CourseMode

# "Lunch and learn" is one.
_PARTS = re.compile(r"\s*(?:[,;/|+&]|\s(?:und|and|oder|or)\s)(?!\s*learn\b)\s*", re.IGNORECASE)
_MODES: tuple[tuple[CourseMode, str], ...] = (
    (CourseMode.BLENDED, r"hybrid|blended|gemischt"),
    (CourseMode.ON_DEMAND, r"\be[- ]?learning|selbst(?:lern|stud)|on[- ]?demand|podcast|video(?!-?\s?(?:konferenz|call|meeting|chat))|mooc|guide|resource|leitfaden|anleitung|artikel|article|wbt|"
     r"self[- ]?paced|checklist|template|vorlage|tool|fernkurs|mediathek|aufzeichnung|recording|lernprogramm"),
    (CourseMode.ONLINE, r"online|web-?inar|virtu|digital|remote|live-?stream|internet|video-?\s?(?:konferenz|call|meeting|chat)"),
    (CourseMode.ONSITE, r""),
)  # fmt: skip
_ONSITE = re.compile(r"in-?person|pr(?:ä|ae)senz|vor ort|on-?site|classroom|face[- ]to[- ]face", re.IGNORECASE)


class Form(Struct, frozen=True):
    """The format's name, how one takes part, the platforms named, and whether several words became one."""

    name: str = ""
    mode: CourseMode = CourseMode.ONSITE
    platforms: tuple[str, ...] = ()
    joined: bool = False


def form(text: str, *, hybrid: str) -> Form:
    """Returns the form that `text` names ("zoom", "online, in-person", "Präsenzseminar").

    Platforms are places, not forms: what takes place there is online. Online and on site together are called by the
    word `hybrid`. Of several other forms the first counts.
    """
    parts = [part for part in _PARTS.split(text.strip()) if part]
    if len(parts) == 1:
        parts = [text.strip()]
    platforms = tuple(dict.fromkeys(name for part in parts if (name := platform(part))))
    words = [part for part in parts if not platform(part)]
    modes = {_mode(word) for word in words} | ({CourseMode.ONLINE} if platforms else set())
    if {CourseMode.ONLINE, CourseMode.ONSITE} <= modes and any(_ONSITE.search(word) for word in words):
        return Form(hybrid, CourseMode.BLENDED, platforms, joined=True)
    if not words:
        return Form("Online", CourseMode.ONLINE, platforms, joined=True) if platforms else Form()
    return Form(words[0], _mode(words[0]), platforms, joined=len(words) > 1)


def _mode(word: str) -> CourseMode:
    return next(mode for mode, pattern in _MODES if re.search(pattern, word.casefold()))
