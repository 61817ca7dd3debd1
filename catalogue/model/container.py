"""Containers: the blocks of Material, whose indented content CommonMark would take for code."""

import re

# Material's containers: their content is indented, which CommonMark would take for code.
_CONTAINER = re.compile(r"^( *)(?:!!!|\?\?\?\+?|===[!+]?|\[\^[^\]]+\]:)(?= |$)")
# Elements whose content is Markdown (md_in_html), and end tags: CommonMark would take the lines after them for HTML.
_MARKDOWN_INSIDE = re.compile(r" {0,3}<(?:/[a-zA-Z][\w-]*[ \t]*>|[a-zA-Z][^>]*[ \t]markdown(?=[ \t=>/]))")
# Stands before such a line, so that it begins with no element.
INVISIBLE = "\u200b"
# Without any of these there is neither of both.
_INDENTING = ("!!!", "???", "===", "[^", "<")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
# At which signs a fence and each of those begins.
_BEGINNINGS = frozenset("`~!?=[<")


def flattened(markdown: str) -> tuple[str, list[int]]:
    """Takes the indentation from the content of Material's containers; returns the text and what each line lost."""
    if not any(sign in markdown for sign in _INDENTING):
        return markdown, []
    lines, removed = markdown.split("\n"), []
    depth, fence = 0, ""
    for index, line in enumerate(lines):
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if indent < depth * 4 and line.strip():
            depth, fence = indent // 4, ""
        cut = min(depth * 4, indent)
        rest = line[cut:]
        if text[:1] not in _BEGINNINGS:
            lines[index] = rest
            removed.append(cut)
            continue
        mark = _FENCE.match(rest)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and _CONTAINER.match(rest) and not rest.startswith(" "):
            depth += 1
            lines[index], lost = _behind_marker(rest)
            removed.append(cut + lost)
            continue
        elif not fence and _MARKDOWN_INSIDE.match(rest):
            rest, cut = INVISIBLE + rest, cut - 1
        lines[index] = rest
        removed.append(cut)
    return "\n".join(lines), removed


def _behind_marker(line: str) -> tuple[str, int]:
    """Returns the text behind a container's marker (a title, a footnote) where it may hold marks, and where it began."""
    marker = re.match(r"\[\^[^\]]+\]:|\S+", line)
    rest = line[marker.end() :] if marker else line
    text = rest.lstrip()
    return (text, len(line) - len(text)) if any(sign in text for sign in "[<{") else ("", 0)
