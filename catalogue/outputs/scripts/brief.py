"""Brevity: tokens said again in fewer, where the language has a shorter way to say the same."""

from collections.abc import Iterator, Sequence

from catalogue.outputs.scripts.text import ends_a_line
from catalogue.outputs.scripts.token import Token

_DECLARES = ("const", "let")
_NONE = Token("sign", "")
_SAME = {"true": ("!", "0"), "false": ("!", "1")}


def brief(found: Sequence[Token]) -> tuple[Token, ...]:
    """Returns tokens that read as these: declarations that follow each other in one, a single parameter without brackets."""
    return tuple(_declared(tuple(_valued(tuple(_bare(found))))))


def _bare(found: Sequence[Token]) -> Iterator[Token]:
    """`(one) => …` is `one => …`."""
    dropped = {
        place
        for at in range(len(found) - 3)
        if found[at + 1].kind == "name" and [found[at + step].text for step in (0, 2, 3)] == ["(", ")", "=>"]
        for place in (at, at + 2)
    }
    for at, token in enumerate(found):
        if at not in dropped:
            yield token._replace(fresh=True) if at - 1 in dropped and found[at - 1].fresh else token


def _valued(found: Sequence[Token]) -> Iterator[Token]:
    """`0.5` is `.5`, `true` is `!0`."""
    for at, token in enumerate(found):
        before, after = (found[place].text if 0 <= place < len(found) else "" for place in (at - 1, at + 1))
        if token.kind == "number" and token.text.startswith("0."):
            yield token._replace(text=token.text[1:])
        elif (
            token.kind == "name"
            and token.text in _SAME
            and before != "."
            and not (before in ("{", ",") and after == ":")
        ):
            sign, number = _SAME[token.text]
            yield from (Token("sign", sign, token.fresh), Token("number", number))
        else:
            yield token


def _declared(found: Sequence[Token]) -> Iterator[Token]:
    """`const one = 1; const two = 2` is `let one = 1, two = 2`: that nobody writes to what is constant was seen before."""
    # By depth, whether the statement there declares.
    declares = [False]
    for before, token, after in zip((_NONE, *found), found, (*found[1:], _NONE), strict=False):
        if token.closes and len(declares) > 1:
            declares.pop()
        goes_on = declares[-1] and before.text == ";" and token.text in _DECLARES
        if ends_a_line(before, token) or (token.text == ";" and after.text not in _DECLARES):
            declares[-1] = False
        if token.text in _DECLARES and before.text != ".":
            if not goes_on:
                yield token._replace(text="let")
            declares[-1] = True
        else:
            yield Token("sign", ",") if token.text == ";" and declares[-1] else token
        if token.opens:
            declares.append(False)
