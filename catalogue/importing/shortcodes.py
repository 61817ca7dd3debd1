"""Hugo shortcodes: set aside before the HTML of a body is read, written as Markdown afterwards."""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

# None holds another one: what never ends is looked through up to the next, and not to the end of the text. Nothing is given
# back on the way: a long line of blanks, slashes or letters would be looked through from each of them anew.
_TAG = re.compile(
    r"\{\{[<%]-?\s*+(?:(?P<closing>/)\s*+)?(?P<name>[A-Za-z][\w./-]*+)(?P<rest>(?>(?:(?!\{\{|[>%]\}\}).)*))[>%]\}\}",
    re.DOTALL,
)
_ARGUMENT = re.compile(
    r"([\w-]+)\s*=\s*(\"(?:\\.|[^\"\\])*\"|`[^`]*`|'[^']*'|[^\s\"]+)|(\"(?:\\.|[^\"\\])*\"|`[^`]*`|[^\s\"=]+)"
)
_ADDRESS = frozenset({"ref", "relref", "link"})
OPEN, CLOSE = "\ue002", "\ue003"
_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Shortcode(Struct, frozen=True):
    """One shortcode tag: its name, named and positional arguments, and the text it was written as."""

    name: str
    text: str
    closing: bool
    named: Mapping[str, str]
    positional: tuple[str, ...]

    def argument(self, *names: str) -> str:
        """Returns the first filled argument of these names; "0" is the first positional one."""
        values = (self.positional[0] if name == "0" and self.positional else self.named.get(name, "") for name in names)
        return next((value.strip() for value in values if value.strip()), "")


Write = Callable[[Shortcode, str | None, str], str]


class Shortcodes:
    """Holds the shortcodes of one body."""

    def __init__(self) -> None:
        self._tags: list[Shortcode] = []

    def set_aside(self, text: str) -> str:
        """Returns `text` with a mark for each tag; those that stand for an address become the address."""
        return _TAG.sub(self._mark, text) if "{{" in text else text

    def _mark(self, match: re.Match[str]) -> str:
        tag = _read(match)
        if tag.name in _ADDRESS and not tag.closing:
            return tag.argument("0", "path", "href").replace(" ", "%20")
        self._tags.append(tag)
        return f"{OPEN}{len(self._tags) - 1}{CLOSE}"

    def write(self, text: str, write: Write) -> str:
        """Returns `text` with `write(tag, inner, before)` in place of every mark.

        `inner` is what stands between a tag and its closing tag, None where it has none; `before` is the text so far.
        """
        pieces = _MARK.split(text)
        stack: list[tuple[Shortcode | None, list[str]]] = [(None, [pieces[0]])]
        for number, behind in zip(pieces[1::2], pieces[2::2], strict=True):
            tag = self._tags[int(number)] if int(number) < len(self._tags) else None
            if tag is not None and tag.closing:
                self._close(stack, tag, write)
            elif tag is not None:
                stack.append((tag, []))
            stack[-1][1].append(behind)
        while len(stack) > 1:
            self._alone(stack, write)
        return "".join(stack[0][1])

    def _close(self, stack: list[tuple[Shortcode | None, list[str]]], closing: Shortcode, write: Write) -> None:
        if not any(tag is not None and tag.name == closing.name for tag, _ in stack):
            return
        while (opened := stack[-1][0]) is not None and opened.name != closing.name:
            self._alone(stack, write)
        tag, inner = stack.pop()
        if tag is not None:
            stack[-1][1].append(write(tag, "".join(inner), _so_far(stack)))

    def _alone(self, stack: list[tuple[Shortcode | None, list[str]]], write: Write) -> None:
        """A tag without a closing one: what follows it is not its content."""
        tag, behind = stack.pop()
        if tag is not None:
            stack[-1][1].extend([write(tag, None, _so_far(stack)), *behind])


def _so_far(stack: list[tuple[Shortcode | None, list[str]]]) -> str:
    return "".join(piece for _, pieces in stack for piece in pieces)


def _read(match: re.Match[str]) -> Shortcode:
    named: dict[str, str] = {}
    positional: list[str] = []
    arguments = match["rest"].removesuffix("-").rstrip().removesuffix("/")
    for name, value, alone in _ARGUMENT.findall(arguments):
        if name:
            named[name.lower()] = _unquoted(value)
        else:
            positional.append(_unquoted(alone))
    return Shortcode(match["name"].lower(), match[0], bool(match["closing"]), named, tuple(positional))


def _unquoted(text: str) -> str:
    if text[:1] in "\"'`" and text[-1:] == text[:1] and len(text) > 1:
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    return text
