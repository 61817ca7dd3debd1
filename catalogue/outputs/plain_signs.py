r"""Signs in plain bodies that are written in a longer way: `\*`, `&nbsp;`, `<br>`, `<kbd>`, `{#id}`; taken out, and put back at the end.

Python-Markdown puts them aside as well, so that no other rule looks into them.
"""

import re
from html import escape
from html.entities import html5

from catalogue.outputs.plain_dialect import Dialect
from catalogue.outputs.plain_grammar import FIRST_SIGN, GAP, LAST_SIGN

# Code comes first: nothing in it is a sign. An element without attributes begins and ends on one line and holds a few words.
_WRITTEN = re.compile(
    r"`[^`\n]*`|\\([][{}()*_#+.!>|\"'-])|&([A-Za-z]{2,8});|<(br) ?/?>"
    r"|{#([^\W\d_][\w-]*)((?: \.[A-Za-z][\w-]*)*)}(?=\n|\Z)"
    r"|<(kbd|u|sub|sup|small|mark)>(?=\S)([^\\`*_\[\]<>&{}|!\n\"']{1,60})(?<=\S)</\6>"
)
# Around the id and the classes that a heading is given; no body holds it. They stand at the end of its line, or above the line
# that makes a heading of it.
OWN_ID = "\ue009"
_UNDERLINED = re.compile(r"\n(?:---+|===+)(?=\n|\Z)")
_SIGN = re.compile(f"[{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}]")
# Beside these, emphasis may begin or end: a sign counts as a blank for it.
_EMPHASIS = frozenset("*_")


def without_signs(body: str, dialect: Dialect) -> tuple[str, list[str]]:
    """Returns a body with a character in place of each sign, and the HTML of these."""
    found: dict[str, str] = {}

    def mark(html: str) -> str:
        return found.setdefault(html, chr(FIRST_SIGN + len(found)))

    def taken(match: re.Match[str]) -> str:
        escaped, entity, line, own_id, classes, element, inside = match.groups()
        if match[0][0] == "`" or len(found) > LAST_SIGN - FIRST_SIGN - 2:
            return match[0]
        if own_id:
            headed = dialect.attributes and _is_heading(body, match)
            return mark(f"{OWN_ID}{own_id}|{classes.replace(' .', ' ').strip()}{OWN_ID}") if headed else match[0]
        if escaped:
            sign = mark(escape(escaped, quote=False)) if escaped in dialect.escapes else match[0]
        elif entity:
            sign = mark(named) if (named := _named(entity)) else match[0]
        else:
            sign = mark("<br>") if line else mark(f"<{element}>") + inside + mark(f"</{element}>")
        before, after = body[match.start() - 1 : match.start()], body[match.end() : match.end() + 1]
        return GAP * (before in _EMPHASIS) + sign + GAP * (after in _EMPHASIS)

    text = _WRITTEN.sub(taken, body)
    for html, sign in found.items():
        if html[0] == OWN_ID:
            text = re.sub(f" +{sign}", sign, text)
    return text, [*found]


def _is_heading(body: str, match: re.Match[str]) -> bool:
    """Tells whether the line that a match ends is one; those below it decide too if nothing stands in front of it."""
    begin = body.rfind("\n", 0, match.start()) + 1
    if body[match.start() - 1] != " " or body[begin : match.start()].rstrip(" ")[-1:] in ("", "#"):
        return False
    return body[begin] == "#" or (body[begin].isalnum() and _UNDERLINED.match(body, match.end()) is not None)


def _named(entity: str) -> str:
    """The character of an entity, as the sanitiser writes it; none where it is not known or shows nothing."""
    character = html5.get(f"{entity};", "")
    return escape(character, quote=False) if character.isprintable() or character == "\xa0" else ""


def with_signs(html: str, signs: list[str]) -> str:
    """Returns the HTML of a body with its signs."""
    return _SIGN.sub(lambda match: signs[ord(match[0]) - FIRST_SIGN], html)
