"""The site's language as its settings name it, found without understanding them: what is wrong there is told in it."""

import re
from pathlib import Path

from catalogue.reading.source_file import UnreadableError, read_text

# That of a site which names none.
USUAL = "de"
_LANGUAGE = re.compile(r"""^(?:[^#\n]*[\s{,])?language:\s*["']?(de|en)\b""", re.MULTILINE)


def site_language(root: Path, name: str) -> str:
    """Returns the language that the settings in `root/name` name first; empty where they name none."""
    try:
        found = _LANGUAGE.search(read_text(root, name))
    except UnreadableError:
        return ""
    return found[1] if found else ""
