"""Rare styles: the theme's rules for what few pages hold, in a stylesheet that only those pages ask for.

The rules of both files stand in the order in which the theme has them, as far as they can meet at one element.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from catalogue.outputs.stylesheet import only, without

RARE_STYLESHEET = "assets/stylesheets/rare.css"

_KINDS = "note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote"
_PARTS = "annotation|clipboard|code__|profile|source-file|tags?|tooltip2?"
_RARE = re.compile(
    rf"\.(?:admonition|arithmatex|critic|footnote|grid|highlight(?:table)?|inline|katex|keys|linenodiv|mermaid|tabbed"
    rf"|task-list|{_KINDS}|md-(?:{_PARTS}))(?![a-z])"
)
# What tells a page that holds any of it. It may stand there by chance: then the page asks for more than it needs.
_MARKS = (
    *(b"admonition", b"arithmatex", b"critic", b"footnote", b"highlight", b"katex", b"linenodiv", b"mermaid"),
    *(b"tabbed-", b"task-list"),
)
# The same behind something that few pages hold, so that tens of thousands of pages need not be searched for each of them.
_BEHIND = {
    # Words of their own in a list of classes, in whichever quotes an author writes it.
    **{word: tuple(b"%c%b" % (sign, word) for sign in b"\"'= \n") for word in (b"grid", b"inline", b"keys")},
    b"md-": tuple(
        b"md-" + part
        for part in (b"annotation", b"clipboard", b"code__", b"profile", b"source-file", b"tag", b"tooltip")
    ),
}
# A class that is none of ours: nearly all pages have none.
_FOREIGN = re.compile(rb'class=(?!"tc-)')
# Details may be of a kind; ours are of none.
_DETAILS, _OUR_DETAILS = b"<details", b'<details class="tc-'
_LINK = re.compile(r'(?P<start>\s*<link rel="stylesheet" href="[^"]*assets/stylesheets/)main\.[^"]*\.css">')
_MAIN = "<main"

_ICON = re.compile(r"""(--md-[\w-]*icon[\w-]*):((?:"[^"]*"|'[^']*'|[^;}"'])*);?""")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_EMPTY = re.compile(r":root\{\s*\}")


class Parted(NamedTuple):
    """The theme's stylesheet in two: what all pages need, and what few do."""

    common: str
    rare: str


def parted(css: str, others: Iterable[str] = ()) -> Parted:
    """Returns the theme's stylesheet in two; an icon is where it is used, by these or by the `others` of the site.

    Raises ValueError for what is no stylesheet.
    """
    common, rare = without(css, _RARE), only(css, _RARE)
    icons = dict(_ICON.findall(common))
    everywhere = {name for sheet in (common, *others) for name in _USED.findall(sheet)}
    own = icons.keys() & set(_USED.findall(rare)) - everywhere
    common = _EMPTY.sub("", _ICON.sub(lambda icon: icon[0] if icon[1] in everywhere else "", common))
    head = "".join(f"{name}:{value};" for name, value in icons.items() if name in own)
    return Parted(common, f":root{{{head}}}{rare}" if head else rare)


def holds_rare(html: bytes) -> bool:
    """Tells whether a page may hold what few pages do: something of a class that is none of ours."""
    if _FOREIGN.search(html) is None:
        return False
    if any(mark in html for mark in _MARKS) or html.count(_DETAILS) != html.count(_OUR_DETAILS):
        return True
    return any(mark in html for sign, marks in _BEHIND.items() if sign in html for mark in marks)


def linked(html: str) -> str:
    """Returns a finished page that asks for the rare styles behind the theme's others if it needs them."""
    head, main, rest = html.partition(_MAIN)
    return with_link(head) + main + rest if holds_rare(rest.encode()) else html


def with_link(head: str) -> str:
    """Returns the head of a page that asks for the rare styles, once."""
    return head if RARE_STYLESHEET in head else _LINK.sub(lambda found: f'{found[0]}{found["start"]}rare.css">', head)
