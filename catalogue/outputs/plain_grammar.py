"""The grammar of plain bodies: the Markdown that every renderer reads alike.

A body is plain if the grammar accounts for every single character of it. Whatever is not named here is not plain: raw
HTML, attribute lists, footnotes, references, indented code, half-open emphasis. So the grammar can be too
narrow, which costs time, but where it is too wide, tests/properties/test_plain_body.py finds a body that comes out
differently.

It has two floors: every line is of a kind, told by how it begins, and the kinds must follow each other in an order
that leaves no doubt.
"""

import re
from functools import cache
from itertools import pairwise

# How some things are written before the grammar sees them: an asterisk of a German gender form; the start of a line
# behind two blanks that break the line; the start, the title and the end of an admonition; a block of code; the start
# of a line of a paragraph that looks like an item. No plain body holds these characters itself.
STAR, BREAK, OPEN, TITLE, CLOSE, CODE, ITEM = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005", "\ue006"
# Stands for a blank at the beginning or the end of a line, which one renderer keeps and the other does not: both keep this
# one, and beside emphasis both take it for a blank. It is not printable, so that no plain body holds it either.
BLANK = "\u2001"
# Stands for the end of a line within a link or within emphasis; a blank for both renderers as well.
JOIN = "\u2002"
# Signs that are written in a longer way, each by a character of its own (`plain_signs.py`); beside emphasis a gap makes room,
# which no page shows.
FIRST_SIGN, LAST_SIGN, GAP = 0xF000, 0xF8FE, "\u2003"
SIGNS = f"{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}"

# Groups are repeated in atomic groups, "(?>(?:ab)+)", and not possessively, "(?:ab)++", where Python 3.11.0 to 3.11.4 finds
# other things than later ones (Debian 12 has 3.11.2).
# Each round of such a group takes up to a kilobyte until it ends, so that no text may be longer than this.
LONGEST = 50_000
_ENTITY = r"&(?!#|\w*;)"
_TEXT = rf"[^\n\\`*_\[\]<&{{}}|!\xa0{BREAK}{ITEM}{BLANK}{JOIN}]++"
_HARD_BLANK = r"(?<=[\w.,;:!?§%)*–—-])\xa0(?=[\w(„\"§%€–—\[*])"
_UNDERSCORE = r"(?<=[^\W_])_(?=[^\W_])"
_CODE = rf"`(?![\s`])(?>(?:[^\n`<&\\|\xa0{BREAK}{JOIN}]++|\\++(?!`)|{_ENTITY})+)(?<!\s)`(?!`)"
# A text must not begin as something else does.
_START = r"(?=[^\x00-\x7f\s]|[A-Za-z\"'(/%&.,;$@`<\[]|!\[|\*\*?[^\s*]|_[^\s_]|\d|={1,2}[^\s=]|~~[^\s~]|[-+:][^\s+:-])(?!\d+[.)]\s)"
_GOES_ON = rf"{JOIN}{BLANK}*+{_START}"
_WORDS = rf"{_TEXT}|{_HARD_BLANK}|{_ENTITY}|!(?!\[)|{_CODE}|{_UNDERSCORE}|{_GOES_ON}"

# Where a link may lead: addresses that both renderers and the sanitiser leave as they are.
_HOST = r"(?>(?:(?!xn--)[A-Za-z0-9][A-Za-z0-9-]*+\.)+)(?!xn--)[A-Za-z][A-Za-z0-9]*+(?![\w.-])"
_PATH = r"[A-Za-z0-9._~/%#?=&+,@-]"
_WEB = rf"https?://{_HOST}(?::[0-9]{{2,4}}(?![0-9]))?(?>(?:[/?#](?>(?:{_PATH}|:)*))?)"
_ADDRESS = (
    rf"(?:{_WEB}"
    rf"|mailto:[A-Za-z0-9._+-]++@{_HOST}|tel:\+?[0-9-]++|(?!//){_PATH}++)"
)

# Emphasis begins behind a blank or an opening mark and ends before a blank or a closing one.
_BEFORE = r"(?<![^\s(\[\"'„“‚‘«»/–—-])"
_AFTER = r"(?![^\s.,;:!?)\]\"'“”‘’«»…/–—-])"


def _emphasis(inside: str, opening: str, closing: str) -> str:
    return rf"{_BEFORE}{opening}(?![\s*_])(?>(?:{inside})+)(?<![\s*_]){closing}(?![*_]){_AFTER}"


_BRACKETS = rf"(?<!!)\[(?![\s^]|TOC\])(?>(?:{_WORDS})+)\](?!\s?[(\[:])|(?<!!)\[[ xX]\](?=[ ](?![(:]))"
_BARE_LINK = rf"<(?![^\s>]*(?:--|\.\.))(?:{_WEB}|[a-z0-9.+-]++@{_HOST})>"
_TITLE = rf'(?>(?: "(?! )[^\n\\`*_\[\]<>&{{}}|"\'()\xa0{BREAK}{SIGNS}]++(?<! )")?)'
_LINK = rf"(?<!!)\[(?!\s)(?>(?:{_WORDS}|{_emphasis(_WORDS, '[*][*]', '[*][*]')})+)\]\({_ADDRESS}{_TITLE}\)"
_PICTURE = rf"!\[[^\n\\`*_\[\]<>&{{}}|!\"'\xa0{BREAK}{JOIN}{GAP}{SIGNS}]*+\]\({_ADDRESS}{_TITLE}\)"

