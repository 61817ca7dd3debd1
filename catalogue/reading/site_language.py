"""The site's language as its settings name it, found without understanding them: what is wrong there is told in it."""

import re
from pathlib import Path

from catalogue.model.problem import Place
from catalogue.reading.source_file import UnreadableError, read_text

# That of a site which names none.
USUAL = "de"
_LANGUAGE = re.compile(r"""^(?:[^#\n]*[\s{,])?language:\s*["']?(de|en)\b""", re.MULTILINE)


def site_language(root: Path, name: str) -> str:
    """Returns the language that the settings in `root/name` name first; empty where they name none."""
    found = _named(root, name)
    return found[1] if found else ""


def place_of_language(root: Path, name: str) -> Place:
    """Returns where the settings in `root/name` name it, else where they begin."""
    found = _named(root, name)
    before = found.string[: found.start(1)] if found else ""
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _named(root: Path, name: str) -> re.Match[str] | None:
    try:
        return _LANGUAGE.search(read_text(root, name))
    except UnreadableError:
        return None
