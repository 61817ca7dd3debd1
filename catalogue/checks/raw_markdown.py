"""Rule about HTML elements with Markdown in them, which is made into what it means only where that is asked for."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.checks.unread_blocks import TAG, elements, hidden
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Place, Problem, Severity, excerpt

# What would be bold, a link, a heading or the beginning of a list; "3. Mai" and "+49" stand in addresses and tables, too.
# Names in tags and code are not read.
_MARKDOWN = re.compile(
    r"\*\*[^\s*][^*\n\0]{0,100}\*\*|\[[^\[\]\n\0]{1,200}\]\([^\s()]{1,300}\)|^ {0,3}(?:#{2,6}|[-*]|1\.) +[^\s\0][^\n\0]*",
    re.MULTILINE,
)
_SIGN = re.compile(r"<!--|-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
# What is in these is meant as it stands, and where it ends.
_CLOSING = {"<!--": "-->", "pre": "pre", "code": "code", "samp": "samp", "kbd": "kbd"}
_EMPTY = frozenset({"br", "hr", "img", "wbr"})
# Elements of which the word that asks for Markdown reads what is directly in them.
_READ = frozenset({"address", "article", "aside", "blockquote", "center", "details", "div", "figure", "footer", "header", "main", "nav", "p", "section"})  # fmt: skip


def raw_markdown(path: str, body: Body) -> Iterator[Problem]:
    """A block of HTML has Markdown in it, which is shown as it stands."""
    text = body.markdown
    if "</" in text:
        yield from islice(_told(path, body), MOST)


def _told(path: str, body: Body) -> Iterator[Problem]:
    text = body.markdown
    for tag, start, end in elements(text):
        if tag not in _CLOSING and (found := _MARKDOWN.search(_read(text[start:end]))):
            at = start + found.start() + len(found[0]) - len(found[0].lstrip())
            details = {"value": excerpt(found[0].strip()), "suggestion": _asking(text[start:end], at - start, tag)}
            yield Problem("raw-markdown", Place(path, *body.spot(at)), details, Severity.WARNING)


def _read(html: str) -> str:
    """The text of a block in which a mark stands for each character of tags, comments and code."""
    kept, at, closing = list[str](), 0, ""
    for sign in _SIGN.finditer(html):
        name = sign[2].lower() if sign[2] else sign[0]
        if closing and name != closing:
            continue
        begin = at if closing else sign.start()
        kept += html[at:begin], hidden(html[begin : sign.end()])
        at = sign.end()
        closing = "" if closing or sign[1] else _CLOSING.get(name, "")
    return "".join((*kept, "" if closing else html[at:]))


def _asking(block: str, position: int, tag: str) -> str:
    """The tag that opens the block with the word that asks for Markdown to be read; empty where that would not do."""
    depth = sum(-1 if each[1] else each[2].lower() not in _EMPTY for each in TAG.finditer(block, 0, position))
    opened = block.partition(">")[0]
    return f"{opened.rstrip()} markdown>" if depth == 1 and tag in _READ and "\n" not in opened else ""
