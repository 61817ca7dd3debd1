"""What stands in code: nobody reads it as text, and it may be an example of what is wrong elsewhere."""

import re
from collections.abc import Iterable, Iterator

_TICKS = re.compile("`+")
# So far before a place code on its line is looked for.
_FURTHEST = 10_000


def outside_code(found: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Yields of what was found in a text, in its order, that which stands neither between fences nor between backticks."""
    lines, number, last = list[str](), 0, 0
    for match in found:
        # Its patterns take long to compile, and most catalogues hold nothing of what is asked for.
        from catalogue.checks.unread_blocks import CODE, without_blocks

        lines = lines or without_blocks(text).split("\n")
        number += text.count("\n", last, match.start())
        last = match.start()
        if lines[number].strip(" \t>") != CODE and not _ticked(text, last):
            yield match


def _ticked(text: str, at: int) -> bool:
    begin = max(text.rfind("\n", 0, at) + 1, at - _FURTHEST)
    end = text.find("\n", at)
    behind = text.find("`", at, end if end >= 0 else len(text))
    return behind >= 0 and len(_TICKS.findall(text, begin, at)) % 2 == 1