# The kinds of lines, each by a letter; "?" are those of no kind. Without a text: empty, a quote, the rule of a table, a rule,
# an admonition begun or ended, code.
_BARE = {
    "e": "",
    "q": ">",
    ":": r"\|(?>(?:[ ]*+:?-++:?[ ]*+\|){2,})",
    "_": r"---+|\*\*\*+|___+|(?>(?:-[ ]){2,})-|(?>(?:\*[ ]){2,})\*",
    "d": rf"{OPEN}[a-z-]+|{CLOSE}",
    "c": rf"{CODE}[0-9]+",
}
# With a text: behind a break, what looks like an item, items by their sign, items within items, twice within, the same with
# asterisks, a line that goes on behind blanks, numbered within ("i" the first, "o" the others), a quote, and a line of a paragraph.
_TEXTS = {
    "b": BREAK, "l": rf"{ITEM}(?:[-*+]|[0-9]{{1,3}}\.)[ ]", "-": r"-[ ]", "*": r"\*[ ]", "+": r"\+[ ]", "1": r"[0-9]{1,2}\.[ ]", "n": r"[ ]{4}-[ ]",
    "m": r"[ ]{8}-[ ]", "x": r"[ ]{4}\*[ ]", "y": r"[ ]{8}\*[ ]", "w": rf"{BLANK}{{1,7}}", "i": r"[ ]{4}1\.[ ]", "o": r"[ ]{4}[0-9]\.[ ]", ">": r">[ ]", "t": "",
}  # fmt: skip
# With a text that may begin as it likes: a heading, a row of a table, the title of an admonition.
_FREE = {"h": r"\#{1,6}[ ](?!\s)", "|": r"\|", "a": TITLE}
# One sort of emphasis stands for all three, since to compile each would take twice as long; the sign that opened it has the
# group behind those of the kinds.
_SIGN = len(_BARE) + len(_TEXTS) + len(_FREE) + 1
_EMPHASIS = _emphasis(f"{_WORDS}|{_LINK}", r"(\*\*|\*|_)", rf"\{_SIGN}")
_INLINE = rf"{_WORDS}|{_EMPHASIS}|{_LINK}|{_PICTURE}|{_BARE_LINK}|{_BRACKETS}"
# Signs at the end of a heading belong to it or not.
_CLOSED = re.compile(r"^#.*#$", re.MULTILINE)
_KINDS = " " + "".join((*_BARE, *_TEXTS, *_FREE, "=", "?"))


@cache
def _lines() -> re.Pattern[str]:
    """Compiled when first used: that takes as long as a few hundred bodies."""
    bare, texts, free = ("|".join(f"({mark})" for mark in kinds.values()) for kinds in (_BARE, _TEXTS, _FREE))
    return re.compile(
        rf"(?:{bare})\n|(?:(?:{texts}){_START}|{free})(?>(?:{_INLINE}|\|++)+)(?<!\s){BLANK}*+\n|([^\n]*+)\n"
    )


def _items(sign: str) -> str:
    item = f"{sign}[tw]*+(?>(?:(?>(?:nm*+)+)|(?>(?:xy*+)+)|io*+)?)"
    return f"{sign}[tw]*+(?>(?:e+{sign}[tw]*+)+)|(?>(?:{item})+)"


# In which order the kinds may follow each other: "te-e" is a paragraph and a list.
_LIST = "|".join(map(_items, ("-", r"\*", r"\+", "1")))
_BLOCK = rf"t[tblw]*+|(?:{_LIST})(?!e+[-*+1])|\|:\|++(?=e)|>++(?>(?:q++>++)*)(?!e+>)|[_dac](?=e)"
_ORDER = re.compile(rf"(?>(?:he*+|(?:{_BLOCK})(?:e++|(?=h)))*)")


def is_plain(text: str) -> bool:
    """Tells whether the grammar accounts for the whole of `text`."""
    if len(text) > LONGEST:
        return False
    found = _lines().finditer(text + "\n")
    kinds = "".join([_KINDS[_first(line) if line.lastindex == _SIGN else line.lastindex or 0] for line in found])
    if _ORDER.fullmatch(kinds + "e") is None or ("#\n" in text + "\n" and _CLOSED.search(text)):
        return False
    return "|" not in text or _even(text, kinds)


def _first(line: re.Match[str]) -> int:
    """The group of the kind of a line with emphasis, whose sign was found later."""
    return next(number for number, mark in enumerate(line.groups(), start=1) if mark is not None)


def _even(text: str, kinds: str) -> bool:
    """Tells whether all bars stand in tables, and every row has as many cells as the one above."""
    rows = zip(text.split("\n"), kinds, strict=True)
    bars = [line.count("|") if kind in "|:" and line[-1] == "|" else 0 for line, kind in rows]
    pairs = [pair for pair in pairwise(bars) if 0 not in pair]
    return sum(bars) == text.count("|") and all(above == below > 2 for above, below in pairs)
