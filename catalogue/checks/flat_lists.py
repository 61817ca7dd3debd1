"""Rules about lists in lists: an entry belongs to a list below only where four blanks more stand before it, not two."""

import re
from collections.abc import Iterator

from catalogue.checks.unread_blocks import without_blocks
from catalogue.model.body import Body
from catalogue.model.problem import Place, Problem, Severity, excerpt

_ITEM = re.compile(r"(?:[-*+]|(\d{1,9})\.) +(?=\S)")
_QUOTE = re.compile(r"(?: {0,3}> ?)*")
# Blocks whose content is indented as that of an entry is.
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?|\[\^[^\]]+\]:)(?= |$)")
# What ends a list wherever it stands: headings, rulers, addresses of references, tags around Markdown.
_END = re.compile(r"#|(?:=+|-+) *$|(?:[-*_] *){3,}$|\[[^\]]+\]:|</|<[a-zA-Z](?=[^>]*\smarkdown)")
_STEP = 4
# From here on an entry looks like one of a list below.
_DEEPER = 2


def flat_sub_list(path: str, body: Body) -> Iterator[Problem]:
    """An entry is indented by less than four blanks more than the one above, and is shown on the same level."""
    written, around, quoted = body.markdown.split("\n"), _Around(), ""
    for number, line in enumerate(without_blocks(body.markdown.expandtabs(_STEP)).split("\n")):
        quote = _QUOTE.match(line)
        inner = quote[0] if quote else ""
        outside = written[number].lstrip("> \t")
        if (inner.strip() != quoted and line.strip()) or (outside and not line.strip()):
            # Another quotation begins, unless its lines belong to the paragraph above, or HTML was left out here.
            around, quoted = _Around(fresh=around.fresh), inner.strip()
        if around.flat(line[len(inner) :]):
            text = line[len(inner) :].lstrip(" ")
            indent = (len(line) - len(inner) - len(text)) // _STEP * _STEP + _STEP
            place = Place(path, body.line + number, len(written[number]) - len(outside) + 1)
            yield Problem("flat-sub-list", place, {"repair": excerpt(inner + " " * indent + text)}, Severity.WARNING)


class _Around:
    """What is open around a line: how far in the last entry of each level is, and its number; None for a block."""

    def __init__(self, *, fresh: bool = True) -> None:
        self.levels: dict[int, tuple[int, str | None] | None] = {}
        self.fresh = fresh  # whether the next line begins something
        self.listed = False  # whether that was a list
        self.least = 0  # the level of that
        self.told = -1  # the level of the list of which something was told

    def flat(self, line: str) -> bool:
        """Whether a line begins an entry that is flat, the first one of its list; takes note of what it opens and ends."""
        text = line.lstrip(" ")
        level = (len(line) - len(text)) // _STEP
        item, inside = _ITEM.match(text), not level or level - 1 in self.levels
        if not text:
            self.fresh, self.least = True, 0
        elif _END.match(text) or _BLOCK.match(text):
            self._end(level)
            self.fresh, self.listed, self.least = self.fresh or not level, False, level
            self.levels.update({level: None} if self.fresh and inside and _BLOCK.match(text) else {})
        elif self.fresh:
            self.fresh, self.listed = False, item is not None and inside and level >= self.least
            self._end(level + self.listed)
            self.least = level
        elif level < self.least:
            self.listed = False
            self._end(level)
        else:
            self._end(level + 1)
        return self.listed and item is not None and self._entered(level, len(line) - len(text), item[1])

    def _end(self, level: int) -> None:
        """Ends what is as far in as this level, or further."""
        self.levels = {each: last for each, last in self.levels.items() if each < level}
        self.told = self.told if self.told < level else -1

    def _entered(self, level: int, indent: int, number: str | None) -> bool:
        last = self.levels.get(level)
        self.levels[level] = indent, number
        if last is None or self.told == level or indent - last[0] < _DEEPER:
            return False
        # A number that goes on counting belongs to the same list, however far in it is.
        self.told = level if number is None or last[1] is None or int(number) == 1 else -1
        return self.told == level
