"""Tokens: the words of a text as they are written, and what of a text is no word."""

import re
from functools import lru_cache

from msgspec import Struct

from catalogue.outputs.search.folding import without_gender

_WORD = re.compile(r"\w+(?:[-‐‑.@&/'’*:·]{1,2}\w+)*")
_PIECE = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"\b([A-Za-zÄÖÜäöü]{2,8})[ .]?[ ](\d{1,4})\b")
# "Part II" and "Part I", but not "Why I left".
_ROMAN = re.compile(r"\b([A-Za-zÄÖÜäöü]{2,8}) (III?|IV|VI{0,3}|IX|I(?! *\w))\b")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_DIGIT = re.compile(r"\d")
# What texts that were pasted hold inside their words: soft hyphens and spaces without width.
_INVISIBLE = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}]")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$")
# The first paragraph, which says what an offer is about; what stands further down may be an example.
_LEAD = re.compile(r"^(?![ \t]*$|[ \t]*(?:#|!!!|\?\?\?|===|[-*+|>`]|\d+\.)).+(?:\n.+)*", re.MULTILINE)
# Addresses, attribute lists, raw tags and code are no words of the text.
_MARKUP = re.compile(r"\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|https?://\S+|```.*|~~~.*")
# What mostly stands right behind a word.
_CLOSING = ".,:;!?"
_JOINED = ("-", "‐", "‑", "@", "&")
# O'Brien is typed OBrien as well.
_NAME = re.compile(r"[^\W\d_]['’](?=[^\W\d_]{3})")

# A word, and behind it the parts of one that is bound together.
Token = tuple[str, ...]


class WrittenPage(Struct, frozen=True):
    """A hand-written page as the host hands it over: `text` is plain, `headings` are those below the title."""

    address: str
    title: str
    summary: str
    headings: tuple[str, ...]
    text: str


def words(text: str) -> tuple[Token, ...]:
    """Returns the words of a text as they are written, each with its parts where hyphens bind it together."""
    bare = text.rstrip(_CLOSING)
    if bare.isalnum():
        return ((bare,),)
    found: list[Token] = []
    for word in _WORD.findall(visible(text)):
        if word.isalnum():
            found.append((word,))
        else:
            found += _pieces(word)
    return tuple(found)


def visible(text: str) -> str:
    """Returns a text without the signs that nobody sees or types."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def pieces_of(text: str) -> list[str]:
    """Returns what of a text is letters and digits, piece by piece."""
    return _PIECE.findall(text)


def numbered(text: str) -> list[str]:
    """Returns what a number makes one word: "FB 11" is "FB11" too."""
    if _DIGIT.search(text) is None:
        return []
    return [f"{word}{number}" for word, number in _NUMBERED.findall(text)]


def one_of_several(title: str) -> list[str]:
    """Returns what a title says of which of several it is: "Module 2" is "Module2" too, and "Part II" is "Part2"."""
    return numbered(title) + [f"{word}{_ROMANS.index(roman)}" for word, roman in _ROMAN.findall(title)]


def headings(markdown: str) -> list[str]:
    """Returns the headings of a Markdown text, without their signs."""
    found, at = [], markdown.find("#")
    while at >= 0:
        start, end = markdown.rfind("\n", 0, at) + 1, markdown.find("\n", at)
        match = _HEADING.match(markdown[start : end if end >= 0 else None])
        if match:
            found.append(match[1])
        at = markdown.find("#", end) if end >= 0 else -1
    return found


def parted(markdown: str) -> tuple[str, str]:
    """Returns the first paragraph of a Markdown text and all the rest, both without what is no word."""
    found = _LEAD.search(markdown)
    start, end = found.span() if found else (0, 0)
    lead, rest = markdown[start:end], f"{markdown[:start]}\n{markdown[end:]}"
    return (_bare(lead), _bare(rest)) if _is_marked(markdown) else (lead, rest)


def _is_marked(text: str) -> bool:
    """Whether a text may hold anything of _MARKUP; most paragraphs do not."""
    return "](" in text or "{" in text or "<" in text or "//" in text or "```" in text or "~~~" in text


def _bare(text: str) -> str:
    return _MARKUP.sub(" ", text)


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[Token, ...]:
    """A word with signs inside, joined with its parts behind it where the signs bind it together ("E-Akte", "Q&A")."""
    plain = without_gender(word)
    pieces = pieces_of(plain)
    binds = sum(plain.count(sign) for sign in _JOINED) + (1 if _NAME.match(plain) else 0)
    parts = pieces if len(pieces) == 1 else [piece for piece in pieces if len(piece) > 1]
    if 0 < binds < 3 and not any(sign in plain for sign in "/:*"):
        return (("".join(pieces), *parts),)
    return tuple([(part,) for part in parts])
