"""The theme's icons as inline SVG."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from catalogue.outputs.templating import Icon

# Without styles a picture that says no size is as wide as the page. Those of the frame get the same in theme/partials/icon.html.
_SIZED = '<svg width="24" height="24" '


def icons_in(folders: Sequence[Path]) -> Icon:
    """Returns what finds an icon by its name ("material/forum"), in the first of the folders that has it."""

    @cache
    def icon(name: str) -> str:
        file = next((folder / f"{name}.svg" for folder in folders if (folder / f"{name}.svg").is_file()), None)
        # A drawing has no letters but in what tells of it: one in another encoding is the same drawing.
        svg = file.read_text(encoding="utf-8", errors="replace") if file else ""
        sized = svg if " width=" in svg.partition(">")[0] else svg.replace("<svg ", _SIZED, 1)
        return f'<span class="tc-icon" aria-hidden="true">{sized}</span>' if svg else ""

    return icon
