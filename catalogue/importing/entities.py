"""HTML entities in Markdown: decoded to characters, kept where the bare character would be markup."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Characters that a careless author wrote as an entity so that Markdown would not take them for a mark.
_MARKS = "*_[]`#|\\"


def decode(text: str) -> str:
    """Returns `text` with its entities decoded; `&lt;` stays, and so does `&gt;` where a line begins."""
    return _ENTITY.sub(_decoded, text) if "&" in text else text


def _decoded(match: re.Match[str]) -> str:
    character = html.unescape(match[0])
    if character == match[0]:
        return match[0]
    if character == "<":
        return "&lt;"
    if character == "&":
        follows = re.match(r"#?\w{1,31};", match.string[match.end() :])
        return match[0] if follows else "&"
    if character == ">":
        begins = not match.string[: match.start()].rpartition("\n")[2].strip()
        return "&gt;" if begins else ">"
    if character in _MARKS:
        return "\\" + character
    return character if character.isprintable() or character == "\u00a0" else " "
