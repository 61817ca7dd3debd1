"""Plain bodies: rendered by a fast CommonMark parser to the very bytes that Python-Markdown and the sanitiser give."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Any

import pyromark
from markdown.extensions.toc import strip_tags, unique

from catalogue.outputs.plain_code import with_code, without_code
from catalogue.outputs.plain_dialect import Dialect
from catalogue.outputs.plain_grammar import BLANK, BREAK, CLOSE, GAP, ITEM, JOIN, OPEN, STAR, TITLE
from catalogue.outputs.plain_signs import OWN_ID, with_signs, without_signs
from catalogue.outputs.plain_source import source_of
from catalogue.outputs.smart_text import Rule, is_smart, smarten

# The stubs do not know its third argument, without which equal headings take the square of their number.
_unique: Any = unique
_COMMONMARK = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
# A pattern that begins with a line break is looked for much faster than one that looks back first.
_EMPTY = re.compile(r"\n +(?=\n|\Z)")
_HEADING = re.compile(rf"<h([1-6])>(.*?)(?:{OWN_ID}(.*)\|(.*){OWN_ID})?</h[1-6]>")
_OWN_ID = re.compile(rf"{OWN_ID}(.*)\|")
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
    text = normal(body).strip("\n")
    if not text.replace("\n", "").replace("\xa0", "").isprintable():
        return None
    code: list[str] = []
    if "```" in text and dialect.code and "\xa0" not in text:
        text, code = without_code(text, dialect.code)
    signs: list[str] = []
    if "\\" in text or "<" in text or "&" in text or "{#" in text:
        text, signs = without_signs(text, dialect)
    source = source_of(text, dialect)
    if source is None:
        return None
    html = _COMMONMARK.html(source.replace(f"\n{BREAK}", "  \n")).rstrip("\n").replace(STAR, "*").replace(ITEM, "")
    html = html.replace(BLANK, " ").replace(JOIN, "\n").replace(GAP, "")
    html = _shaped(html, nested="\n    " in source)
    if dialect.rules and is_smart(source):
        html = _smartened(html, dialect.rules)
    if signs:
        html = with_signs(html, signs)
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
    used = set(_OWN_ID.findall(html)) if OWN_ID in html else set[str]()
    counted: dict[str, int] = {}

    def changed(match: re.Match[str]) -> str:
        text, own, classes = match[2], match[3], match[4]
        anchor = own or escaped(_unique(_slug(text, dialect.slugify, dialect.separator), used, counted))
        level = "2" if match[1] == "1" else match[1]
        named = f' class="{classes}"' if classes else ""
        return f'<h{level}{named} id="{anchor}">{text}{dialect.permalink.replace("{}", anchor)}</h{level}>'

    return _HEADING.sub(changed, html)


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
