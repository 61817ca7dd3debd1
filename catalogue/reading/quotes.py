"""Quotes in front matter: what stands between them, on one line or several, as YAML reads it."""

import re
from collections.abc import Sequence

# Behind a backslash: what stands for itself, for a sign by its number, or for a sign with a name.
_ESCAPE = re.compile(r"\\(?:([\"\\/ ])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|_)")
_TEXT = r"\"(?:[^\"\\]|\\[\"\\/ _]|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U000[0-9A-Fa-f]{5})*\"|'(?:[^']|'')*'"
QUOTED = re.compile(_TEXT)


def unquoted(text: str) -> str | None:
    """Returns what stands between quotes of either sort; None where an escape gives what is not printable."""
    inner = text[1:-1]
    if text[0] == "'":
        return inner.replace("''", "'")
    if "\\" not in inner:
        return inner
    found = _ESCAPE.sub(_sign, inner)
    return found if found.replace("\xa0", "").replace("\n", "").isprintable() else None


def _sign(escape: re.Match[str]) -> str:
    number = escape[2] or escape[3] or escape[4]
    if number:
        # Halves of a pair, as programs write emojis, do not become one sign: they are not printable either.
        return chr(int(number, 16))
    return escape[1] or "\xa0"


def quoted_lines(first: str, below: Sequence[str]) -> str | None:
    """Returns the text of quotes that begin on one line and end on another; None where that is not simple.

    A line break becomes a blank, empty lines become line breaks, and a backslash takes its line break away.
    """
    text, empty = first.rstrip(" "), 0
    for written in below:
        line = written.strip(" ")
        glued = first[0] == '"' and _escapes(text)
        if glued and not line:
            return None
        if not line:
            empty += 1
            continue
        text = text[:-1] + line if glued else text + ("\n" * empty or " ") + line
        empty = 0
    # A blank that is escaped at the end of a line would be taken for its backslash alone.
    blank = any(line[-1:] == " " and line.rstrip(" ")[-1:] == "\\" for line in (first, *below))
    return unquoted(text) if not blank and QUOTED.fullmatch(text) else None


def _escapes(line: str) -> bool:
    """Tells whether a line ends in a backslash that belongs to its line break."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1
