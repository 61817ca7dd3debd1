"""Loose links: links and pictures that Python-Markdown makes of what is mere text to CommonMark."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from catalogue.model.link import SAFE_SCHEMES, scheme_of

# The address of a link, behind its text, and that of a reference.
_LINK = re.compile(rb"\]\(([^)\n]{1,2000})|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*([^\n]{1,2000})", re.MULTILINE)
# An address with round brackets in it, up to the one that closes the link.
_BRACKETED = re.compile(rb"(?:[^()\n]|\([^()\n]*\)){1,2000}(?=\))")
# The title behind an address.
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')$""")
# A link's text is looked for so far before its address, and no further.
_FURTHEST = 1000


class LooseLink(NamedTuple):
    """A link or a picture: where it leads, and the byte at which it begins.

    Of an unsafe link it is that at which its text ends.
    """

    address: str
    position: int
    picture: bool = False


def loose_links(prose: bytes) -> Iterator[LooseLink]:
    """Yields the loose links of a text in UTF-8 without code, HTML and links: those that are unsafe, and those with a blank in them."""
    for match in _LINK.finditer(prose):
        address = _written(match[1] or match[2])
        if scheme_of(address) not in SAFE_SCHEMES:
            yield LooseLink(address, match.start())
        elif match[1] and b"(" not in match[1]:
            yield from _with_blank(prose, match.start(), address)
        elif match[1] and (whole := _BRACKETED.match(prose, match.start(1))):
            yield from _with_blank(prose, match.start(), _written(whole[0]))


def _with_blank(prose: bytes, closing: int, address: str) -> Iterator[LooseLink]:
    """Yields a link or a picture whose address has a blank in it, by the bracket at which its text ends."""
    address = _TITLE.sub("", address.rstrip(">"))
    opening = prose.rfind(b"[", max(0, closing - _FURTHEST), closing)
    before = prose[opening - 1 : opening] if opening > 0 else b""
    odd = before == b"\\" or b"\n\n" in prose[opening:closing]
    if opening < 0 or odd or " " not in address or address.startswith(" "):
        return
    picture = before == b"!"
    yield LooseLink(address, opening - picture, picture)


def _written(address: bytes) -> str:
    return unescape(address.decode("utf-8", "replace")).strip().lstrip("<")
