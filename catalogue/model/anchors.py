"""Anchors: the places inside a page that a link may lead to, known from its Markdown."""

import re
import unicodedata
from collections.abc import Iterator

from catalogue.model.body import Body
from catalogue.model.outline import Sort, outline

# What templates, footnotes and tabs add to a page.
MADE = ("k-", "termin-", "session-", "fn", "__", "tc-")
# Where browsers scroll to the beginning of a page, in any case of its letters, without anything of that name on it.
TOP = "top"
# A heading without a blank behind its hashes, which CommonMark takes for text and Python-Markdown does not; in code it is neither.
_GLUED = re.compile(r"^((?:    |\t)*(?:> ?|[-*+] +|\d{1,9}\. +)*#{1,6})(?=[^#\s])", re.MULTILINE)
_LIST = re.compile(r"\s*\{:?[^{}#]*\}\s*$")
# Whether an attribute list ends is asked once: after each hash in it anew, a long line of them would take minutes.
_WITH_ID = re.compile(r"\{(?=[^{}]*\}\s*$)[^{}#]*#")
_ID = re.compile(r"\{(?=[^{}\n]*\})[^{}\n]*?#([^\s{}#]+)[^{}\n]*\}|\bid=[\"']?([^\s\"'<>{}]+)")


def anchors_of(body: Body) -> frozenset[str]:
    """Returns the anchors of a body: its headings' ids as the host makes them, and those the author wrote."""
    written = (match[1] or match[2] for match in _ID.finditer(body.markdown))
    return frozenset((*written, *_of_headings(body)))


def _of_headings(body: Body) -> Iterator[str]:
    seen: dict[str, int] = {}
    for mark in outline(Body(_GLUED.sub(r"\1 ", body.markdown))):
        if mark.sort is Sort.HEADING and _WITH_ID.search(mark.text) is None:
            text = _LIST.sub("", mark.text)
            for anchor in {_slug(text), _slug(text, latin=False)}:
                count = seen[anchor] = seen.get(anchor, -1) + 1
                yield f"{anchor}_{count}" if count else anchor


def _slug(text: str, *, latin: bool = True) -> str:
    """The id of a heading: Python-Markdown's own form, or that of a site which keeps letters beyond ASCII."""
    form = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() if latin else text
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", form).strip().lower())
