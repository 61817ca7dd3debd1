"""Rules about fences: the lines that put an example into a box of its own come in pairs."""

import re
from collections.abc import Iterator

from catalogue.model.body import Body
from catalogue.model.problem import Place, Problem, Severity

# What opens one, as the extension for fences reads it: a language, and attributes or options behind it.
_OPENING = re.compile(
    r"(?P<before>[ \t>]*)(?P<fence>`{3,}|~{3,})(?:[ \t]*\.?[\w#.+-]+)?"
    r"(?:[ \t]*\{[^\n]*\}|(?:[ \t]+[a-zA-Z]\w*=(?:\"[^\"]*\"|'[^']*'))*)"
)
_BEFORE = re.compile(r"[ \t>]*")
# What holds lines that are indented; elsewhere those are code.
_HOLDING = re.compile(r"[ >]*(?:[-*+][ \t]|\d+\.[ \t]|!!!|\?\?\?|===|\[\^|:)")
_CODE = 4
# So many lines around a fence are looked at for its pair within a line.
_NEAR = 50


def unclosed_fence(path: str, body: Body) -> Iterator[Problem]:
    """A fence opens and is closed nowhere, so that it and all below it is shown as text."""
    lines, plain = body.markdown.split("\n"), list[str]()
    for number, fence in _unclosed(lines):
        from catalogue.checks.unread_blocks import CODE, without_blocks

        plain = plain or without_blocks(body.markdown).split("\n")
        if CODE in plain[number] and not _within_a_line(lines, number, fence) and not _is_code(lines, number):
            place = Place(path, body.line + number, lines[number].index(fence) + 1)
            yield Problem("unclosed-fence", place, {"value": fence}, Severity.WARNING)
            return  # what follows may be its end that was meant


def _unclosed(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The fences that do not end: only the same signs as far from the left close one, and what is less far drops it."""
    opened, fence, before = -1, "", ""
    for number, line in enumerate(lines):
        if not fence:
            match = _OPENING.fullmatch(line.rstrip()) if "```" in line or "~~~" in line else None
            if match:
                opened, fence, before = number, match["fence"], match["before"].expandtabs(4)
        elif line.strip(" \t>" if ">" in before else None):
            content = _content(line, before)
            if content is None:
                yield opened, fence
            if content is None or content.rstrip() == fence:
                fence = ""
    if fence:
        yield opened, fence


def _content(line: str, before: str) -> str | None:
    """What stands on a line of a fence behind what stands before the fence; None where less does, or more signs of a quote."""
    found = _BEFORE.match(line)
    start = found[0].expandtabs(4) if found else ""
    quotes = before.count(">")
    if quotes:
        rest = line[len(found[0]) if found else 0 :]
        return rest if start.count(">") <= quotes else None
    if len(start) < len(before) or ">" in start[: len(before)]:
        return None
    return start[len(before) :] + line.lstrip(" \t>")


def _within_a_line(lines: list[str], number: int, fence: str) -> bool:
    """Whether the signs belong to others of its paragraph, and what is between is code all the same."""
    if fence[0] == "~":
        return False
    run = re.compile(rf"(?<!`){fence}(?!`)")
    for step in (-1, 1):
        for each in range(number + step, number + step * _NEAR, step):
            if not 0 <= each < len(lines) or not lines[each].strip(" \t>"):
                break
            if run.search(lines[each]):
                return True
    return False


def _is_code(lines: list[str], number: int) -> bool:
    """Whether the line is indented so far that it is code, as nothing above holds it."""
    indent = _indent(lines[number])
    if indent < _CODE:
        return False
    above = (line for line in reversed(lines[:number]) if line.strip() and _indent(line) < indent)
    return not _HOLDING.match(next(above, ""))


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" "))
