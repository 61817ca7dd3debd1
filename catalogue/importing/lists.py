"""Lists: indented by four blanks a level and set off by a blank line, so that every Markdown parser sees them."""

import re

_ITEM = re.compile(r"^([ \t]*)([-*+•]|\d{1,9}[.)])([ \t]+)(?=\S)")
_RULE = re.compile(r"^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BLOCK = re.compile(r"^(?:\||>|#)")
_BOX = re.compile(r"^(?:!!!|\?\?\?\+?|===) ")
DEEPEST = 8


def settle_lists(text: str) -> str:
    """Returns `text` with its lists indented by four blanks a level; the content of boxes (!!!) is a text of its own."""
    return "\n".join(_settled(text.expandtabs(4).split("\n"), depth=0))


def _settled(lines: list[str], *, depth: int) -> list[str]:
    out: list[str] = []
    outside: list[str] = []
    position = 0
    while position < len(lines):
        outside.append(lines[position])
        position += 1
        if _BOX.match(outside[-1]) and depth < DEEPEST:
            inside = _inside(lines, position)
            out += [
                *_Lists().settle(outside),
                *(
                    f"    {line}" if line else ""
                    for line in _settled([line[4:] for line in lines[position:inside]], depth=depth + 1)
                ),
            ]
            outside, position = [], inside
    return [*out, *_Lists().settle(outside)]


def _inside(lines: list[str], start: int) -> int:
    """Where the indented content of a box ends."""
    end = start
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
        end += 1
    return end


class _Lists:
    """`open` holds, for each list item that is open, the column at which its text begins in the source."""

    def __init__(self) -> None:
        self.open: list[int] = []
        self.out: list[str] = []

    def settle(self, lines: list[str]) -> list[str]:
        for line in lines:
            item = None if _RULE.match(line) else _ITEM.match(line)
            if not line.strip():
                self.out.append("")
            elif item:
                self._item(line, item)
            else:
                self._line(line)
        return self.out

    def _item(self, line: str, item: re.Match[str]) -> None:
        indent = len(item[1])
        goes_on = bool(self.open)
        while self.open and indent < self.open[-1]:
            self.open.pop()
        if not goes_on and self.out and self.out[-1]:
            self.out.append("")
        mark = "-" if item[2] in "-*+•" else item[2].replace(")", ".")
        self.out.append(f"{' ' * 4 * len(self.open)}{mark} {line[item.end() :]}")
        # Text more than four columns behind its mark is indented code in CommonMark; authors mean the text.
        self.open.append(indent + len(item[2]) + (len(item[3]) if len(item[3]) <= 4 else 1))

    def _line(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        after_blank = not self.out or not self.out[-1]
        if self.open and (after_blank or _BLOCK.match(line)):
            while self.open and indent < self.open[-1]:
                self.open.pop()
        if not self.open:
            if _BLOCK.match(line) and self.out and self.out[-1] and self.out[-1][0] != line[0]:
                self.out.append("")
            self.out.append(line)
            return
        beyond = max(0, indent - self.open[-1])
        self.out.append(" " * (4 * len(self.open) + beyond * (beyond >= 4)) + line.lstrip(" "))
