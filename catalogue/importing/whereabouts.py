"""Whereabouts: where the files lie today that records of earlier imports became, and what stands in them."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from catalogue.importing.memory import Remembered
from catalogue.importing.standing import Standing, standing_in
from catalogue.reading.offer_file import slug_of


class Whereabouts:
    """The offers that are there: `texts` by their files and their files by `slugs`; `remembered` is what they are known by."""

    def __init__(self, texts: Mapping[str, str], slugs: Mapping[str, str], remembered: Iterable[Remembered]) -> None:
        self._texts = texts
        self._slugs = slugs
        self._remembered = tuple(remembered)
        self._standing: dict[str, Standing] = {}

    def text(self, path: str) -> str | None:
        """Returns the text of a file; None where there is none."""
        return self._texts.get(path)

    def standing(self, path: str) -> Standing:
        """Returns what stands in a file."""
        if path not in self._standing:
            self._standing[path] = standing_in(self._texts.get(path, ""), path=path)
        return self._standing[path]

    def path_of(self, known: Remembered) -> str:
        """Returns where the file of a record lies today, also where somebody gave it another name; empty where nowhere.

        Where two offers were made one, the file is that of the record which it was of before.
        """
        slug = slug_of(known.path)
        if slug in self._slugs:
            return self._slugs[slug]
        other = self._aliases.get(slug, "")
        named = self.standing(other).id if other else ""
        of_another = other in self._direct or (named != slug and named in self._names)
        return "" if of_another else other

    @property
    def reserved(self) -> frozenset[str]:
        """Slugs of files that records are known to have become: no other record takes one over."""
        return frozenset(slug_of(path) for each in self._remembered if (path := self.path_of(each)))

    @property
    def owners(self) -> Mapping[str, str]:
        """Old names of offers that are there, and the slugs that these have now."""
        return {alias: slug_of(path) for alias, path in self._aliases.items()}

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        paths = [path for path, text in self._texts.items() if "aliases" in text]
        return {alias: path for path in paths for alias in self.standing(path).aliases}

    @cached_property
    def _direct(self) -> frozenset[str]:
        """Files that lie where an import left them, whatever other files call themselves."""
        return frozenset(path for each in self._remembered if (path := self._slugs.get(slug_of(each.path))))

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names that records got when they were imported first."""
        return frozenset(slug_of(each.path) for each in self._remembered)
