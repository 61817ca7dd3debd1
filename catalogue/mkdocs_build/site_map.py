"""The map of the site: what the host wrote, with the pages of ours as they are now."""

import gzip
import io
from collections.abc import Collection, Iterable
from html import escape
from typing import NamedTuple

# The host's map, and the same pressed.
MAP, PRESSED = "sitemap.xml", "sitemap.xml.gz"


class MapFrame(NamedTuple):
    """What stands before and behind the pages of ours, the site's address, and the pressed map that the host wrote."""

    before: str
    behind: str
    base: str
    pressed: bytes

    def files(self, addresses: Iterable[str]) -> dict[str, bytes]:
        """Returns the map with the pages at these addresses, and the same pressed, as of the moment of the host's."""
        text = f"{self.before}{_entries(addresses, self.base)}{self.behind}".encode()
        moment, file = int.from_bytes(self.pressed[4:8], "little"), io.BytesIO()
        with gzip.GzipFile(filename=PRESSED, mode="wb", fileobj=file, mtime=moment) as pressed:
            pressed.write(text)
        return {MAP: text, PRESSED: file.getvalue()}


def frame_of_map(text: bytes, pressed: bytes, addresses: Collection[str], *, base: str) -> MapFrame | None:
    """Returns the frame of the map that the host wrote when the pages of ours lay at `addresses`; None where it cannot be told."""
    before, found, behind = text.decode().partition(_entries(addresses, base))
    frame = MapFrame(before, behind, base, pressed)
    return frame if found and frame.files(addresses) == {MAP: text, PRESSED: pressed} else None


def _entries(addresses: Iterable[str], base: str) -> str:
    """As theme/sitemap.xml writes them."""
    return "".join(f"\n  <url><loc>{escape(base + address)}</loc></url>" for address in addresses)
