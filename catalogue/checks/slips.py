"""Rules about Markdown that is typed almost right: nothing breaks, but staff see signs in place of what was meant."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from catalogue.checks.fences import unclosed_fence
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Problem

# What looks like a slip; a text without any of it is not taken apart. Each pattern begins with a sign that is found fast.
_BULLET = r"[•‣▪◦●○■□\uf0b7\uf0a7\uf0d8➢➤]|[·–—o][ \t\xa0]|[-*+]\xa0|-[^\W\d_]|\d+(?:\)|\.[^\W\d_])"
_HEADING = r"#[^#\s]|(?<= )#+ "
_BOX = r"(?:!!!(?! ?\")|\?\?\?\+?|===(?= ))(?! ?[\w-]*(?: \"[^\"\n]+\")?\n\n?\1    )|!!! ?\""
_LIST = r"(?P<text>)(?![ >]*(?:[-*+#|]|\d+\.) )[^\n]+(?=\n[ >]*(?:[-*+]|\d+\.) +\S)"
# An entry that is too far in for its level, and not far enough for the next one.
_SUB_LIST = r"(?=[ >\t])(?:> ?)*(?:    |\t)* {2,3}(?:[-*+]|\d+\.)[ \t]"
# A row of a table, and below it a line that is none.
_ROW = r" *\|[^\n]*\n(?= *[^\s|<!?=])(?![^\n]*\|)"
# A line that begins oddly, or with a list below it though it is no entry of one; most lines are told by the way they begin.
_LINE = re.compile(rf"\n(?!- |\n|## )(?:([ >]*)(?:{_BULLET}|{_HEADING}|{_BOX})|{_SUB_LIST}|{_ROW}|{_LIST})")
# Entries of a list from the beginning of a block, with lines that go on below them.
_SIGN = r"(?:[-*+]|\d+\.) +(?![-*_ ]+(?:\n|\Z))[^\n\s][^\n]*"
_ENTRIES = re.compile(rf" {{0,3}}{_SIGN}(?>(?:\n *{_SIGN}|\n +(?:[\w„\"'(–]|\*\S|\[(?![^\]\n]*\]:))[^\n]*)*)")
_FURTHEST = 5000
# Bold text that does not end on its line, or with one sign, or begins with a blank.
_BOLD = re.compile(r"\*\*(?<![\w.,;:!?)]\*\*)(?:[^\s*][^*\n]*(?:\n|\Z|(?<=\s)\*\*\w|\*(?![*\w]))|[ \t])")
_GAP = re.compile(r"\](?:\s[\s>]{0,40}\(|\([^\s()]*(?:\s|\Z))")
# Signs without which there are no links with odd brackets, and no tabs between words; looking for them costs nothing.
_ODD = {")[": re.compile(r"\)\[[^^]"), "[[": re.compile(r"\[\["), "\t": re.compile(r"[^\s-] *\t[ \t]*\S")}
# What the line below the heads of a table is made of, and where the table ends: at an empty line, or a box.
_RULED = frozenset(" |:->\t")
# What stands around a line: blanks, and the signs of a quote.
_AROUND = " >\t"
_EMPTY = re.compile(r"\n[ >\t]*(?:(?:!!!|\?\?\?\+?|===) [^\n]*)?\n")


def markdown_slip(path: str, body: Body) -> Iterator[Problem]:
    """A list, a table, a box, a link, a heading or bold text is typed almost right, so that its signs are shown."""
    text = f"\n{body.markdown}"
    if "```" in text or "~~~" in text:
        yield from unclosed_fence(path, body)
    odd = any(sign in text and pattern.search(text) for sign, pattern in _ODD.items())
    if odd or _GAP.search(text) or _BOLD.search(text) or _has_odd_line(text):
        yield from islice(_told(path, body), MOST)
    elif _has_odd_table(f"{text}\n"):
        from catalogue.checks.table_heads import broken_table
        from catalogue.checks.table_rows import surplus_cell

        yield from islice(chain(broken_table(path, body), surplus_cell(path, body)), MOST)


def _has_odd_line(text: str) -> bool:
    """Whether a line begins oddly; one that goes on below an entry, as where an editor wraps them, does not."""
    return any(found["text"] is None or not _goes_on(text, found.start()) for found in _LINE.finditer(text))


def _goes_on(text: str, at: int) -> bool:
    """Whether the line that begins there is of a list: all lines above it in its block are entries, or go on below one."""
    if text[at + 1] != " ":
        return False
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 1
    return at - start < _FURTHEST and _ENTRIES.fullmatch(text, start, at) is not None


def _has_odd_table(text: str) -> bool:
    """Whether the first rows of a table do not look as they should: most tables do, and need not be taken apart."""
    at = text.find("|")
    while at >= 0:
        start, end = text.rfind("\n", 0, at), text.find("\n", at)
        above, head = text[text.rfind("\n", 0, start) + 1 : start].strip(_AROUND), text[start + 1 : end].strip(_AROUND)
        line = text[end + 1 : text.find("\n", end + 1)].strip(_AROUND)
        if "|" in line and _RULED.issuperset(line):
            if (above and not above.startswith("#")) or _coded(head) or _strokes(head, head) != _strokes(line, head):
                return True
            begin, end = end, empty.start() if (empty := _EMPTY.search(text, end)) else len(text)
            if any(_strokes(row.strip(_AROUND), head) > _strokes(head, head) for row in text[begin:end].split("\n")):
                return True
        elif head.startswith("|") and line.startswith("|"):
            return True
        at = text.find("|", end)
    return False


def _coded(head: str) -> bool:
    """Whether some strokes may divide nothing."""
    return "`" in head or "\\" in head


def _strokes(row: str, head: str) -> int:
    """How many strokes divide columns: those at the ends as well where the heads have none there."""
    between = row.removeprefix("|").removesuffix("|") if "|" in (head[:1], head[-1:]) else row
    return between.count("|")


def _told(path: str, body: Body) -> Iterator[Problem]:
    # Their patterns take longer to compile than a hundred texts to look through, and most catalogues need none of them.
    from catalogue.checks.bold import open_bold
    from catalogue.checks.boxes import boxes
    from catalogue.checks.flat_lists import flat_sub_list
    from catalogue.checks.list_signs import list_without_blank_line, unknown_list_sign
    from catalogue.checks.odd_lines import broken_link, link_with_gap, odd_heading
    from catalogue.checks.passages import passages
    from catalogue.checks.table_ends import text_in_table
    from catalogue.checks.table_heads import broken_table
    from catalogue.checks.table_rows import surplus_cell, tabs_as_table

    found = passages(path, body)
    rules = (list_without_blank_line, unknown_list_sign, odd_heading, link_with_gap, broken_link, tabs_as_table)
    of_each = (problem for rule in rules for passage in found for problem in rule(passage))
    of_all = (rule(path, body) for rule in (boxes, flat_sub_list, text_in_table, broken_table, surplus_cell))
    yield from chain(of_each, open_bold(found), *of_all)
