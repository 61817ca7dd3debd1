"""Plain bodies: rendered by a fast CommonMark parser to the very bytes that Python-Markdown and the sanitiser give."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Any

import pyromark
from markdown.extensions.toc import strip_tags, unique

from catalogue.outputs.markdown_extensions import GENDER_STAR
from catalogue.outputs.plain_code import with_code, without_code
from catalogue.outputs.plain_dialect import Dialect
from catalogue.outputs.plain_grammar import BLANK, BREAK, CLOSE, CODE, ITEM, OPEN, STAR, TITLE, is_plain
from catalogue.outputs.smart_text import Rule, is_smart, smarten

# The stubs do not know its third argument, without which equal headings take the square of their number.
_unique: Any = unique
_COMMONMARK = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
_STAR = re.compile(GENDER_STAR)
# A pattern that begins with a line break is looked for much faster than one that looks back first.
_EMPTY = re.compile(r"\n +(?=\n|\Z)")
_LEADING = re.compile(r"\n(?<=\S\n)( {1,7})(?=[^\s*+-]|[*]\S)(?![0-9]+\. )")
_TRAILING = re.compile(r"^(.*\S)( +)$", re.MULTILINE)
# Headings, rows and titles end without blanks, or differ.
_BARE_ENDS = ("#", "|", TITLE)
_BREAK = re.compile(r"(?<=\S)  \n(?=\S)")
_ADMONITION = re.compile(
    r'!!! (?:(?<=\n\n!!! )|(?<=\A!!! ))([a-z]+(?:-[a-z]+)*)(?: "([^"\n]+)")?\n{1,2}((?: {4}[^\n]*\n\n?)*? {4}[^\n]*)(?=\n\n(?! {4})|\Z)'
)
_ITEM = re.compile(r" {0,3}((?:[-*+]|[0-9]{1,2}\.) ) *(?=\S)")
_INDENTED = re.compile(r"\n(?: {1,3}(?:[-*+]|[0-9]+\.) +|(?:[-*+]|[0-9]+\.) {2,})(?=\S)")
_WORDS = re.compile(r"[^\W\d_]|\*\*\w|[„\"'(]")
_BELOW = re.compile(r"\n(?=(?:[-*+]|[0-9]{1,3}\.) +\S)")
_INDENT = re.compile(r"^ {4}", re.MULTILINE)
_HEADING = re.compile(r"<h([1-6])>(.*)</h[1-6]>")
_ADDRESS = re.compile(r'(<a href=|<img alt="[^"]*" src=)"([^"]*)"')
_PICTURE = re.compile(r'<img (src="[^"]*") (alt="[^"]*")( title="[^"]*")? />')
_LISTS = re.compile(r"\n(?=<[uo]l>)")
_NUMBERED = re.compile(r'<ol start="\d+">')
_TAGS = re.compile("(<[^>]*>)")
_OPENED = re.compile(rf"<p>{OPEN}([a-z-]+)</p>")
_ALIGNED = re.compile(r' style="text-align: (left|right|center)"')
_TABLE = (
    ("<table><thead><tr>", "<table>\n<thead>\n<tr>\n"), ("</th><th", "</th>\n<th"),
    ("</th></tr></thead><tbody>", "</th>\n</tr>\n</thead>\n<tbody>"), ("<tr><td", "<tr>\n<td"),
    ("</td><td", "</td>\n<td"), ("</td></tr>", "</td>\n</tr>"), ("</tbody></table>", "</tbody>\n</table>"),
)  # fmt: skip


def plain_html(body: str, dialect: Dialect) -> str | None:
    """Returns the HTML of a plain body, its links as written, or None if the body is not plain."""
    html = without_ids(body, dialect)
    return None if html is None else with_ids(html, dialect).replace("\xa0", "&nbsp;")


def without_ids(body: str, dialect: Dialect) -> str | None:
    """Returns the HTML of a plain body or of a piece of one, its headings as they are before they know of one another."""
    code: list[str] = []
    text = normal(body).strip("\n")
    if "```" in text and dialect.code and text.replace("\n", "").isprintable():
        text, code = without_code(text, dialect.code)
    source = _source(text, code, dialect)
    if source is not None and not is_plain(source):
        source = _said(source)
    if source is None:
        return None
    html = _COMMONMARK.html(source.replace(f"\n{BREAK}", "  \n")).rstrip("\n").replace(STAR, "*").replace(ITEM, "")
    html = html.replace(BLANK, " ")
    html = _shaped(html, nested="\n    " in source)
    if dialect.rules and is_smart(source):
        html = _smartened(html, dialect.rules)
    return with_code(html, code) if code else html


def resolved(html: str, address: Callable[[str], str]) -> str:
    """Returns the HTML of a plain body with every link and picture where `address` says, asked in their order."""
    return _ADDRESS.sub(lambda match: f'{match[1]}"{escaped(address(unescape(match[2])))}"', html)


def escaped(value: str) -> str:
    """Returns an attribute's value as the sanitiser writes it."""
    value = value.replace("&", "&amp;").replace("\xa0", "&nbsp;").replace('"', "&quot;")
    return value.replace("<", "&lt;").replace(">", "&gt;")


