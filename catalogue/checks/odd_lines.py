"""Rules about signs that stand one blank too near or too far: hashes of headings, brackets of links."""

import re
from collections.abc import Iterator

from catalogue.checks.passages import Passage
from catalogue.model.problem import Problem

_INDENTED = re.compile(r" {1,3}(#{1,6}) +(?=\S)")
# What an address begins with, or how that of a file ends: in other brackets stands an explanation.
_ADDRESS = r"https?://|mailto:|www\.|#\w|[\w./%-]{1,200}\.(?:md|html?|pdf|docx?|xlsx?|pptx?|odt|ods|png|jpe?g|svg|gif|zip|ics)\b"
_GAPPED = re.compile(rf"(!?\[[^\[\]]{{1,300}}\])\s{{1,8}}(\((?:{_ADDRESS})[^\s()]*\))")
_TURNED = re.compile(rf"\(([^()\n]{{1,80}})\)\[((?:{_ADDRESS})[^\s\[\]]*)\]")
_UNCLOSED = re.compile(rf"(!?\[[^\[\]\n]{{1,300}}\])\(((?:{_ADDRESS})[^\s()]*)(?=\s|$)")
# Signs of keys, remarks of an editor and formulas stand in two brackets as well.
_KEYS = r"strg|alt|altgr|shift|umsch(?:alt)?|enter|eingabe|return|entf|einfg|esc|tab|pos1|ende|bild|druck|windows|win|cmd|ctrl|f\d+|sic|(?:leer|rück|pfeil|feststell)\w*"
_WIKI = re.compile(
    rf"(?<![\[\w])\[\[(?!(?:{_KEYS})\b|(?:datei|file|bild|image|kategorie|category):)(?:([^\[\]\n|]{{1,80}})\|([^\[\]\n]{{1,80}})|([^\[\]\n|.+]{{4,80}}))\]\](?![(\[\]:\0])",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[()]")
# So far behind the address of a link its bracket may be closed: a title stands between, or a blank of the address.
_FURTHEST = 2000
# Without any of these signs on a line there is none of that.
_ODD = re.compile(r"\)\[|\[\[|\]\([^()]*(?:\s|$)")
_SHOWN = 60


def odd_heading(passage: Passage) -> Iterator[Problem]:
    """A hash at the beginning of a line makes a heading of it without a blank behind, and none with a blank before."""
    first = passage.lines[0]
    if first.startswith("#") and first[1:2] not in ("#", " ", "\t", ""):
        yield passage.warning("heading-without-blank", 0, value=first[1:_SHOWN].strip())
    for index, line in enumerate(passage.lines):
        if heading := _INDENTED.match(line):
            repair = f"{heading[1]} {line[heading.end() :]}"[:_SHOWN].strip()
            yield passage.warning("indented-heading", index, heading.start(1), value=repair)


def link_with_gap(passage: Passage) -> Iterator[Problem]:
    """Between the brackets of a link is a blank, so that they are shown."""
    text = passage.read
    for found in _GAPPED.finditer(text) if "(" in text else ():
        yield passage.warning("link-with-gap", *passage.spot(found.start()), value=f"{found[1]}{found[2]}"[:300])


def broken_link(passage: Passage) -> Iterator[Problem]:
    """The brackets of a link are the wrong way round, doubled as in a wiki, or the last one is missing."""
    text = passage.read if any(map(_ODD.search, passage.lines)) else ""
    for found in _TURNED.finditer(text):
        yield passage.warning("broken-link", *passage.spot(found.start()), value=f"[{found[1]}]({found[2]})"[:300])
    for found in (found for found in _UNCLOSED.finditer(text) if not _closed(text, found.end())):
        yield passage.warning("broken-link", *passage.spot(found.start()), value=f"{found[1]}({found[2]})"[:300])
    for found in _WIKI.finditer(text):
        yield passage.warning("broken-link", *passage.spot(found.start()), value=f"[{found[2] or found[3]}](….md)")


def _closed(text: str, at: int) -> bool:
    """Whether the bracket of a link is closed somewhere behind its address."""
    depth = 1
    for bracket in _BRACKET.finditer(text, at, at + _FURTHEST):
        depth += 1 if bracket[0] == "(" else -1
        if not depth:
            return True
    return False
