"""Rules about numbered lists that something interrupts: what goes on counting below it is a list of its own, and begins at one."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.checks.unread_blocks import without_blocks
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Place, Problem, Severity, excerpt

# A number from two on, below an empty line; a text without any is not taken apart.
_LATER = re.compile(r"\n\n {0,3}(?!1\.)\d{1,3}\. +\S")
_ITEM = re.compile(r" {0,3}(\d{1,3})\. +(?=\S)")
# What ends a list on purpose: a heading, also one that is underlined, or a ruler. Entries with bullets go on with it.
_END = re.compile(r" {0,3}(?:#|(?:=+|-+) *$|(?:[-*_] *){3,}$)")
_GOES_ON = re.compile(r"    |\t| {0,3}[-*+] ")


def restarted_list(path: str, body: Body) -> Iterator[Problem]:
    """Between two steps stands what is not indented, so that the second one begins a new list, at one."""
    if _LATER.search(body.markdown):
        yield from islice(_told(path, body), MOST)


def _told(path: str, body: Body) -> Iterator[Problem]:
    written = body.markdown.split("\n")
    last, between, fresh = 0, "", True
    for number, line in enumerate(without_blocks(body.markdown).split("\n")):
        text = line if line.strip("\0 \t") else written[number]
        item = _ITEM.match(line)
        if item and fresh and between and int(item[1]) == last + 1:
            place = Place(path, body.line + number, len(item[0]) - len(item[0].lstrip()) + 1)
            repair = f"    {excerpt(between)}"
            details = {"value": excerpt(line.strip()), "number": item[1], "repair": repair}
            yield Problem("restarted-list", place, details, Severity.WARNING)
        if item and (fresh or last):
            last, between = int(item[1]), ""
        elif _END.match(line):
            last, between = 0, ""
        elif last and fresh and not between and text.strip() and not _GOES_ON.match(text):
            between = text.strip()
        fresh = not text.strip() or line != text
