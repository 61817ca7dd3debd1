"""Rules about bold text: the two asterisks that open it need two that close it."""

import re
from collections.abc import Iterable, Iterator

from catalogue.checks.passages import Passage
from catalogue.checks.unread_blocks import CODE
from catalogue.model.problem import Problem

_STARS = re.compile(r"(?<!\*)\*\*(?!\*)")
# What may stand before a word that is bold, and how such a word may begin.
_BEFORE = frozenset(" \t\n([{„“\"'‚‘»«–—->|:")
_FIRST = re.compile(rf"[\w„“\"'‚‘»«(\[<_§€+{CODE}]")
# Between numbers and single letters they are a sign of arithmetic.
_WORD = re.compile(r"[^\W\d_]{2}")
_SHOWN = 40


def open_bold(found: Iterable[Passage]) -> Iterator[Problem]:
    """Two asterisks open bold text that does not end in its paragraph, and are shown."""
    footnoted = False
    for passage in found:
        if "**" not in (text := passage.read) or "***" in text:
            continue
        position, stray = _open(text)
        if position is not None and not footnoted:
            index, column = passage.spot(position)
            value = passage.lines[index][column + 2 :].partition("**")[0].strip()
            yield passage.warning("unclosed-bold", index, column, value=value[:_SHOWN])
        # Asterisks behind a word may refer to those before another.
        footnoted = footnoted or stray


def _open(text: str) -> tuple[int | None, bool]:
    """Where bold text opens that does not end, and whether asterisks close some that never began."""
    opened, alone, stray = list[int](), None, False
    for match in _STARS.finditer(text):
        at, end = match.span()
        closes = at > 0 and not text[at - 1].isspace()
        if not closes and text[end : end + 1].isspace():
            between = text[alone + 2 : at] if alone is not None and not opened else ""
            if "\n" not in between and _WORD.search(between):
                return alone, False  # ** both stand apart from the word between them **
            alone = at
        elif opened and closes:
            opened.pop()
        elif not at or text[at - 1] in _BEFORE:
            opened.append(at)
        elif closes and alone is not None:
            return alone, False
        else:
            stray = True
    # What goes on with another sign than a word does was hardly meant to be bold.
    return next((at for at in opened if _FIRST.match(text, at + 2)), None), stray
