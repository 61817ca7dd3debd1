"""Rules about bodies so intricate that turning them into HTML would take minutes or fail."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.model.body import Body
from catalogue.model.problem import Place, Problem

# Markdown parsers look for the end of each of these marks in the rest of its block: the cost grows with the square.
# No text written by people comes near: the longest of a real catalogue of 700 has 178 in all and 20 in a block.
BLOCK_MARKS, BODY_MARKS = 500, 4000
# They also cut what is left of a block, and of all blocks, behind each line anew: ninety thousand lines of "#" take ten minutes.
LINES = 5000
LARGEST = 200_000
DEEPEST = 80
_MARK = re.compile(r"\[|<|`+|^ *(?:===|!!!|\?\?\?)", re.MULTILINE)
_BREAK = re.compile("\n")
_BLOCK = re.compile(r"(?:[^\n]+\n?)+")
_BLANKS = " " * DEEPEST
_DEEP = re.compile(rf"^[ \t]{{{DEEPEST},}}(?:[-*+>]|\d+[.)]|!!!|\?\?\?|===)", re.MULTILINE)


def intricate_body(path: str, body: Body) -> Iterator[Problem]:
    """A body has more brackets, tags, lines or nested lists than any text needs; rendering it would take for ever."""
    start = _too_intricate(body) if len(body.markdown) <= LARGEST else None
    if start is not None:
        line = body.line + body.markdown.count("\n", 0, start)
        yield Problem("intricate-body", Place(path, line), {"limit": str(BLOCK_MARKS)})


def body_too_large(path: str, body: Body) -> Iterator[Problem]:
    """A body is longer than any text for one page; rendering it could take minutes."""
    length = len(body.markdown)
    if length > LARGEST:
        yield Problem("body-too-large", Place(path, body.line), {"length": str(length), "limit": str(LARGEST)})


def _too_intricate(body: Body) -> int | None:
    """Where the body becomes too intricate: in a block with too many marks, at a line too many, or at a list nested too deep."""
    text = body.markdown
    if text.count("\n") > LINES:
        return next(islice(_BREAK.finditer(text), LINES - 1, None)).end()
    deep = _DEEP.search(text) if _BLANKS in text or "\t" in text else None
    if deep is not None:
        return deep.start()
    if len(text) <= BLOCK_MARKS or sum(map(text.count, "[<`\n")) <= BLOCK_MARKS:
        return None
    total = 0
    for block in _BLOCK.finditer(text):
        marks = sum(1 for _ in _MARK.finditer(text, block.start(), block.end()))
        total += marks
        if marks > BLOCK_MARKS or total > BODY_MARKS:
            return block.start()
    return None
