"""Plain front matter: the simple shape that nearly all files have, read line by line, at a tenth of the cost of YAML.

What this reader takes, it reads exactly as the YAML reader does; whatever it does not take (escapes of what is not printable,
anchors, tags, empty values below others, slips) is no mistake here but left to that one.
"""

import re
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from catalogue.reading.node import NULLS
from catalogue.reading.quotes import QUOTED, unquoted
from catalogue.reading.several_lines import MARK, on_one_line

# One line: its indentation, the dash of a list's entry, its key, its value.
_LINE = re.compile(r"^( *)(- +)?(?:([A-Za-z0-9_][\w.-]{0,60}):(?: +|$))?(.*)$", re.MULTILINE)
# Signs at which a value begins that is no plain text.
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
# A comment behind a value. One that is glued to a word may have been meant otherwise, which the other reader tells.
_COMMENT = re.compile(r" +#(?: .*)?$")
# What is read in `[…]` and `{…}` on one line: a key, and a value in quotes of either sort or plain, with what follows it.
_KEY = re.compile(r" *(?:([A-Za-z0-9_][\w.-]{0,60})|\"([\w.-]{1,60})\"|'([\w.-]{1,60})'): +")
_SCALAR = re.compile(
    rf" *(?:({QUOTED.pattern})|([^\s\-?:,\[\]{{}}#&*!|>'\"%@`](?:[^,\[\]{{}}#:?]|:(?=[\w/]))*?)) *(?=[,\]}}])"
)
_NEXT = re.compile(r" *([,\]}]) *")
# A key in quotes, as JSON has them, in the first column, where no text goes on.
_QUOTED_KEY = re.compile(r"^\"([A-Za-z0-9_][\w.-]{0,60})\":(?= |$)", re.MULTILINE)
_DEEPEST = 6
_DEEPEST_FLOW = 4
# Where one of these stands, some text probably goes on below.
_BLOCK, _TEXT = ": >", ": |"

# Indentation, width of the dash with its blanks, key and value.
_Line = tuple[int, int, str, str]


class _UnclearError(Exception):
    """The text is more than plain."""


class _Text(str):
    """A text that was read already."""

    __slots__ = ()


def read_plain(front: str, *, empty: set[str] | None = None) -> dict[str, Any] | None:
    """Returns the dict, lists and texts of a front matter as `plain` makes them of its nodes, or None where it is not plain.

    Into `empty` go the keys without a value, which are left out; where nobody wants to know them, there must be none.
    """
    if not front.replace("\n", " ").isprintable():
        return None
    several = _BLOCK in front or _TEXT in front
    found = None if several else _read(_lines(front))
    return _read_again(front, empty, several=several) if found is None else found


def _read_again(front: str, empty: set[str] | None, *, several: bool) -> dict[str, Any] | None:
    """Reads a front matter that is not of the simplest shape; one with `several` lines in a text was not read yet."""
    bare = _QUOTED_KEY.sub(r"\1:", front) if '":' in front else front
    single, texts = on_one_line(bare) or (bare, [])
    lines, without = _filled(_lines(single))
    if single == front and not (without or several):
        return None
    lines = [(*line[:3], _Text(texts[int(line[3][1:])]) if line[3][:1] == MARK else line[3]) for line in lines]
    found = _read(lines)
    if found is None or not without.isdisjoint(found) or (without and empty is None):
        return None
    if empty is not None:
        empty.update(without)
    return found


def _lines(front: str) -> list[_Line]:
    return [
        (len(indent), len(dash), key, value.rstrip(" "))
        for indent, dash, key, value in _LINE.findall(front)
        if dash or key or (value and value[0] != "#")
    ]


def _filled(lines: list[_Line]) -> tuple[list[_Line], set[str]]:
    """The lines but those of keys in the first column without a value, and these keys; where one is there twice, all lines."""
    kept: list[_Line] = []
    bare: list[str] = []
    for line, below in zip_longest(lines, lines[1:], fillvalue=(0, 0, "", "")):
        indent, dash, key, value = line
        if key and not (indent or dash) and value in NULLS and below[:2] == (0, 0):
            bare.append(key)
        else:
            kept.append(line)
    return (kept, set(bare)) if len(set(bare)) == len(bare) else (lines, set())


def _read(lines: list[_Line]) -> dict[str, Any] | None:
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
    if type(text) is _Text:
        return str(text)
    if first in ("[", "{"):
        return _flow(text)
    if first in ('"', "'"):
        quoted = QUOTED.match(text)
        if quoted is None or not (quoted.end() == len(text) or _COMMENT.fullmatch(text, quoted.end())):
            raise _UnclearError
        if (inner := unquoted(quoted[0])) is None:
            raise _UnclearError
        return inner
    if " #" in text:
        text = _COMMENT.sub("", text)
    if not text or first in _SIGNS or text in NULLS or ": " in text or text[-1] == ":" or " #" in text:
        raise _UnclearError
    return text


@lru_cache(maxsize=4096)
def _flow(text: str) -> Any:
    """Reads `[a, b]` or `{a: b}` on one line; the same value is returned for the same text, and nobody changes it."""
    found, end = _flow_at(text, 0, _DEEPEST_FLOW)
    if end < len(text) and not _COMMENT.fullmatch(text, end):
        raise _UnclearError
    return found


def _flow_at(text: str, at: int, depth: int) -> tuple[Any, int]:
    """Reads the list or the mapping that begins at a place; returns it with the place behind."""
    named, found = text[at] == "{", list[tuple[str, Any]]()
    at += 1
    while text[at : at + 1] == " ":
        at += 1
    while text[at : at + 1] != ("}" if named else "]"):
        key = _KEY.match(text, at) if named else None
        if (named and key is None) or not depth:
            raise _UnclearError
        value, at = _flow_value(text, key.end() if key else at, depth - 1)
        found.append((key[key.lastindex or 1] if key else "", value))
        sign = _NEXT.match(text, at)
        if sign is None:
            raise _UnclearError
        at = sign.end() if sign[1] == "," else sign.start(1)
    entries = dict(found)
    if named and len(entries) < len(found):
        raise _UnclearError
    return entries if named else [value for _, value in found], at + 1


def _flow_value(text: str, at: int, depth: int) -> tuple[Any, int]:
    if text[at : at + 1] in ("[", "{"):
        return _flow_at(text, at, depth)
    match = _SCALAR.match(text, at)
    value = None if match is None or match[2] in NULLS else match[2] or unquoted(match[1])
    if match is None or value is None:
        raise _UnclearError
    return value, match.end()
