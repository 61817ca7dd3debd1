"""Slips in YAML: which slip is behind a syntax error, and where an author has to look for it."""

import re

import yaml

from catalogue.reading.list_repairs import BULLET

# What the parser says, and the word for it that the translations explain; the first that fits counts.
_REASONS = {
    "escape": "escape",
    "mapping values are not allowed": "colon",
    "found character '\\t'": "tab",
    "cannot start any token": "character",
    "scanning an anchor": "character",
    "scanning an alias": "character",
    "scanning a tag": "character",
    "scanning a directive": "character",
    "scanning a block scalar": "character",
    "did not find expected key": "indent",
    "could not find expected ':'": "no-colon",
    "quoted scalar": "quote",
    "flow sequence": "bracket",
    "flow mapping": "brace",
    "flow node": "flow",
    "block collection": "indent",
    "block mapping": "indent",
}
_TAB = re.compile(r" *\t")
# Blanks that come from the web or a word processor and indent nothing.
NO_BREAK = ("\u00a0", "\u2007", "\u202f", "\u3000")
_NO_BREAK = re.compile(rf" *[{''.join(NO_BREAK)}]")
# Such a line above the one at which the parser gave up: a text of several lines may begin with such a blank.
_NO_BREAK_FIELD = re.compile(rf"{_NO_BREAK.pattern}\s*(?:-\s|[\w.-]+:(?:\s|$))")
# An address with a slot inside curly brackets, without quotation marks.
_ADDRESS = re.compile(r"\{.*?(?<![\"'])(https?://[^\s\"'{]*\{)")
# `category:communication`, or a no-break space behind the colon.
_LINE = 1000  # of a longer line only the beginning is looked at: the search takes the square of it
_NO_BLANK = re.compile(r" *(?:- +)*[a-z_]+:(?=[^ /])(?!.*: )")
# A field or a term of which the colon is missing, with others indented below it.
_BARE = re.compile(r" *[\w.-]+ *")
_KEY = re.compile(r"( *(?:- +)*)[\w.-]+:(?= |$)")
# A quotation mark where a value or a key may begin, and what ends it.
_OPENING = re.compile(r"(?:^\s*|(?<=[:,\[{-] )|(?<=[\[{]))([\"'])")
# A line of a list as other programs have it, where this one gives up.
_LISTED = re.compile(rf"\s*(?={BULLET}\S)")
_CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'")}

# How git marks lines of which somebody has to choose one version: where both begin, and where they end.
CONFLICT = ("<<<<<<< ", ">>>>>>> ")

_PARTED = "======="

Spot = tuple[int, int]


def slip(error: yaml.MarkedYAMLError, text: str) -> tuple[str, Spot]:
    """Returns the sort of slip as a word that the translations explain, with its line and column from 0."""
    mark = error.problem_mark or error.context_mark
    lines, line = text.split("\n"), mark.line if mark else 0
    if (conflict := _conflict(lines)) is not None:
        return "conflict", (conflict, 0)
    here = lines[line] if line < len(lines) else ""
    reason = _reason(error)
    if tab := _TAB.match(here):
        return "tab", (line, tab.end() - 1)
    if spot := _no_break(lines, line):
        return "no-break", spot
    if found := _at_its_beginning(reason, lines, line):
        return found
    if reason != "escape" and (spot := _open_quote(lines, line)):
        return "quote", spot
    if address := _ADDRESS.search(here[:_LINE]):
        return "address", (line, address.start(1))
    key = _KEY.match(here)
    if reason == "colon" and mark and key and key.end() - 1 == mark.column and _deeper(lines, line):
        return "indent", (line, key.end(1))
    # What is not closed is shown where it opens, not where the parser gave up.
    opens = reason in ("quote", "bracket", "brace", "character", "no-colon")
    mark = (error.context_mark if opens else None) or mark
    return reason, (mark.line, mark.column) if mark else (0, 0)


