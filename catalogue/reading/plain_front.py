"""Plain front matter: the simple shape that nearly all files have, read line by line, at a tenth of the cost of YAML.

What this reader takes, it reads exactly as the YAML reader does; whatever it does not take (quotes with escapes, texts
of several lines, anchors, tags, empty values, slips) is no mistake here but left to that one.
"""

import re
from functools import lru_cache
from typing import Any

from catalogue.reading.yaml_text import NULLS

# One line: its indentation, the dash of a list's entry, its key, its value.
_LINE = re.compile(r"^( *)(- +)?(?:([A-Za-z0-9_][\w.-]{0,60}):(?: +|$))?(.*)$", re.MULTILINE)
# Signs at which a value begins that is no plain text.
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
# An entry of `[…]` or `{…}` on one line: key, value in quotes of either sort or plain, and what follows it.
_ENTRY = re.compile(
    r" *(?:([A-Za-z0-9_][\w.-]{0,60}): +)?"
    r"(?:\"([^\"\\]*)\"|'([^']*)'|([^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^,\[\]{}#:?]|:(?=[\w/]))*?)) *(,|$)"
)
_DEEPEST = 6

# Indentation, width of the dash with its blanks, key and value.
_Line = tuple[int, int, str, str]


class _UnclearError(Exception):
    """The text is more than plain."""


def read_plain(front: str) -> dict[str, Any] | None:
    """Returns the dict, lists and texts of a front matter as `plain` makes them of its nodes, or None where it is not plain."""
    if not front.replace("\n", " ").isprintable():
        return None
    lines = [
        (len(indent), len(dash), key, value.rstrip(" "))
        for indent, dash, key, value in _LINE.findall(front)
        if dash or key or (value and value[0] != "#")
    ]
    try:
        found, end = _mapping(lines, 0, 0, _DEEPEST)
    except _UnclearError:
        return None
    return found if end == len(lines) else None


def _mapping(lines: list[_Line], at: int, column: int, depth: int) -> tuple[dict[str, Any], int]:
    """Reads the keys that begin in `column`, from the line `at`; returns them with the line behind."""
    found: dict[str, Any] = {}
    while at < len(lines):
        indent, dash, key, value = lines[at]
        if indent < column or (dash and indent == column):
            break
        if indent > column or dash or not key or key in found:
            raise _UnclearError
        at += 1
        if value:
            found[key] = _value(value)
        else:
            found[key], at = _below(lines, at, column, depth - 1)
    return found, at


def _below(lines: list[_Line], at: int, column: int, depth: int) -> tuple[Any, int]:
    """Reads what stands below a key in `column`: keys or a list, whose dashes may stand in the same column."""
    indent, dash, *_ = lines[at] if at < len(lines) else (-1, 0)
    if depth < 0 or indent < column or (indent == column and not dash):
        raise _UnclearError  # an empty value
    return _list(lines, at, indent, depth) if dash else _mapping(lines, at, indent, depth)


def _list(lines: list[_Line], at: int, column: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while at < len(lines):
        indent, dash, key, value = lines[at]
        if indent < column or (indent == column and not dash):
            break
        if indent > column:
            raise _UnclearError
        if key:
            # The entry is a mapping, which begins behind the dash.
            lines[at] = (column + dash, 0, key, value)
            entry, at = _mapping(lines, at, column + dash, depth - 1)
        else:
            entry, at = _value(value), at + 1
        found.append(entry)
    return found, at


def _value(text: str) -> Any:
    first = text[:1]
    if first in ("[", "{"):
        return _flow(text)
    if first in ('"', "'"):
        quoted = _QUOTED.fullmatch(text)
        if quoted is None:
            raise _UnclearError
        return text[1:-1]
    if not text or first in _SIGNS or text in NULLS or ": " in text or text[-1] == ":" or " #" in text:
        raise _UnclearError
    return text


@lru_cache(maxsize=4096)
def _flow(text: str) -> Any:
    """Reads `[a, b]` or `{a: b}` on one line; the same value is returned for the same text, and nobody changes it."""
    inner = text[1:-1].strip(" ")
    named, at = text[0] == "{", 0
    if text[-1] != ("}" if named else "]") or len(text) < 2:
        raise _UnclearError
    entries: list[tuple[str, str]] = []
    while at < len(inner):
        match = _ENTRY.match(inner, at)
        if match is None or bool(match[1]) != named or match[4] in NULLS:
            raise _UnclearError
        entries.append((match[1], next(text for text in match.group(2, 3, 4) if text is not None)))
        at = match.end()
    if inner[-1:] == "," or len({key for key, _ in entries}) < len(entries) * named:
        raise _UnclearError
    return dict(entries) if named else [value for _, value in entries]
