"""Unread blocks: code and HTML in a body, which no rule reads as text; what is left of the body without them."""

import re
from collections.abc import Iterator

# Stands in place of code, which belongs to a paragraph and which nobody reads here.
CODE = "\0"
_SIGNS = ("```", "~~~", "<")
# Where code or HTML of several lines begins; elements whose content is Markdown are none.
_OPENING = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<fence>```+|~~~+)[^`\n]*$"
    r"|^ {0,3}<(?P<tag>address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|header|h[1-6]|main|nav"
    r"|ol|p|pre|section|table|ul)\b(?![^<>\n]{0,500}\smarkdown)"
    r"|<!--",
    re.MULTILINE | re.IGNORECASE,
)
# What opens or closes an element, and its name.
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ANY = re.compile(r"[^\n]")


def hidden(text: str) -> str:
    """Returns a mark for each character of a text, in as many lines."""
    return _ANY.sub(CODE, text)


def without_blocks(markdown: str) -> str:
    """Returns a text of as many lines, in which HTML is left out and a mark stands for each line of code."""
    if not any(sign in markdown for sign in _SIGNS):
        return markdown
    kept, at = list[str](), 0
    for opening, end in _blocks(markdown):
        breaks = markdown.count("\n", opening.start(), end)
        code = opening["indent"] + CODE if opening["fence"] else ""
        kept += markdown[at : opening.start()], "\n".join([code] * (breaks + 1))
        at = end
    return "".join((*kept, markdown[at:]))


def elements(markdown: str) -> Iterator[tuple[str, int, int]]:
    """Yields the names of the elements whose content is shown as it stands, and where each begins and ends in the text."""
    for opening, end in _blocks(markdown):
        if opening["tag"]:
            yield opening["tag"].lower(), opening.start("tag") - 1, end


def _blocks(markdown: str) -> Iterator[tuple[re.Match[str], int]]:
    """What opens a block of code or HTML, and where that ends."""
    at = 0
    while opening := _OPENING.search(markdown, at):
        at = _end(markdown, opening)
        yield opening, at


def _end(text: str, opening: re.Match[str]) -> int:
    """Where a block ends that opens there; one that is not closed goes on to the end of the text."""
    if fence := opening["fence"]:
        quote = "[ \\t]*>[ \\t>]*" if ">" in opening["indent"] else "[ \\t]*"
        closing = re.compile(rf"^{quote}{fence[:3]}{fence[0]}{{{len(fence) - 3},}}[ \t]*$", re.MULTILINE)
        found = closing.search(text, opening.end())
        return found.end() if found else len(text)
    sign, at = ("-->", opening.end()) if not opening["tag"] else (">", _closed(text, opening))
    end = text.find(sign, at)
    return end + len(sign) if end >= 0 else len(text)


def _closed(text: str, opening: re.Match[str]) -> int:
    """Where the tag stands that closes an element, others of its name within it aside."""
    depth, tag = 0, opening["tag"].lower()
    for each in TAG.finditer(text, opening.start()):
        if each[2].lower() == tag:
            depth += -1 if each[1] else 1
            if not depth:
                return each.end()
    return len(text)
