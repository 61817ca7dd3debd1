"""Texts of several lines in front matter, each put on one: `>-`, `|`, `[…]`, quotes, and values that go on or begin below their key.

Whatever is more than simple (other signs behind `>`, lines that are indented unevenly, comments between) is left.
"""

import re

from catalogue.reading.quotes import QUOTED, quoted_lines

# A line of front matter: its indentation, the dash of a list's entry, its key, and all else.
_HEAD = re.compile(r"( *)(- +)?([A-Za-z0-9_][\w.-]{0,60}:(?: +|$))?(.*)")
_OPENING = ("[", "{")
_MARKS = ('"', "'")
_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
# Quotes that go on in the next line, comments and escapes.
_UNKNOWN = frozenset("\"'#\\")
_LARGEST = 1_000_000
_ENDS = ("---", "...")  # of a document, wherever it stands
_BLOCKS = frozenset((">", ">-", "|", "|-"))
# A line of a value that goes on in the next: no comment, no key, and nothing at its beginning that is a sign.
_MORE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^#:]|:(?=\S))*")
# Stands in front of the number of a text; no printable text holds it.
MARK = "\ue000"


def on_one_line(front: str) -> tuple[str, list[str]] | None:
    """Returns a front matter in which a mark and a number stand for each such text, with the texts; None where it has none.

    None too where it has one that is not simple.
    """
    lines, texts, found = front.split("\n"), list[str](), list[str]()
    if lines.pop() or any(line.isspace() for line in lines):
        return None  # the last line has no end, or blanks stand where nothing else does
    at = 0
    while at < len(lines):
        indent, dash, key, value = _HEAD.fullmatch(lines[at]).groups(default="")  # type: ignore[union-attr]
        written, begin, column = lines[at], at + 1, len(indent) + (len(dash) if key else 0)
        end = _end(lines, begin, column) if dash or key else begin
        head = f"{indent}{dash}{key.rstrip(' ')} " if key else f"{indent}{dash}"
        if key and not value and end > begin and _is_text(lines[begin].strip(" ")):
            value, begin = lines[begin].lstrip(" "), begin + 1
            written = f"{head}{value}"
        if value[:1] in _OPENING and (key or dash):
            at = _closed(value.rstrip(" "), lines, begin)
            if at < begin:
                return None  # each that is open would be looked for to the end
            found.append(" ".join((written.rstrip(" "), *(line.strip(" ") for line in lines[begin:at]))))
            continue
        text = _text(value, lines[begin:end])
        if text is None:
            return None
        found.append(f"{head}{MARK}{len(texts)}" if text else written)
        texts += [text] if text else []
        at = end if text else begin
    return ("\n".join((*found, "")), texts) if len(found) < len(lines) else None


def _is_text(line: str) -> bool:
    """Tells whether a line below a key is its value, or the first line of it."""
    if line[:1] in _MARKS:
        quoted = QUOTED.match(line)
        return quoted is None or quoted.end() == len(line)
    return line[:1] in _OPENING or _MORE.fullmatch(line) is not None


def _text(value: str, below: list[str]) -> str | None:
    """The text that begins with `value` and goes on below: none where it does not, None where it is not simple."""
    sign = value.rstrip(" ")
    if below and sign in _BLOCKS:
        return _block(sign, below)
    if below and value[:1] in _MARKS and not QUOTED.match(value):
        return quoted_lines(value, below)
    return _continued(sign, below) if below and _MORE.fullmatch(sign) else ""


def _closed(value: str, lines: list[str], begin: int) -> int:
    """The line behind those in which a `[` or `{` goes on until it is closed; none where that is not plain."""
    opened, at = _opened(value), begin
    while opened > 0 and at < len(lines):
        opened += -_LARGEST if lines[at].startswith(_ENDS) else _opened(lines[at].strip(" "))
        at += 1
    return at if opened == 0 or at == begin else -1


def _opened(line: str) -> int:
    """How many lists and mappings a line opens and does not close; far less than none where nobody knows."""
    rest = _QUOTES.sub("", line)
    if not line or not _UNKNOWN.isdisjoint(rest):
        return -_LARGEST
    return sum(map(rest.count, "[{")) - sum(map(rest.count, "]}"))


def _end(lines: list[str], begin: int, column: int) -> int:
    """The line behind all that are empty or indented more than a key or a dash in `column`."""
    at = begin
    while at < len(lines) and (not lines[at] or lines[at].startswith(" " * (column + 1))):
        at += 1
    while at > begin and not lines[at - 1]:
        at -= 1  # empty lines at the end say nothing
    return at


def _block(sign: str, below: list[str]) -> str | None:
    """The text of a block, whose first line tells how far it is indented."""
    width = len(below[0]) - len(below[0].lstrip(" "))
    inner = [line[width:] for line in below]
    uneven = any(line and line[:width].strip(" ") for line in below)
    if not width or uneven or any(line[-1:] == " " for line in below):
        return None
    if sign[0] == ">" and any(line[:1] == " " for line in inner):
        return None  # lines that are indented more are not folded
    text = "\n".join(inner) if sign[0] == "|" else _folded(inner)
    return text if sign[1:] else f"{text}\n"


def _folded(lines: list[str]) -> str:
    """Lines with a blank between, and a break for each empty line."""
    text, empty = lines[0], 0
    for line in lines[1:]:
        if line:
            text += ("\n" * empty or " ") + line
            empty = 0
        else:
            empty += 1
    return text


def _continued(value: str, below: list[str]) -> str | None:
    """A plain text that goes on, as long as no line of it could be anything else."""
    more = [line.strip(" ") for line in below]
    return " ".join((value, *more)) if all(map(_MORE.fullmatch, more)) else None