def indented_as(lines: list[str], line: int) -> int | None:
    """By how many blanks a field is to be indented that stands one blank away from the field above; None where it does not."""
    above = _above(lines, line)
    here, other = (
        _KEY.match(lines[each][:_LINE]) if each is not None and each < len(lines) else None for each in (line, above)
    )
    wanted = len(other[1]) if other else 0
    return wanted if here and other and "-" not in here[1] and abs(len(here[1]) - wanted) == 1 else None


def _conflict(lines: list[str]) -> int | None:
    """Where git has left both versions of some lines."""
    return next((line for line, text in enumerate(lines) if text.startswith(CONFLICT) or text == _PARTED), None)


def _reason(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.problem or ''} {error.context or ''}"
    return next((word for sign, word in _REASONS.items() if sign in said), "other")


def _above(lines: list[str], line: int) -> int | None:
    """The nearest line above with something on it."""
    return next((each for each in range(min(line, len(lines)) - 1, -1, -1) if lines[each].strip()), None)


def _without_blank(lines: list[str], line: int) -> Spot | None:
    for each in (_above(lines, line), line):
        if each is not None and each < len(lines) and (found := _NO_BLANK.match(lines[each][:_LINE])):
            return each, found.end()
    return None


def _no_break(lines: list[str], line: int) -> Spot | None:
    """Where lines begin that are indented with no-break blanks, of which this or the one above is the last."""
    match = _NO_BREAK.match(lines[line]) if line < len(lines) else None
    found = (line, match.end() - 1) if match else None
    above = _above(lines, line)
    while above is not None and _NO_BREAK_FIELD.match(lines[above]) and (match := _NO_BREAK.match(lines[above])):
        found = above, match.end() - 1
        above = _above(lines, above)
    return found


def _at_its_beginning(reason: str, lines: list[str], line: int) -> tuple[str, Spot] | None:
    """What is wrong with the beginning of this line or the one above: an entry without its dash, a field without its colon."""
    if reason in ("character", "no-colon", "indent") and (spot := _listed(lines, line)):
        return "bullet", spot
    above = _above(lines, line) if reason == "colon" else None
    if (
        above is not None
        and (entry := _LISTED.match(lines[above][:_LINE]))
        and _indent(lines[line]) > _indent(lines[above])
    ):
        return "bullet", (above, entry.end())  # the fields of an entry, of which the first made a key
    if above is not None and _BARE.fullmatch(lines[above][:_LINE]) and _indent(lines[line]) > _indent(lines[above]):
        return "no-colon", (above, len(lines[above].rstrip()))
    if reason in ("colon", "no-colon") and (spot := _without_blank(lines, line)):
        return "no-colon", spot
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _listed(lines: list[str], line: int) -> Spot | None:
    """Where entries of a list begin with another sign than a dash, of which this line or the one above is the last."""
    found: Spot | None = None
    each: int | None = line if line < len(lines) else None
    while each is not None and ((entry := _LISTED.match(lines[each][:_LINE])) or (each == line and not found)):
        found = (each, entry.end()) if entry else None
        each = _above(lines, each)
    return found


def _deeper(lines: list[str], line: int) -> bool:
    """Whether a line is indented more than the field above it."""
    above = _above(lines, line)
    key, other = _KEY.match(lines[line]), _KEY.match(lines[above]) if above is not None else None
    return key is not None and other is not None and len(key[1]) > len(other[1])


def _open_quote(lines: list[str], last: int) -> Spot | None:
    """Where a quotation mark opens that is closed nowhere, or only by one that was to open another value."""
    line = position = 0
    while line <= last and line < len(lines):
        opening = _OPENING.search(lines[line], position)
        if opening is None:
            line, position = line + 1, 0
            continue
        closing = _CLOSING[opening[1]]
        if end := closing.match(lines[line], opening.end()):
            position = end.end()
            continue
        below = next((each for each in range(line + 1, len(lines)) if closing.match(lines[each])), None)
        end = closing.match(lines[below]) if below is not None else None
        if below is None or end is None or not re.match(r"\s*(?:$|#|[,\]}])", lines[below][end.end() :]):
            return line, opening.end() - 1
        line, position = below, end.end()
    return None
