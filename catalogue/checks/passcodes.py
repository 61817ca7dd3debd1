"""Passcodes of meetings that somebody has written out: "Passcode: 1234ab", "Meeting-ID 823 1234 5678, Passwort 4711ab"."""

import re
from collections.abc import Iterator

# What most texts have none of; finding that out costs next to nothing.
_SIGNS = ("asscode", "enncode", "ennwort", "asswor", "gangscode", "PIN", "KENN", "PASS")
# How long a passcode is, a second factor, a year: said of passcodes, but no passcode.
_LENGTHS = (
    r"_{0,3}(?:\d{1,3}(?:-\d{1,3})?-?(?:[Ss]tell|[Tt]eil|[Dd]igit|[Zz]eichen|[Zz]iff)|\d{1,2}-\d{1,2}(?!\w)|2-?FA"
    r"|(?:19|20)\d\d(?![\w!$%&+#@-]))"
)
# Without IGNORECASE, with which it would take several times as long. Sentences about passwords go on with words; a passcode
# has a digit in it.
_WRITTEN = re.compile(
    r"([Pp]ass(?:code|wort|word)|[Kk]enn(?:code|wort)|[Zz]ugangscode|PASS(?:CODE|WORT|WORD)|KENN(?:CODE|WORT)|PIN(?<!\wPIN))"
    r"(?!\w)[*_]{0,3} {0,3}(?:[:=|]|(?:ist|lautet|is)\b)?[ *_`|„“\"]{0,8}"
    rf"(?!{_LENGTHS})(?=[^\s\d]{{0,19}}\d)[\w!$%&+#@-]{{4,20}}(?![^\s*_`|„“”\",;.)<])"
)
# These are said of meetings alone; of any other a meeting must be mentioned.
_OF_MEETINGS = frozenset({"passcode", "kenncode"})
_MEETING = re.compile(
    r"[Mm]eeting|esprechung|onferenz|inwahl|[Zz]oom|Teams|[Ww]eb[Ee]x|BigBlueButton|[Jj]itsi|[Ww]ebinar"
)
_NEAR = 300


def passcodes(text: str) -> Iterator[re.Match[str]]:
    """Yields where passcodes are written out, the word before each being the first group."""
    if any(sign in text for sign in _SIGNS):
        for match in _WRITTEN.finditer(text):
            near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if match[1].lower() in _OF_MEETINGS or _MEETING.search(near):
                yield match
