"""The source of a plain body: written so that the grammar can read it, with a mark where both renderers differ in small things."""

import re
from itertools import pairwise

from catalogue.outputs.markdown_extensions import GENDER_STAR
from catalogue.outputs.plain_dialect import Dialect
from catalogue.outputs.plain_grammar import BLANK, BREAK, CLOSE, ITEM, JOIN, OPEN, STAR, TITLE, is_plain

_STAR = re.compile(GENDER_STAR)
_LEADING = re.compile(r"\n(?<=\S\n)( {1,7})(?=[^\s*+-]|[*]\S)(?![0-9]+\. )")
_TRAILING = re.compile(r"^(.*\S)( +)$", re.MULTILINE)
_BREAK = re.compile(r"(?<=\S)  \n(?=\S)")
# Blanks at the end of a heading, a row or a rule say nothing, and those between two items are kept.
_NOTHING = re.compile(r"^(#{1,6} .*[^\s#]|\|.*\||---+|===+|\*\*\*+|___+) +$", re.MULTILINE)
_BETWEEN = re.compile(r"^( {0,8}(?:[-*+]|[0-9]{1,2}\.) .*\S)( {2,})(?=\n {0,8}(?:[-*+]|[0-9]{1,2}\.) )", re.MULTILINE)
# Signs at the end of a heading, which belong to it where no blank stands in front of them; a line below a text that makes a
# heading of it.
_CLOSED = re.compile(r"^(#{1,6} .*[^\s#\\]) +#+$", re.MULTILINE)
_RULED = re.compile(r"\n(?<=[^\n]\n)(?:---|===)")
_UNDERLINED = re.compile(r"(?:(?<=\n\n)|\A)(?=[^\W_])(?![0-9]+[.)])([^\n|]*[^\s|])\n(?:(-)|=){3,}(?=\n|\Z)")
_ADMONITION = re.compile(
    r'!!! (?:(?<=\n\n!!! )|(?<=\A!!! ))([a-z]+(?:-[a-z]+)*)(?: "([^"\n]+)")?\n{1,2}((?: {4}[^\n]*\n\n?)*? {4}[^\n]*)(?=\n\n(?! {4})|\Z)'
)
# Headings, rows and titles end without blanks.
_BARE_ENDS = ("#", "|", TITLE)
_ITEM = re.compile(r" {0,3}((?:[-*+]|[0-9]{1,2}\.) ) *(?=\S)")
_INDENTED = re.compile(r"\n(?: {1,3}(?:[-*+]|[0-9]+\.) +|(?:[-*+]|[0-9]+\.) {2,})(?=\S)")
_WORDS = re.compile(r"[^\W\d_]|\*\*\w|[„\"'(]")
_BELOW = re.compile(r"\n(?=(?:[-*+]|[0-9]{1,3}\.) +\S)")
_INDENT = re.compile(r"^ {4}", re.MULTILINE)
# A line of a text that begins a link or emphasis and does not end it.
_OPEN = re.compile(r"(?:\[[^\[\]]*|(?<![\w*_])(?:\*\*?|_)(?=[^\s*_])[^*_]*)(?<=\S)\Z")
_ALONE = ("#", "|", "    ", TITLE, OPEN)


def source_of(body: str, dialect: Dialect) -> str | None:
    """Returns a body without its code and signs as the grammar reads it, or None if it is not plain."""
    source = _source(body, dialect)
    return source if is_plain(source) else _said(source)


def _source(body: str, dialect: Dialect) -> str:
    """Returns a body as the grammar reads it."""
    if "!!!" in body and dialect.admonitions:
        body = _ADMONITION.sub(_contained, body)
    if " \n" in body or body[-1:] == " ":
        body = _NOTHING.sub(r"\1", body)
    if _INDENTED.search(f"\n{body}"):
        body = "\n\n".join([_even(block) for block in body.split("\n\n")])
    body = _headed(body)
    if "*" in body:
        body = _STAR.sub(STAR, body)
    if " \n" in body or body[-1:] == " ":
        body = _ended(body)
    if "\n " in body:
        body = _LEADING.sub(lambda match: "\n" + BLANK * len(match[1]), body)
    return _joined(body)


def _headed(body: str) -> str:
    """Returns a body with all headings written alike."""
    if "#\n" in f"{body}\n":
        body = _CLOSED.sub(r"\1", body)
    if _RULED.search(body):
        body = _UNDERLINED.sub(lambda match: f"{'##' if match[2] else '#'} {match[1]}", body)
    return body


def _ended(body: str) -> str:
    """Returns a body with marks for the blanks at the end of its lines."""
    if "  \n" in body:
        body = _BETWEEN.sub(lambda match: match[1] + BLANK * len(match[2]), body)
        body = _BREAK.sub(f"\n{BREAK}", body)
    return _TRAILING.sub(_kept, body)


def _joined(body: str) -> str:
    """Returns a body in which links and emphasis end on the line on which they begin."""
    lines = body.split("\n")
    kept = lines[:1]
    for above, line in pairwise(lines):
        signs = line and ("[" in above or "*" in above or "_" in above)
        if (
            signs
            and _OPEN.search(above)
            and not kept[-1].startswith(_ALONE)
            and (above[0] == ">") == (line[:2] == "> ")
        ):
            kept[-1] += JOIN + line.removeprefix("> ")
        else:
            kept.append(line)
    return "\n".join(kept)


def _kept(match: re.Match[str]) -> str:
    """Returns a line with its blanks at the end; none stand behind headings, cells and titles."""
    line, blanks = match.groups()
    last = match.string[match.end() : match.end() + 2] in ("", "\n\n")
    return match[0] if line[:1] in _BARE_ENDS or not (last or len(blanks) == 1) else line + BLANK * len(blanks)


def _even(block: str) -> str:
    """Returns a list with all its items in the first column, and one blank in each.

    Python-Markdown takes less than four blanks in front of them for none, and any number behind their signs for one.
    """
    sign = None if "\n#" in block else _ITEM.match(block)  # behind a heading another list begins
    return _INDENTED.sub(rf"\n{sign[1]}", f"\n{block}")[1:] if sign else block


def _said(source: str) -> str | None:
    """Returns a body with a mark at lines of paragraphs that look like items, or None if it is not plain even so.

    Python-Markdown wants an empty line above a list.
    """
    if f"{BLANK}{BLANK}\n" in source:
        return None  # in a paragraph, these break the line
    blocks = source.split("\n\n")
    for at, block in enumerate(blocks):
        if _WORDS.match(block) and "\n#" not in block and "\n>" not in block:
            blocks[at] = _BELOW.sub(f"\n{ITEM}", block)
    marked = "\n\n".join(blocks)
    return marked if marked != source and is_plain(marked) else None


def _contained(match: re.Match[str]) -> str:
    title = match[2] or match[1].capitalize()
    return f"{OPEN}{match[1]}\n\n{TITLE}{title}\n\n{_INDENT.sub('', match[3])}\n\n{CLOSE}"
