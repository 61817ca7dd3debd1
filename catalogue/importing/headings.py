"""Headings: one way of writing them, beginning at level 2, none left out on the way down."""

import re

_SETEXT = re.compile(r"^(?![ \t]*(?:[-*+>|]|\d+[.)])[ \t])(\S[^\n]{0,200})\n(=+|-{3,})[ \t]*$", re.M)
_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$", re.M)
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^{}]*\}\s*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
FIRST, LAST = 2, 6
# Marks headings that a shortcode made or holds, so that the next one beside it gets the same level.
INNER = "\ue004"


def level_headings(text: str, *, title: str) -> str:
    """Returns `text` with its headings moved to levels 2 to 6.

    A first heading that repeats the page's `title` is left out; so are empty ones. Emphasis over a whole heading and
    attributes behind it ({#name}) go.
    """
    text = _SETEXT.sub(lambda match: f"{'#' if match[2][0] == '=' else '##'} {match[1].strip()}", text)
    found = [(match, words) for match in _ATX.finditer(text) if (words := _words(match))]
    if found and _same(found[0][1], title) and not text[: found[0][0].start()].strip():
        found = found[1:]
    keep = {match.start(): (words, level) for (match, words), level in zip(found, _levels(found), strict=True)}

    def written(match: re.Match[str]) -> str:
        words, level = keep.get(match.start(), ("", 0))
        return f"\n{'#' * level} {words}\n" if level else ""

    return _ATX.sub(written, text)


def _words(match: re.Match[str]) -> str:
    text = _ATTRIBUTES.sub("", match[2] or "").removeprefix(INNER).strip()
    bold = _BOLD.fullmatch(text)
    return (bold[2] if bold else text).strip(" \\")


def _same(words: str, title: str) -> bool:
    return re.sub(r"\W", "", words.casefold()) == re.sub(r"\W", "", title.casefold())


def _levels(found: list[tuple[re.Match[str], str]]) -> list[int]:
    """The least level becomes 2, and a heading is at most one level below the one before it."""
    least = min((len(match[1]) for match, _ in found), default=1)
    result: list[int] = []
    for match, _ in found:
        wanted = min(len(match[1]) - least + FIRST, LAST)
        result.append(min(wanted, (result[-1] if result else FIRST - 1) + 1))
    return result


def last_level(text: str) -> int:
    """Returns the level of the last heading in `text` that stands in no section of a shortcode; 1 when there is none."""
    found = [len(match[1]) for match in _ATX.finditer(text) if match[2] and not match[2].startswith(INNER)]
    return found[-1] if found else 1


def section(title: str, content: str, *, level: int) -> str:
    """Returns `content` under a heading of `level`, its own headings below that."""
    least = min((len(match[1]) for match in _ATX.finditer(content)), default=LAST)
    shift = max(0, level + 1 - least)

    def deeper(match: re.Match[str]) -> str:
        words = (match[2] or "").removeprefix(INNER)
        return f"{'#' * min(len(match[1]) + shift, LAST)} {INNER}{words}"

    return f"\n\n{'#' * min(level, LAST)} {INNER}{title}\n\n{_ATX.sub(deeper, content)}\n\n"


def flatten(text: str) -> tuple[str, str]:
    """Returns the heading with which `text` begins (or an empty text), and the rest with its headings in bold."""
    first = _ATX.match(text.lstrip("\n"))
    title = _words(first) if first else ""
    rest = text.lstrip("\n")[first.end() :] if first else text
    return title, _ATX.sub(_as_bold, rest)


def _as_bold(match: re.Match[str]) -> str:
    words = _BOLD.sub(r"\2", _words(match))
    return f"**{words}**\n" if words else ""


def anchor(words: str) -> str:
    """Returns the name by which a heading can be linked to."""
    plain = re.sub(r"[^\w\s-]", "", words.casefold())
    return re.sub(r"[-\s]+", "-", plain).strip("-")


def anchors(text: str) -> frozenset[str]:
    """Returns the names of all headings of `text`."""
    return frozenset(anchor(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", match[2] or "")) for match in _ATX.finditer(text))
