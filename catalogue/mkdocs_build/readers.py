"""Readers: the pages of the preview that are open in browsers somewhere."""

import threading
import time
from urllib.parse import unquote, urlsplit

# Seconds: an open page asks once a minute whether it has changed, and at once when it has arrived.
STILL_SEEN, ON_ITS_WAY = 90.0, 5.0


class Readers:
    """Who looks at what, below the path `mount` of the server, as far as browsers tell."""

    def __init__(self, mount: str) -> None:
        self._mount = mount
        self._seen: dict[str, float] = {}
        self._guard = threading.Lock()

    def asks(self, url: str | None) -> None:
        """Notes that the page at an address is open: it asks whether it has changed."""
        try:
            self._note(unquote(urlsplit(url or "").path), STILL_SEEN)
        except ValueError:
            return  # a browser may send anything for an address

    def fetches(self, path: str) -> None:
        """Notes that a page is on its way, which is as good as open."""
        self._note(path, ON_ITS_WAY)

    def files(self) -> set[str]:
        """Returns the paths of the files of the pages that are open, below the folder of the site."""
        now = time.monotonic()
        with self._guard:
            return {path for path, until in self._seen.items() if now < until}

    def _note(self, path: str, seconds: float) -> None:
        file = file_at(path.removeprefix(self._mount))
        with self._guard:
            self._seen[file] = max(self._seen.get(file, 0), time.monotonic() + seconds)


def file_at(path: str) -> str:
    """Returns the path of the file that a server sends for the path of an address."""
    return f"{path}index.html" if not path or path.endswith("/") else path
