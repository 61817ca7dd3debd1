"""Links: where a relative address in a body points, seen from the file it stands in."""

import re
import unicodedata
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from catalogue.model.settings import Settings

# What most addresses are, in which nothing has another meaning than it says: a path, and a place on the page.
_PLAIN = re.compile(r"(?!//)([\w./-]+)(?:#([\w-]*))?", re.ASCII)
SAFE_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "webcal"})
# What links say that lead anywhere.
_VAGUE = frozenset({
    "", "hier", "hier klicken", "klicken sie hier", "bitte hier klicken", "klick hier", "klick", "dort", "link", "zum link",
    "dieser link", "diesem link", "diesen link", "mehr", "mehr dazu", "mehr erfahren", "mehr lesen", "weiter", "weiterlesen",
    "here", "click here", "click", "there", "this link", "more", "read more", "learn more", "find out more", "continue",
})  # fmt: skip


class Target(Struct, frozen=True):
    """A relative address taken apart; `paths` are the files it may mean, the likeliest first."""

    paths: tuple[str, ...]
    fragment: str


def scheme_of(address: str) -> str:
    """Returns the scheme of an address as a browser sees it: blanks and control characters inside do not hide it."""
    if ":" not in address:  # most have none
        return ""
    visible = "".join(c for c in address if c > " " and c.isprintable())
    head, colon, _ = visible.partition(":")
    if not colon or any(mark in head for mark in "/?#"):
        return ""
    return head.lower()


def says_nothing(text: str) -> bool:
    """Tells whether the text of a link, heard alone, does not say where it leads."""
    return len(text) < 40 and " ".join(text.casefold().split()).strip(" .…!:,;>»→*") in _VAGUE


def is_local(address: str) -> bool:
    """Tells whether the address points to a file of this project (no scheme, no host, no bare fragment)."""
    return not scheme_of(address) and not address.startswith(("//", "/", "#", "\\")) and bool(address.strip())


def is_foreign(address: str) -> bool:
    """Tells whether a browser that shows what lies at the address asks another server for it."""
    return address.startswith("//") or scheme_of(address) in ("http", "https")


def target_of(address: str, *, source: str, settings: Settings) -> Target:
    """Returns what `address`, written in the file `source`, may mean.

    Two readings are allowed: relative on disk (so that the link works in the forge as well), and relative in the
    site as MkDocs sees it, where the course folder lies beside the folders of docs.
    """
    path, fragment = taken_apart(address)
    mounted = source.removeprefix(f"{settings.docs}/")
    on_disk = normpath(join(dirname(source), path))
    in_site = on_disk if mounted == source else normpath(join(dirname(mounted), path))
    candidates = _spellings(on_disk, _unmounted(in_site, settings))
    return Target(paths=tuple(dict.fromkeys(c for c in candidates if not c.startswith(".."))), fragment=fragment)


def _spellings(*paths: str) -> tuple[str, ...]:
    """The paths, and how else they may be spelt: an umlaut in the name of a file is one letter or two, by the system it is from."""
    if all(path.isascii() for path in paths):
        return paths
    return (*paths, *(unicodedata.normalize(form, path) for form in ("NFC", "NFD") for path in paths))


def folded_path(path: str) -> str:
    """Returns a path without what authors mistake in it: its ending, capital letters, and how its umlauts are spelt."""
    return unicodedata.normalize("NFC", splitext(path)[0]).casefold()


def taken_apart(address: str) -> tuple[str, str]:
    """Returns the path of an address, and the place on the page."""
    plain = _PLAIN.fullmatch(address)
    if plain:
        return plain[1], plain[2] or ""
    parts = urlsplit(address)
    return unquote(parts.path), parts.fragment


def _unmounted(path: str, settings: Settings) -> str:
    return path if path.startswith((settings.courses + "/", "..")) else join(settings.docs, path)
