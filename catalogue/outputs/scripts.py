"""Scripts: our JavaScript as it is delivered, without comments and indentation; everything else stays as it was written."""

import re

# Only comments that have lines of their own: what stands behind code, or inside a text, is never touched.
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*?(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)


def slim(script: str) -> str:
    """Returns a script of ours as browsers get it. It must hold no text of several lines."""
    return re.sub(r"\n{2,}", "\n", _INDENT.sub("", _COMMENT.sub("", script))).lstrip("\n")
