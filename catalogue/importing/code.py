"""Code in Markdown: set aside before a body is converted, put back untouched at its end."""

import re
import textwrap

# Private characters that stand for what was set aside; they are taken out of every body first.
OPEN, CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_FENCE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<code>.*?)(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)",
    re.M | re.S,
)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:[^`\n]|\n(?![ \t]*\n)|(?!(?<!`)\1(?!`))`)+?)(?<!`)\1(?!`)")


class Code:
    """Holds the code blocks and code spans of one body."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def protect(self, text: str) -> str:
        """Returns `text` with a mark in place of each piece of code."""
        fenced = _FENCE.sub(self._block, text) if "```" in text or "~~~" in text else text
        return _SPAN.sub(lambda match: self._keep(match[0].replace("\n", " ")), fenced) if "`" in fenced else fenced

    def restore(self, text: str) -> str:
        """Returns `text` with every piece of code in its place, its lines indented like the mark."""
        return re.sub(rf"^([ \t]*)(.*{OPEN}\d+{CLOSE}.*)$", self._indented, text, flags=re.M)

    def _block(self, match: re.Match[str]) -> str:
        fence = "~" * 4 if "```" in match["code"] else "```"
        code = textwrap.dedent(match["code"].expandtabs(4)).rstrip("\n")
        language = re.sub(r"[^\w+#-]", "", match["info"].strip().split(" ")[0].strip("{."))[:20]
        return match["indent"] + self._keep(f"{fence}{language}\n{code}\n{fence}")

    def _keep(self, code: str) -> str:
        self._kept.append(code)
        return f"{OPEN}{len(self._kept) - 1}{CLOSE}"

    def _indented(self, match: re.Match[str]) -> str:
        def piece(mark: re.Match[str]) -> str:
            number = int(mark[1])
            kept = self._kept[number] if number < len(self._kept) else ""
            return _MARK.sub(piece, kept).replace("\n", "\n" + match[1])

        return match[1] + _MARK.sub(piece, match[2])
