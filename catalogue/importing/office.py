"""HTML of word processors: what Word leaves behind in pasted text, as the paragraphs and lists that were meant."""

import re
from collections.abc import Sequence
from typing import NamedTuple

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
_ITEM = re.compile(r"(<p\b[^<>]*>)((?:(?!</?p\b).)*)</p>", re.DOTALL | re.IGNORECASE)
_LEVEL = re.compile(r"mso-list:[^;\"']{0,40}\blevel([1-9])\b", re.IGNORECASE)
# "§ 5", "z. B." and "s. Anlage" are words of the entry.
_BULLET = re.compile(r"^\s*(?:[·•▪o–-]|§(?!\s*\d)|(?P<number>\d{1,3}|[a-h])[.)](?!\s*[A-Za-z]\.))\s+")
_FIRST = ("1", "a", "i")
_NUMBER = re.compile(r"\s*(\w{1,3})[.)]")


def without_office(text: str) -> str:
    """Returns `text` with the lists of Word as lists, and without comments and elements that say nothing to people."""
    text = _NAMESPACED.sub("", _MACHINE.sub("", text))
    return _ITEMS.sub(_list, text) if "mso" in text.casefold() else text


class _Item(NamedTuple):
    """An item of a list: how deep it lies, its words, and the number in front of it."""

    level: int
    words: str
    number: str


def _list(match: re.Match[str]) -> str:
    items = []
    for tag, inner in _ITEM.findall(match[0]):
        level = _LEVEL.search(tag)
        items.append(_Item(int(level[1]) if level else 1, *_item(inner)))
    return _listed(items)


def _listed(items: Sequence[_Item]) -> str:
    """The items of one level as a list, those that lie deeper below the one before them."""
    own: list[tuple[_Item, list[_Item]]] = []
    for item in items:
        if own and item.level > own[-1][0].level:
            own[-1][1].append(item)
        else:
            own.append((item, []))
    numbered = all(item.number for item, _ in own) and own[0][0].number in _FIRST
    entries = []
    for item, below in own:
        # Lists begin with 1: a number among dots, or that goes on from another list, stays a word ("3. Mai").
        number = f"{item.number}.\N{NO-BREAK SPACE}" if item.number and not numbered else ""
        entries.append(f"<li>{number}{item.words}{_listed(below) if below else ''}</li>")
    name = "ol" if numbered else "ul"
    return f"<{name}>{''.join(entries)}</{name}>"


def _item(inner: str) -> tuple[str, str]:
    """The words of a paragraph that is an item, without the mark in front of it, and the number that this was."""
    soup = BeautifulSoup(inner, "html.parser")
    mark = next((tag for tag in soup.find_all("span") if _ignored(tag)), None)
    if mark is not None:
        text = mark.get_text()
        mark.extract()
        number = _NUMBER.match(text)
        return str(soup).strip(), number[1] if number else ""
    first = next((text for text in soup.find_all(string=True) if text.strip()), None)
    found = _BULLET.match(first) if first is not None else None
    if first is not None and found is not None:
        first.replace_with(first[found.end() :])
    return str(soup).strip(), (found["number"] or "") if found else ""


def _ignored(tag: Tag) -> bool:
    return "mso-list:ignore" in re.sub(r"\s", "", str(tag.get("style") or "")).casefold()