def normal(body: str) -> str:
    """Returns a body as Python-Markdown reads it: without tabs, and without blanks on lines that hold nothing else."""
    if "\t" in body:
        body = body.expandtabs(4)
    return _EMPTY.sub("\n", body) if "\n " in body else body


def with_ids(html: str, dialect: Dialect) -> str:
    """Gives every heading its id; the page has its h1 already, so an h1 becomes an h2."""
    used: set[str] = set()
    counted: dict[str, int] = {}

    def changed(match: re.Match[str]) -> str:
        anchor = escaped(_unique(_slug(match[2], dialect.slugify, dialect.separator), used, counted))
        level = "2" if match[1] == "1" else match[1]
        return f'<h{level} id="{anchor}">{match[2]}{dialect.permalink.replace("{}", anchor)}</h{level}>'

    return _HEADING.sub(changed, html)


def _source(body: str, code: list[str], dialect: Dialect) -> str | None:
    """Returns a body without its code as the grammar reads it, or None if it holds characters that are no text."""
    plain = body.replace("\n", "").replace("\xa0", "")
    if not (plain.replace(CODE, "") if code else plain).isprintable():
        return None
    if "!!!" in body and dialect.admonitions:
        body = _ADMONITION.sub(_contained, body)
    if _INDENTED.search(f"\n{body}"):
        body = "\n\n".join([_even(block) for block in body.split("\n\n")])
    if "*" in body:
        body = _STAR.sub(STAR, body)
    if "  \n" in body:
        body = _BREAK.sub(f"\n{BREAK}", body)
    if " \n" in body or body[-1:] == " ":
        body = _TRAILING.sub(_kept, body)
    return _LEADING.sub(lambda match: "\n" + BLANK * len(match[1]), body) if "\n " in body else body


def _kept(match: re.Match[str]) -> str:
    """Returns the line of a text with its blanks at the end; none stand behind headings, cells and titles."""
    return match[0] if match[1][:1] in _BARE_ENDS or len(match[2]) > 1 else match[1] + BLANK * len(match[2])


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
    blocks = source.split("\n\n")
    for at, block in enumerate(blocks):
        if _WORDS.match(block) and "\n#" not in block and "\n>" not in block:
            blocks[at] = _BELOW.sub(f"\n{ITEM}", block)
    marked = "\n\n".join(blocks)
    return marked if marked != source and is_plain(marked) else None


def _contained(match: re.Match[str]) -> str:
    title = match[2] or match[1].capitalize()
    return f"{OPEN}{match[1]}\n\n{TITLE}{title}\n\n{_INDENT.sub('', match[3])}\n\n{CLOSE}"


def _shaped(html: str, *, nested: bool) -> str:
    """Writes elements the way Python-Markdown and the sanitiser write them."""
    if " />" in html:
        html = _PICTURE.sub(r"<img \2 \1\3>", html).replace("<br />", "<br>").replace("<hr />", "<hr>")
    if "<ol start" in html:
        html = _NUMBERED.sub("<ol>", html)
    if OPEN in html:
        html = _OPENED.sub(r'<div class="admonition \1">', html).replace(f"<p>{CLOSE}</p>", "</div>")
        html = html.replace(f"<p>{TITLE}", '<p class="admonition-title">')
    if "<table>" in html:
        html = _ALIGNED.sub(r' class="tc-\1"', html)
        for written, wanted in _TABLE:
            html = html.replace(written, wanted)
    return _joined(html) if nested else html


def _joined(html: str) -> str:
    """Takes the line breaks from before the lists inside items."""
    last, *others = _LISTS.split(html)
    pieces, depth = [last], 0
    for piece in others:
        depth += last.count("<li>") - last.count("</li>")
        pieces.append(piece if depth else f"\n{piece}")
        last = piece
    return "".join(pieces)


def _smartened(html: str, rules: tuple[Rule, ...]) -> str:
    """Applies the rules to the texts between the tags, except code."""
    pieces = _TAGS.split(html)
    for index in range(0, len(pieces), 2):
        if is_smart(pieces[index]) and (not index or pieces[index - 1] != "<code>"):
            text = smarten(pieces[index].replace("&gt;", ">").replace("&amp;", "&"), rules)
            pieces[index] = text.replace("&", "&amp;").replace(">", "&gt;")
    return "".join(pieces)


@lru_cache(maxsize=1024)  # most bodies have the same few headings
def _slug(heading: str, slugify: Callable[[str, str], str], separator: str) -> str:
    return slugify(unescape(strip_tags(heading)), separator)
