"""Text: tokens written down again in as few signs as they need."""

from collections.abc import Sequence
from itertools import pairwise

from catalogue.outputs.scripts.token import Token

# After these nothing is finished, so that an end of line there means nothing.
_GOES_ON = {"++", "--", ")", "]", "}"}
# Before any other sign an end of line means nothing, because no statement begins with it.
_BEGINS = {"{", "++", "--", "!", "~"}


def text_of(tokens: Sequence[Token]) -> str:
    """Returns a script that reads as these tokens; it keeps an end of line wherever a statement may end there."""
    kept = [one for one, after in pairwise([*tokens, Token("sign", "")]) if not (one.text == ";" and after.text == "}")]
    parts = [kept[0].text] if kept else []
    for one, after in pairwise(kept):
        parts += (_between(one, after), after.text)
    return "".join(parts)


def ends_a_line(one: Token, after: Token) -> bool:
    """Whether a statement may end between two tokens, where only a line does."""
    return after.fresh and _may_end(one) and _may_begin(after)


def _between(one: Token, after: Token) -> str:
    if ends_a_line(one, after):
        return "\n"
    return " " if _would_grow_together(one, after) else ""


def _may_end(token: Token) -> bool:
    return token.kind != "sign" or token.text in _GOES_ON


def _may_begin(token: Token) -> bool:
    return token.kind != "sign" or token.text in _BEGINS


def _would_grow_together(one: Token, after: Token) -> bool:
    if one.kind == "pattern":
        return after.kind in ("name", "number")
    if one.kind == "number" and after.text.startswith("."):
        return True
    if one.kind in ("name", "number"):
        return after.kind in ("name", "number")
    return one.kind == after.kind == "sign" and one.text[-1] == after.text[0] and after.text[0] in "+-/&|<>=?*."
