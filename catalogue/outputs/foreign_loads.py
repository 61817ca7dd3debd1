"""Foreign loads: what makes the browsers of readers ask another server as soon as they show a page; and styles, which they refuse."""

import re

_LOADING = re.compile(rb"<(?:script|img|iframe|embed|source|video|audio|track|(link))\b([^<>]*)>", re.IGNORECASE)
_FOREIGN = re.compile(rb"""(?<![\w-])(?:src|href)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""", re.IGNORECASE)
# Links that a browser follows by itself.
_FOLLOWED = re.compile(
    rb"""\brel\s*=\s*["']?[^"'>]*\b(?:stylesheet|icon|preload|prefetch|modulepreload|preconnect|manifest)\b""",
    re.IGNORECASE,
)
_STYLED = re.compile(rb"""<style\b|<[a-z][^<>]*\sstyle\s*=""", re.IGNORECASE)


def foreign_load(page: bytes, *, own: str) -> str:
    """Returns the first address on another server that a page loads something from; empty where there is none.

    What begins with the `own` address of the site comes from here.
    """
    for tag in _LOADING.finditer(page) if b"//" in page else ():
        address = _FOREIGN.search(tag[2])
        if address and (tag[1] is None or _FOLLOWED.search(tag[2])):
            found = address[1].decode("utf-8", "replace")
            if not (own and found.startswith(own)):
                return found
    return ""


def has_styles(page: bytes) -> bool:
    """Tells whether a page has styles of its own, which the policy forbids: in an element or an attribute."""
    return _STYLED.search(page) is not None
