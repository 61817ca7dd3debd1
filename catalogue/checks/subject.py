"""What a rule looks at: the catalogue, the files there are, the day, and a way to find a field's place."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property, lru_cache

from msgspec import Struct, field

from catalogue.checks.circumstances import Circumstances, FindPlace
from catalogue.model.anchors import anchors_of
from catalogue.model.block import MARK
from catalogue.model.body import Body
from catalogue.model.catalogue import Catalogue
from catalogue.model.excluded import excluded
from catalogue.model.inventory import Inventory
from catalogue.model.link import Target, folded_path, target_of
from catalogue.model.problem import Problem


class Subject(Struct, frozen=True, dict=True):
    """The whole that rules are checked on; `today` decides what is overdue or lies ahead.

    `torn` holds the bodies of the files whose offers could not be read, `written` those of hand-written pages, by path.
    """

    catalogue: Catalogue
    inventory: Inventory
    today: date
    find: FindPlace
    torn: Mapping[str, Body] = field(default_factory=dict)
    written: Mapping[str, Body] = field(default_factory=dict)

    @cached_property
    def circumstances(self) -> Circumstances:
        """What a rule about one offer may know of it."""
        return Circumstances(self.today, self.find)

    @cached_property
    def targets(self) -> Callable[[str, str], Target]:
        """Finds what an address, written in a file, may mean."""

        @lru_cache(maxsize=64)
        def of(address: str, source: str) -> Target:
            return target_of(address, source=source, settings=self.catalogue.settings)

        return of

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """The path of each offer by its slug."""
        return {slug: path for path, slug in self.inventory.slugs.items()}

    def names_told(self) -> bytes:
        """Returns bytes that differ when a link may lead elsewhere, or no longer where it led; places on pages aside."""
        settings = self.catalogue.settings
        folders = (settings.courses, settings.guides, settings.docs, settings.excluded)
        named = (*(sorted(each) for each in (self.inventory.files, self.drafts)), sorted(self.inventory.slugs.items()))
        return repr((folders, named)).encode("utf-8", "surrogatepass")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """A published file of each name, the last one where there are several, so that every run means the same."""
        return {path.rpartition("/")[2]: path for path in sorted(self.inventory.files) if self.published(path)}

    @cached_property
    def alike(self) -> Mapping[str, list[str]]:
        """The published files by their paths, as those are without what authors mistake in them."""
        found: dict[str, list[str]] = {}
        for path in sorted(filter(self.published, self.inventory.files)):
            found.setdefault(folded_path(path), []).append(path)
        return found

    @cached_property
    def published(self) -> Callable[[str], bool]:
        """Tells whether a file comes to the site, so that somebody may mean it."""
        left_out, drafts, source = excluded(self.catalogue.settings), self.drafts, re.compile(r"(?:^|/)[._]")
        return lambda path: not (path in drafts or source.search(path) or left_out(path))

    @property
    def drafts(self) -> frozenset[str]:
        """The files of drafts."""
        return self.catalogue.drafts

    @cached_property
    def anchors(self) -> Callable[[str], frozenset[str] | None]:
        """Finds the anchors of a file's page; None where nobody knows them all, since blocks bring their own."""
        bodies = {**self.torn, **self.written}
        offers = {offer.path: offer for offer in self.catalogue.offers if offer.path not in bodies}

        @cache
        def of(path: str) -> frozenset[str] | None:
            body = offers[path].body if path in offers else bodies.get(path)
            return None if body is None or MARK.search(body.markdown) else anchors_of(body)

        return of


# A rule that compares offers and files with one another.
Rule = Callable[[Subject], Iterator[Problem]]
