"""Slips of one line of YAML that its own look tells, with the line as it was meant."""

import re
from collections.abc import Callable

from catalogue.model.problem import excerpt

_LONGEST = 1000
_SHOWN = 100
_KEY = r"(?P<key>\s*(?:- +)?[\w.-]+): +"
# A field in the asterisks of bold text.
_BOLD = re.compile(r"(?P<indent>\s*)\*{1,2}(?P<name>[a-z_]+)\*{0,2}\s*:\*{0,2}\s*(?P<rest>.*)")
# A dash before a field of the file itself. Sessions and terms, which are entries, begin otherwise.
_DASH = re.compile(r"- +(?P<rest>(?!id:|start:|name:)[a-z_]+: .*)")
# A value that goes on behind what closes it.
_BEHIND = re.compile(_KEY + r"(?P<value>(?:\"[^\"]*\"|'[^']*'|\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#,:\]}].*)")
# A value with a colon and a blank in it.
_COLON = re.compile(_KEY + r"(?P<value>[^\s\"'\[{&*!|>%@`-][^#]*: .*)")
# Several values of a field without their brackets, or in round ones.
_PAIR = r"[a-z_]+: +(?=\S)(?:[^,:(){}]|:(?=\S))+"
_FIELDS = r"\s*(?:capacity|registration|review|geo)"
_SEVERAL = re.compile(rf"(?P<key>{_FIELDS}): *\(?(?P<rest>{_PAIR}(?:, *{_PAIR})*)\)?\s*")
# No text stands in these, and none in quotation marks.
_NO_TEXT = re.compile(_FIELDS)
# What stands behind a hash is one, unless in quotation marks.
_COMMENT = re.compile(r"(?P<line>(?:[^\"'#]|(?<!\s)#|\"[^\"]*\"|'[^']*')*?)(?P<comment>\s+#.*)")


def line_slip(line: str, reason: str) -> tuple[str, str]:
    """Returns the sort of slip as a word that the translations explain and the line that was meant; empty texts where it shows none.

    `reason` is what the parser gave up for.
    """
    if len(line) > _LONGEST:
        return "", ""
    commented = _COMMENT.fullmatch(line)
    slip, repair = _repaired(commented["line"] if commented else line, reason)
    return slip, excerpt(f"{repair}{commented['comment'] if commented and repair else ''}", _SHOWN)


def _repaired(line: str, reason: str) -> tuple[str, str]:
    for slip, pattern, repaired in _SLIPS:
        if match := pattern.fullmatch(line):
            repair = repaired(match).strip()
            # What stands behind the name of a field may show a slip of its own.
            return slip, (_repaired(repair, "colon")[1] if slip in _OF_NAMES else "") or repair
    colon = _COLON.fullmatch(line) if reason == "colon" else None
    if colon is None or _NO_TEXT.fullmatch(colon["key"]):
        return "", ""
    return "own-colon", _quoted(colon, '"').strip()


def _quoted(match: re.Match[str], usual: str = "'") -> str:
    value = _bare(match["value"].strip())
    if (usual == '"' or "'" in value) and not re.search(r"[\"\\]", value):
        return f'{match["key"]}: "{value}"'
    doubled = value.replace("'", "''")
    return f"{match['key']}: '{doubled}'"


def _bare(value: str) -> str:
    """A value without the quotation marks around all of it, behind which others open within it."""
    quote, within = value[:1], value[1:-1]
    opens = within.find(quote) if quote in ('"', "'") and value.endswith(quote) else -1
    return within if opens > 0 and within[opens - 1].isspace() else value


_OF_NAMES = ("bold", "dash")
_SLIPS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("bold", _BOLD, lambda match: f"{match['name']}: {match['rest'].strip('* ')}"),
    ("dash", _DASH, lambda match: match["rest"]),
    ("several", _SEVERAL, lambda match: f"{match['key']}: {{{match['rest'].strip()}}}"),
    ("behind", _BEHIND, _quoted),
)
