"""Tokens: a script of ours cut into names, numbers, texts and signs; comments and space between them are left out."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

Kind = Literal["name", "number", "text", "pattern", "sign", "gap"]

_NEXT = re.compile(
    r"""(?P<gap>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<name>(?:[^\W\d]|\$)[\w$]*)
    |(?P<number>0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<sign>>>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--
        |[-+*/%&|^]=|<<|>>|\*\*|[-{}()\[\];,<>+*/%&|^!~?:=.])""",
    re.DOTALL | re.VERBOSE,
)
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
# What stands between two places where a template takes in a value, with the signs that open and close it.
_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
# A slash behind these divides; behind anything else it opens a pattern.
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")
_ASKS_FOR_A_VALUE = {"return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield"}  # fmt: skip


class Token(NamedTuple):
    """A piece of a script. `fresh` tells that it is the first one of its line.

    `opens` and `closes` tell of brackets; a template is open while a value stands in it.
    """

    kind: Kind
    text: str
    fresh: bool = False
    opens: bool = False
    closes: bool = False


def tokens(script: str) -> tuple[Token, ...]:
    """Returns the tokens of a script in order; raises ValueError at what is none."""
    return tuple(_tokens(script))


def _tokens(script: str) -> Iterator[Token]:
    at, fresh, last = 0, True, Token("sign", ";")
    open_: list[str] = []
    while at < len(script):
        kind, end = _next(script, at, last, inside=open_[-1] if open_ else "")
        text = script[at:end]
        at = end
        if kind == "gap":
            fresh = fresh or "\n" in text
            continue
        closes = text in _CLOSING or (kind == "text" and text[0] == "}")
        opens = text in _OPENING or (kind == "text" and text.endswith("${"))
        if closes and open_:
            open_.pop()
        if opens:
            open_.append("`" if kind == "text" else text)
        last = Token(kind, text, fresh, opens, closes)
        fresh = False
        yield last


def _next(script: str, at: int, last: Token, *, inside: str) -> tuple[Kind, int]:
    """The kind and the end of what begins here, after `last` and in the bracket `inside`."""
    sign = script[at]
    kind: Kind
    if sign == "`" or (sign == "}" and inside == "`"):
        found, kind = _TEMPLATE.match(script, at), "text"
    elif sign == "/" and script[at + 1 : at + 2] not in ("/", "*") and not _is_value(last):
        found, kind = _PATTERN.match(script, at), "pattern"
    else:
        found = _NEXT.match(script, at)
        kind = cast("Kind", found.lastgroup if found else "gap")
    if found is None:
        line = script.count("\n", 0, at) + 1
        raise ValueError(f"line {line}: no script of ours: {script[at : at + 20]!r}")
    return kind, found.end()


def _is_value(token: Token) -> bool:
    return token.text in _CLOSING if token.kind == "sign" else token.text not in _ASKS_FOR_A_VALUE
