"""Typography: the quotes, dashes and ellipses that Python-Markdown's smarty extension makes of a text, done by its own rules."""

import re
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions.smarty import SubstituteTextPattern
from msgspec import Struct

# What stands for a replaced piece until all rules are through: they do not look into it, and know its bounds. What was put
# aside before, a character of its own, is known by the same bounds.
_HIDDEN = re.compile("\x02([\ue000-\uefff])\x03")
_ASIDE, _KEPT = re.compile("[\uf000-\uf8fe]"), re.compile("\x02([\uf000-\uf8fe])\x03")


class Rule(Struct, frozen=True):
    """A pattern, and what comes in its place: texts, and the numbers of groups that stay."""

    pattern: re.Pattern[str]
    pieces: tuple[str | int | None, ...]


def smart_rules(markdown: Markdown) -> tuple[Rule, ...] | None:
    """Returns the rules of a parser in their order, none without smarty, or None if they replace by more than text."""
    if "smarty" not in markdown.treeprocessors:
        return ()
    smarty: Any = markdown.treeprocessors["smarty"]
    rules = [
        Rule(pattern.getCompiledRegExp(), tuple(map(_piece, pattern.replace)))
        for pattern in smarty.inlinePatterns
        if isinstance(pattern, SubstituteTextPattern)
    ]
    known = len(rules) == len(smarty.inlinePatterns) and all(None not in rule.pieces for rule in rules)
    return tuple(rules) if known else None


def _piece(piece: Any) -> str | int | None:
    """Returns the text of a replacement or the number of a group; None if it is markup or holds signs of our own."""
    if isinstance(piece, int):
        return piece
    text = unescape(piece) if isinstance(piece, str) else "<"
    return text if text.isprintable() and not set(text) & set("<>&") else None


def is_smart(text: str) -> bool:
    """Tells whether a text holds a sign without which no rule applies."""
    return "'" in text or '"' in text or "--" in text or "..." in text or "<<" in text or ">>" in text


def smarten(text: str, rules: tuple[Rule, ...]) -> str:
    """Returns the text between two tags with the rules applied to it one after the other."""
    hidden: list[str] = []
    text = _ASIDE.sub("\x02\\g<0>\x03", text)
    for rule in rules:
        found = rule.pattern.search(text)
        while found:
            hidden.append("".join(found[piece] if isinstance(piece, int) else piece or "" for piece in rule.pieces))
            text = f"{text[: found.start()]}\x02{chr(0xE000 + len(hidden) - 1)}\x03{text[found.end() :]}"
            found = rule.pattern.search(text, found.start() + 3)
    while hidden and _HIDDEN.search(text):
        text = _HIDDEN.sub(lambda match: hidden[ord(match[1]) - 0xE000], text)
    return _KEPT.sub(r"\1", text)
