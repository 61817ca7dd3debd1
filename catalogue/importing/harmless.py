"""The last look at a body: what the catalogue's own reader still takes for markup that it refuses becomes plain text."""

import re

from catalogue.importing.note import Say
from catalogue.model.body import Body
from catalogue.model.link import SAFE_SCHEMES, scheme_of
from catalogue.model.outline import Mark, Sort, outline

_REFUSED = frozenset({Sort.ELEMENT, Sort.ATTRIBUTE, Sort.PICTURE})
_SIGNS = re.compile(r"(?<!\\)[\[\]{}!]")
ROUNDS = 4


def harmless(text: str, say: Say) -> str:
    """Returns `text` without anything that `catalogue check` would call an error; lines that had to change are told."""
    for number in range(ROUNDS):
        lines = text.split("\n")
        found = {mark.line - 1: mark.text for mark in outline(Body(text)) if _refused(mark)}
        if not found:
            return text
        for index, words in found.items():
            if index < len(lines):
                say("markup-as-text", value=words)
                # A mark can begin on the line before the one it is told for; the second round takes both.
                first = max(0, index - number)
                lines[first : index + 1] = [_plain(line) for line in lines[first : index + 1]]
        text = "\n".join(lines)
    return "\n".join(_plain(line).strip() for line in text.split("\n"))


def _refused(mark: Mark) -> bool:
    return mark.sort in _REFUSED or (mark.sort is Sort.LINK and scheme_of(mark.text) not in SAFE_SCHEMES)


def _plain(line: str) -> str:
    return _SIGNS.sub(lambda match: "\\" + match[0], line.replace("<", "&lt;").replace("`", "'"))
