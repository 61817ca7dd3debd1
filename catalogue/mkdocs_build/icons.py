"""The theme's icons as inline SVG."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from catalogue.outputs.templating import Icon


def icons_in(folders: Sequence[Path]) -> Icon:
    """Returns what finds an icon by its name ("material/forum"), in the first of the folders that has it."""

    @cache
    def icon(name: str) -> str:
        file = next((folder / f"{name}.svg" for folder in folders if (folder / f"{name}.svg").is_file()), None)
        svg = file.read_text(encoding="utf-8") if file else ""
        return f'<span class="tc-icon" aria-hidden="true">{svg}</span>' if svg else ""

    return icon
