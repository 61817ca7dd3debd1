"""HTML of word processors: what Word leaves behind in pasted text, as the paragraphs and lists that were meant."""

import re

from bs4 import BeautifulSoup, Tag

# Comments that programs make for programs: conditions of Office, blocks of WordPress. What never ends is not looked through
# from each of its beginnings.
_MACHINE = re.compile(
    r"<!--\[if\b[^\]<>]{0,200}\]>(?:(?!-->).)*(?:-->|\Z)|<!--\[(?:if|endif)\b[^\]<>]{0,200}\]-->|<!\[(?:if|endif)\b[^\]<>]{0,200}\]>|<!--\s*/?wp:(?:(?!-->).)*(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_NAMESPACED = re.compile(r"</?(?:o|w|m|v|x|st\d):[a-z][^<>]*>", re.IGNORECASE)
_ITEMS = re.compile(
    r"(?:<p\b(?=[^<>]*+>)(?=[^<>]*?\bMsoList)[^<>]*+>(?:(?!</?p\b).)*</p>\s*)+", re.DOTALL | re.IGNORECASE
)
_ITEM = re.compile(r"<p\b[^<>]*>((?:(?!</?p\b).)*)</p>", re.DOTALL | re.IGNORECASE)
_BULLET = re.compile(r"^[\s\u00a0]*(?:[·•▪§o–-]|(\d{1,3}|[a-z])[.)])[\s\u00a0]+")


def without_office(text: str) -> str:
    """Returns `text` with the lists of Word as lists, and without comments and elements that say nothing to people."""
    text = _NAMESPACED.sub("", _MACHINE.sub("", text))
    return _ITEMS.sub(_list, text) if "mso" in text.casefold() else text


def _list(match: re.Match[str]) -> str:
    items = [_item(inner) for inner in _ITEM.findall(match[0])]
    numbered = all(number for _, number in items)
    name = "ol" if numbered else "ul"
    return f"<{name}>{''.join(f'<li>{words}</li>' for words, _ in items)}</{name}>"


def _item(inner: str) -> tuple[str, bool]:
    """The words of a paragraph that is an item, without the mark in front of it, and whether that was a number."""
    soup = BeautifulSoup(inner, "html.parser")
    mark = next((tag for tag in soup.find_all("span") if _ignored(tag)), None)
    if mark is not None:
        text = mark.get_text()
        mark.extract()
        return str(soup).strip(), re.match(r"\s*\w{1,3}[.)]", text) is not None
    first = next((text for text in soup.find_all(string=True) if text.strip()), None)
    found = _BULLET.match(first) if first is not None else None
    if first is not None and found is not None:
        first.replace_with(first[found.end() :])
    return str(soup).strip(), bool(found and found[1])


def _ignored(tag: Tag) -> bool:
    return "mso-list:ignore" in re.sub(r"\s", "", str(tag.get("style") or "")).casefold()
