"""Rules about boxes (`!!! note`): what belongs into one is indented, and its title stands in straight quotation marks."""

import re
from collections.abc import Iterator

from msgspec import Struct

from catalogue.checks.unread_blocks import without_blocks
from catalogue.model.body import Body
from catalogue.model.problem import Place, Problem, Severity

_BOX = re.compile(r"(!!!|\?\?\?\+?|===[!+]*(?= [\"„“])) ?([\w\"„“].*)")
# The kind of a box and the classes it may have, then its title; before a title, any small words are classes.
_WRITTEN = re.compile(
    r"(?:[\w-]+(?: +(?:inline|end|annotate|[a-z]+-[\w-]+))*)?(?: *\"[^\"]*\")? *|[\w-]+(?: +[a-z][a-z-]*)+ +\"[^\"]*\" *"
)
_KIND = re.compile(r"(?:[a-zA-Z-]+(?: +(?:inline|end|annotate))*(?= |$))?")
_QUOTES = re.compile(r"[\"„“”‚‘»«]")
_STEP = 4
_SHOWN = 60


class _Box(Struct, frozen=True):
    """A box: the sign it begins with, what else is on that line, the next line that holds something, and whether that is in it.

    `near` tells whether no empty line is between.
    """

    sign: str
    rest: str
    below: str
    inside: bool
    near: bool


def boxes(path: str, body: Body) -> Iterator[Problem]:
    """A box has no text in it since that is not indented, or its title is not written as one."""
    lines = without_blocks(body.markdown).expandtabs(_STEP).split("\n")
    depth = 0
    for number, line in enumerate(lines):
        depth = min(depth, _indent(line) // _STEP) if line.strip() else depth
        begun = _BOX.fullmatch(line.rstrip(), depth * _STEP)
        if begun:
            place = Place(path, body.line + number, depth * _STEP + 1)
            depth += 1
            below = next((at for at in range(number + 1, len(lines)) if lines[at].strip()), len(lines) - 1)
            text = lines[below]
            inside = _indent(text) >= depth * _STEP
            yield from _told(_Box(begun[1], begun[2], text.strip(), inside, below == number + 1), place)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _told(box: _Box, place: Place) -> Iterator[Problem]:
    written = _WRITTEN.fullmatch(box.rest) is not None and (box.sign != "!!!" or box.rest[0] != '"')
    if not written and (box.inside or _QUOTES.search(box.rest)):
        yield Problem("broken-box", place, {"suggestion": _repaired(box)}, Severity.WARNING)
    elif written and not box.inside and not _bare(box):
        details = {"value": f"{box.sign} {box.rest}"[:_SHOWN], "text": box.below[:_SHOWN] or "…"}
        yield Problem("empty-box", place, details, Severity.WARNING)


def _bare(box: _Box) -> bool:
    """Whether a title is all that a box is meant to say."""
    return box.sign == "!!!" and '"' in box.rest and (not box.near or box.below[:1] in ("", "#", "!", "?", "<"))


def _repaired(box: _Box) -> str:
    """The line as it would be right: a kind, and a title in quotation marks."""
    kind = _KIND.match(box.rest)
    name = kind[0] if kind else ""
    title = _QUOTES.sub("", box.rest[len(name) :]).strip(" :")
    named = name or ("" if box.sign.startswith("=") else "note")
    return " ".join(part for part in (box.sign, named, f'"{title[:_SHOWN]}"') if part)
