"""Stylesheets in few bytes: without comments and space, without the rules for what stands on no page, and cut in two."""

import re
from collections.abc import Callable, Iterator

_TEXT = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')][^)]*\)"""
_SPACE = re.compile(rf"({_TEXT})|(?:\s|/\*.*?\*/)+", re.DOTALL)
# Around these signs space means nothing; in a selector it does before a colon, never behind one.
_AROUND = re.compile(rf"({_TEXT})|[ ;]*(\}}) ?| ?([{{,;>]) ?|(:) ", re.DOTALL)
_MARK = re.compile(rf"{_TEXT}|/\*.*?\*/|[{{}};]", re.DOTALL)
_SELECTOR = re.compile(rf"(?:{_TEXT}|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[[^\]]*\]|[^,(\[\"'])+", re.DOTALL)
_INSIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
# Statements that hold rules.
_GROUPS = ("@media", "@supports")


def pressed(css: str) -> str:
    """Returns a stylesheet that means the same, without comments and needless space."""
    plain = _SPACE.sub(lambda found: found[1] or " ", css).strip()
    return _AROUND.sub(lambda found: found[1] or found[2] or found[3] or found[4], plain)


def without(css: str, absent: re.Pattern[str]) -> str:
    """Returns a stylesheet without the selectors that ask for something `absent`, and without the rules that have no other.

    What is only named in brackets, as in :not(…), is not asked for. Raises ValueError for what is no stylesheet.
    """
    return _left(css, lambda selector: not absent.search(_open(selector)))


def only(css: str, asked: re.Pattern[str]) -> str:
    """Returns the rules that `without` leaves out, and nothing else."""
    return _left(css, lambda selector: bool(asked.search(_open(selector))), others=False)


def _left(css: str, wanted: Callable[[str], bool], *, others: bool = True) -> str:
    """The selectors that are wanted, with their rules; and the statements that are no rules, if `others` are wanted too."""
    return "".join(_kept(statement, wanted, others=others) for statement in _statements(css))


def _statements(css: str) -> Iterator[str]:
    """The rules and other statements outside of every brace."""
    depth = start = 0
    for mark in _MARK.finditer(css):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] in ("}", ";"):
            yield css[start : mark.end()]
            start = mark.end()
    if depth or _SPACE.sub(lambda found: found[1] or "", css[start:]):
        raise ValueError("the stylesheet ends in the middle of a rule")


def _kept(statement: str, wanted: Callable[[str], bool], *, others: bool) -> str:
    head, brace, body = statement.partition("{")
    if head.lstrip().startswith(_GROUPS):
        inner = _left(body[:-1], wanted, others=others)
        return f"{head}{{{inner}}}" if inner.strip() else ""
    if not brace or head.lstrip().startswith("@"):
        return statement if others else ""
    left = [selector for selector in _SELECTOR.findall(head) if wanted(selector)]
    return f"{','.join(left)}{{{body}" if left else ""


def _open(selector: str) -> str:
    """A selector without what stands in its brackets."""
    while (shorter := _INSIDE.sub("", selector)) != selector:
        selector = shorter
    return selector
