"""Mixed bodies: what is plain in them is taken out before Python-Markdown reads the rest, and put back behind it.

A box, a tab or a footnote is read by Python-Markdown, at a hundred times the cost; the texts around it need not be.
A body is taken apart between empty lines, where nothing says that both sides belong together; a word stands for
all that is taken out in one place. Where one of these words does not come out as a paragraph of its own, something reached
across after all (a fence, an element), and the body is left to Python-Markdown as a whole.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from catalogue.outputs.plain_body import normal, with_ids, without_ids
from catalogue.outputs.plain_dialect import Dialect

# Longer bodies are left alone: what goes on with what is looked for again in each part.
_LONGEST = 100_000
# The word that stands for what was taken out, with its number, and what stands on empty lines of code; no body holds them.
_WORD, _HIDDEN = "\ue007", "\ue008"
_PLACE = re.compile(rf"<p>{_WORD}([0-9]+)</p>")
# What Python-Markdown puts in place of what it has read, with a number; where one is left, its page shows it.
_STASHED = re.compile("klz|[\x02\x03]")
_STRANGE = re.compile(rf"[{_WORD}{_HIDDEN}\r\x02\x03]")
_GAP = re.compile(r"(\n{2,})")
_HEADING = re.compile(r"#{1,6} [^|\\\n]*(?=\n|\Z)")
# Where a text may hold a heading, which has a say in the ids of all others.
_HEADINGS = re.compile(r"^[ >*+.0-9-]*#|^[ >]*(?:=+|-+) *$|<h[1-6]", re.MULTILINE | re.IGNORECASE)
_HEADING_ID = re.compile(r'<h[1-6](?: class="[^"]*")? id="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
# Code between two fences.
_FENCED = re.compile(r"^( *)(```+|~~~+)[^\n`~]*\n(?:(?! *(?:```|~~~)).*\n)*\1\2$", re.MULTILINE)
_EMPTY = re.compile(r"\n(?=\n)")
# What goes on with what stands above it, across empty lines, if that has such a line as well: a list and a quotation.
_ALIKE = (
    (re.compile(r" {0,3}(?:[-*+]|[0-9]+\.) "), re.compile(r"^ *(?:[-*+]|[0-9]+\.) ", re.MULTILINE)),
    (re.compile(r" {0,3}>"), re.compile(r"^ *>", re.MULTILINE)),
)
# Elements that begin and end on one line, and addresses; any other "<" in front of a word may reach anywhere.
_ELEMENT = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?: +[a-z-]+(?:=(?:\"[^\"<>\n`]*\"|'[^'<>\n`]*'|[\w.%/-]+))?)* ?/?>"
    r"|<!-- [^<>\n-]* -->|<(?:https?://|mailto:)?[\w.+@/-]+>"
)
_REACHING = re.compile(r"<[A-Za-z/!?]|\[TOC\]|///")
_SPELLS = re.compile(
    r"<[^<>\n]*\bmarkdown\b|<(?:script|style|textarea|title|iframe|noembed|noframes|xmp|plaintext)\b", re.IGNORECASE
)
# Where a reference says where it leads, words in brackets may do so anywhere.
_REFERENCE = re.compile(r"\[(?!\^)[^\[\]]*\]:")
# What is gone once it is read, so that what stands above goes on below.
_GONE = re.compile(r" {0,3}\*?\[[^\[\]]*\]:")
_BRACKETS = re.compile(r"\](?!\()")


def mixed_html(body: str, dialect: Dialect, convert: Callable[[str], str]) -> str | None:
    """Returns the HTML of a body, not sanitised, its texts that are not plain made by `convert`; None if it gains nothing."""
    text = _hidden(normal(body).lstrip("\n"))
    if text is None or _SPELLS.search(text) or _REACHING.search(_ELEMENT.sub("", text)):
        return None
    units = [*_rendered(text, dialect)]
    headings = any(html is None and _HEADINGS.search(unit) for unit, _, html in units)
    pieces: list[str] = []
    rest = "".join(_rest(units, pieces, headings=headings))
    html = convert(rest) if pieces else ""
    if _STASHED.search(html) or _PLACE.findall(html) != [f"{number}" for number in range(len(pieces))] or not pieces:
        return None
    whole = _PLACE.sub(lambda match: pieces[int(match[1])], html)
    if _WORD in whole:
        return None
    return whole if headings else _numbered(whole, html, dialect)


def _numbered(whole: str, rest: str, dialect: Dialect) -> str | None:
    """Gives all headings their ids; None where the `rest` has headings or ids that they would have to know of."""
    if "<h" in rest.replace("<hr", ""):
        return None
    whole = with_ids(whole, dialect)
    return whole if set(_ID.findall(rest)).isdisjoint(_HEADING_ID.findall(whole)) else None


def _hidden(text: str) -> str | None:
    """Returns a text in which a sign stands on the empty lines of code; None where nobody can tell what is code."""
    if len(text) > _LONGEST or _STRANGE.search(text):
        return None
    if "```" not in text and "~~~" not in text:
        return text
    rest = _FENCED.sub("", text)
    if "```" in rest or "~~~" in rest:
        return None
    return _FENCED.sub(lambda match: _EMPTY.sub(f"\n{_HIDDEN}", match[0]), text)


def _rendered(text: str, dialect: Dialect) -> Iterator[tuple[str, str, str | None]]:
    """Yields the parts of a text, each with the gap behind it and its HTML, None where it is not plain."""
    shy = _REFERENCE.search(text) is not None
    for hidden, gap in _units(text):
        unit = hidden.replace(_HIDDEN, "")
        yield unit, gap, None if shy and _BRACKETS.search(unit) else without_ids(unit, dialect)


def _rest(units: Iterable[tuple[str, str, str | None]], pieces: list[str], *, headings: bool) -> Iterator[str]:
    """Yields the text with a word in place of all that is plain, whose HTML goes to `pieces`; `headings` stay, if so."""
    within = False
    for unit, gap, html in units:
        if html is None or (headings and "<h" in html):
            within = False
            yield unit + gap
        elif within:
            pieces[-1] += f"\n{html}"
        else:
            within = True
            pieces.append(html)
            yield f"{_WORD}{len(pieces) - 1}" + (gap if gap != "\n" else "\n\n")


def _units(text: str) -> Iterator[tuple[str, str]]:
    """Yields the parts of a text that do not touch one another, each with the gap behind it; headings alone."""
    end = len(text.rstrip("\n"))
    unit, *others = _GAP.split(text[:end])
    for space, block in zip(others[::2], others[1::2], strict=True):
        if _goes_on(unit, block):
            unit += space + block
        else:
            yield from _headed(unit, space)
            unit = block
    yield from _headed(unit, text[end:])


def _goes_on(unit: str, block: str) -> bool:
    """Tells whether `block` may belong to the `unit` above."""
    if block[0] in " :" or _GONE.match(block):
        return True
    return any(begins.match(block) and stands.search(unit) for begins, stands in _ALIKE)


def _headed(unit: str, gap: str) -> Iterator[tuple[str, str]]:
    """Yields a heading in the first line of a unit, and the rest."""
    heading = _HEADING.match(unit)
    rest = unit[heading.end() :].lstrip("\n") if heading else ""
    if heading and rest:
        yield heading[0], unit[heading.end() : -len(rest)]
        unit = rest
    yield unit, gap
