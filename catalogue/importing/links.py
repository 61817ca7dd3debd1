"""Links of imported bodies: to other records by file, to the origin by absolute address, or plain text."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

from catalogue.importing.note import Say
from catalogue.importing.record import Record
from catalogue.importing.registration import has_secret, mail_address, web_address
from catalogue.model.link import scheme_of

_DATED = re.compile(r"^(?:.*/)?(\d{4})/(\d{2})/(\d{2})/([^/]+)$")
_HOST = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:gov|com|org|net|edu|mil|io|info|de|eu|at|ch|uk|fr|nl)(?:[/?#].*)?", re.IGNORECASE
)


class Imported(Struct, frozen=True):
    """Where a record went: the path of its file and its title; drafts have no page to link to."""

    path: str
    title: str
    draft: bool = False


class Origin(Struct, frozen=True):
    """The place records come from: the base of its addresses ("" when unknown) and where each of its pages went."""

    base: str
    pages: Mapping[str, Imported]

    def page(self, path: str) -> Imported | None:
        """Returns the record that was at `path` on the origin's site or in its files, unless it is a draft."""
        name = _path_key(path)
        dated = _DATED.match(name)
        names = [name, "-".join(dated.groups()) if dated else "", "" if "/" in name else name]
        found = next((self.pages[each] for each in names if each and each in self.pages), None)
        return None if found is None or found.draft else found

    def record(self, path: str) -> Imported | None:
        """Returns the record whose id is the name of the file at `path`, unless it is a draft."""
        found = self.pages.get("id:" + _path_key(path).rpartition("/")[2])
        return None if found is None or found.draft else found


def origin_of(records: Iterable[tuple[Record, Imported]]) -> Origin:
    """Returns the origin of all records; its base is the host that more than half of their addresses have."""
    pairs = list(records)
    hosts = Counter(_base(record.url) for record, _ in pairs if _base(record.url))
    base, count = min(hosts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    base = base if count * 2 > sum(hosts.values()) else ""
    claims: dict[str, list[Imported]] = {}
    for record, imported in pairs:
        for name in {_path_key(path) for path in _paths(record, base)} - {""} | {"id:" + record.id.casefold()}:
            claims.setdefault(name, []).append(imported)
    return Origin(base=base, pages={name: found[0] for name, found in claims.items() if len(found) == 1})


def _base(url: str) -> str:
    parts = urlsplit(url) if web_address(url) else None
    return f"{parts.scheme}://{parts.netloc}" if parts else ""


def _paths(record: Record, base: str) -> Iterable[str]:
    source = record.source_file.partition("/")[2] or record.source_file
    yield from (record.source_file, source, source.rpartition("/")[2])
    yield from record.aliases
    if base and _base(record.url) == base:
        yield urlsplit(record.url).path


def _path_key(path: str) -> str:
    """An address or file name without what differs between its spellings: index pages, endings, slashes."""
    plain = re.split(r"[?#]", unquote(path))[0].strip().strip("/").casefold()
    return re.sub(r"(?:^|/)_?index$", "", re.sub(r"\.(?:md|html?)$", "", plain))


class Resolver(Struct, frozen=True):
    """Turns the addresses in one record's body into addresses that work in the catalogue.

    `path` is the file the body will stand in, relative to the root of the catalogue.
    """

    origin: Origin
    record: Record
    path: str
    say: Say

    def __call__(self, address: str) -> str:
        """Returns the new address; empty (and reported) when there is none, so that only the words remain."""
        target = address.strip().strip("<>").replace("\\", "/").strip()
        found = self._internal(target) or self._absolute(target)
        if not found and not target.startswith("#"):
            self.say("link-dropped", value=address)
        return found

    def title(self, address: str) -> str:
        """Returns the title of the imported record at `address`; empty when there is none."""
        page = self._page(address.strip())
        return page.title if page else ""

    def _page(self, target: str) -> Imported | None:
        if scheme_of(target):
            ours = self.origin.base and _base(target) == self.origin.base
            return self.origin.page(urlsplit(target).path) if ours else None
        here = dirname(self.record.source_file.partition("/")[2])
        near = target if target.startswith("/") else normpath(join(here, target))
        return self.origin.page(near) or self.origin.page(target) or self.origin.record(target)

    def _internal(self, target: str) -> str:
        if not target or target.startswith(("#", "//")):
            return ""
        try:
            page = self._page(target)
        except ValueError:
            return ""
        if page is None:
            return ""
        if page.path != self.path:
            return relpath(page.path, dirname(self.path))
        fragment = target.partition("#")[2]
        return f"#{fragment}" if fragment else ""

    def _absolute(self, target: str) -> str:
        scheme = scheme_of(target)
        if scheme in ("http", "https") or target.startswith("//") or target.lower().startswith("www."):
            return self._open(web_address(target))
        if scheme == "mailto" or (not scheme and "@" in target and "/" not in target):
            mail = mail_address(unquote(target.partition(":")[2] if scheme else target))
            return f"mailto:{mail}" if mail else ""
        if scheme == "tel":
            number = re.sub(r"[^\d+]", "", target)
            return f"tel:{number}" if number.strip("+") else ""
        if scheme or not target or target.startswith("#"):
            return ""
        if _HOST.fullmatch(target) and not target.startswith("/"):
            return web_address("https://" + target)
        return self._from_base(target)

    def _open(self, address: str) -> str:
        """A link that would let anyone into a meeting is not published."""
        if has_secret(address) and re.search(r"zoom|meet|teams|webex|bbb|conference", urlsplit(address).hostname or ""):
            self.say("secret-dropped", value=urlsplit(address).hostname)
            return ""
        return address.replace("(", "%28").replace(")", "%29")

    def _from_base(self, target: str) -> str:
        """A relative address as one of the origin's site, where it is known on which page of that it stood."""
        if target.endswith(".md"):
            return ""
        if not self.origin.base:
            own = web_address(self.record.url)
            return web_address(urljoin(own, target)) if own else ""
        if target.startswith("/"):
            return web_address(self.origin.base + target)
        same = _base(self.record.url) == self.origin.base
        return web_address(urljoin(self.record.url, target)) if same else ""
