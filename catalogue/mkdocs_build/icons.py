"""Icons as inline SVG, those of the site before those of the theme."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from catalogue.caching.signature import contents_below, signature_of
from catalogue.outputs.templating import Icon

# Without styles a picture that says no size is as wide as the page. Those of the frame get the same in theme/partials/icon.html.
_SIZED = '<svg width="24" height="24" '
_ENDING = ".svg"


class OwnIcons:
    """The icons in the folder of a site, if there is one, all read at one moment; `mark` stands for all that lies there.

    An icon that were read later than `mark` was taken, and then became again what it had been, would stay on pages that no
    build takes for stale.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        contents = dict(contents_below(folder)) if folder and folder.is_dir() else {}
        self.mark = signature_of(contents.items())
        self._drawings = {name: content for name, content in contents.items() if name.endswith(_ENDING)}

    def drawing(self, name: str) -> bytes | None:
        """Returns the drawing of an icon as it was at that moment."""
        return self._drawings.get(f"{name}{_ENDING}")


def icons_in(folders: Sequence[Path], own: OwnIcons) -> Icon:
    """Returns what finds an icon by its name ("material/forum"): among the site's own, or in the first of the folders that has it."""
    others = [folder for folder in folders if folder != own.folder]

    @cache
    def icon(name: str) -> str:
        drawing = own.drawing(name)
        if drawing is None:
            files = (folder / f"{name}{_ENDING}" for folder in others)
            drawing = next((file.read_bytes() for file in files if file.is_file()), b"")
        # A drawing has no letters but in what tells of it: one in another encoding is the same drawing.
        svg = drawing.decode("utf-8", "replace")
        sized = svg if " width=" in svg.partition(">")[0] else svg.replace("<svg ", _SIZED, 1)
        return f'<span class="tc-icon" aria-hidden="true">{sized}</span>' if svg else ""

    return icon
