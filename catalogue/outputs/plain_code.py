"""Blocks of code in plain bodies: taken out before anything else is read, and put back when the rest is rendered."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import escape
from typing import Any

from markdown import Markdown

from catalogue.outputs.plain_grammar import CODE
from catalogue.outputs.sanitise import sanitise

# The HTML of a block of code, by its language and its text.
Code = Callable[[str, str], str]
# Three signs in the first column, with nothing but a language behind them, between empty lines.
_FENCE = re.compile(r"(?:(?<=\n\n)|\A)```([a-z0-9+-]*)\n((?>(?:[^`~\xa0]++|`(?!``)|~(?!~~))+))(?<=\n)```(?=\n\n|\Z)")
_PLACE = re.compile(rf"<p>{CODE}([0-9]+)</p>")
_SAMPLE = 'a <b> & "c"  \n\n  d\'s -- *e*\n'


def code_of(markdown: Markdown) -> Code | None:
    """Returns what makes the HTML of code for a parser; None where its settings may make anything of it."""
    if "fenced_code_block" not in markdown.preprocessors:
        return None
    fences: Any = markdown.preprocessors["fenced_code_block"]
    own = getattr(getattr(fences, "extension", None), "superfences", [{"name": "superfences"}])
    if [each["name"] for each in own] != ["superfences"]:
        return None

    @lru_cache(maxsize=256)  # the same few lines stand in many bodies
    def rendered(language: str, text: str) -> str:
        return sanitise(markdown.reset().convert(f"```{language}\n{text}```"))

    @cache
    def around() -> tuple[str, ...]:
        return tuple(rendered("", _SAMPLE).split(escape(_SAMPLE, quote=False)))

    def code(language: str, text: str) -> str:
        if language or len(around()) != 2:
            return rendered(language, text)
        return escape(text, quote=False).join(around())

    return code


def without_code(body: str, code: Code) -> tuple[str, list[str]]:
    """Returns a body with a mark and a number in the place of each block of code, and the HTML of these."""
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        lines = match[2].split("\n")[:-1]
        if not (lines[0].strip(" ") and lines[-1].strip(" ")) or any(line.isspace() for line in lines):
            return match[0]  # such lines are left out, or not, by one or the other
        found.append(code(match[1], match[2]))
        return f"{CODE}{len(found) - 1}"

    return _FENCE.sub(taken, body), found


def with_code(html: str, code: list[str]) -> str:
    """Returns the HTML of a body with its blocks of code."""
    return _PLACE.sub(lambda match: code[int(match[1])], html)
