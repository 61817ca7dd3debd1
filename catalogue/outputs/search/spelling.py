"""Spelling: the classes as the index has them, with what their compounds give them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from catalogue.outputs.search.likely import guides_of, likely, standings_of
from catalogue.outputs.search.postings import (
    NOTHING,
    Coded,
    Posting,
    Written,
    coded,
    is_strong,
    opened,
    telling,
    with_compounds,
)
from catalogue.outputs.search.shards import Word, key_of
from catalogue.outputs.search.sharing import Sharing
from catalogue.outputs.search.state import Documents
from catalogue.outputs.search.vocabulary import Vocabulary, display, sharing_of


class Spelling:
    """Makes words of classes. `own` gives the posting of a class as it is written; only one language has compounds.

    `kept` gives that with what its compounds give it, where it stands; `given` has those that were put together here.
    """

    def __init__(
        self,
        documents: Documents,
        own: Callable[[str], "Written | None"],
        vocabularies: Mapping[str, Vocabulary],
        spoken: Mapping[str, str],
        kept: Callable[[str], "Written | None"] = lambda _name: None,
    ) -> None:
        self.given: dict[str, Posting] = {}
        self._kept = kept
        self._standings = standings_of(guides_of(documents.numbers), documents.untils)
        self._total = len(documents.numbers)
        self._own = own
        self._vocabularies = vocabularies
        self._spoken = spoken
        self._coded: dict[str, Coded] = {}

    @cached_property
    def sharing(self) -> Sharing:
        """What the parts of compounds get."""
        return sharing_of(self._vocabularies.values())

    def words(self, names: Iterable[str]) -> Iterator[Word]:
        """Yields the words of those classes that stand in any document."""
        for name in names:
            if word := self.word(name):
                yield word

    def word(self, name: str) -> Word | None:
        """Returns the word of a class; None of one that stands in no document."""
        found = self._posting(name)
        if not found:
            return None
        own = self._coded[name] = coded(found)
        shown, hits = self._shown(name), likely(found, own[1], self._standings)
        return Word(key_of(shown), shown, name, len(found), is_strong(found), hits)

    def coded(self, name: str) -> Coded:
        """Returns the posting of a class as it is written in its file, which happens once: it is not remembered any longer."""
        found = self._coded.pop(name, None)
        return coded(self._posting(name)) if found is None else found

    def _posting(self, name: str) -> Posting:
        kept = self._kept(name)
        return telling(self._whole(name) if kept is None else opened(kept), total=self._total)

    def _whole(self, name: str) -> Posting:
        found = opened(self._own(name) or NOTHING)
        given = [(opened(own), share) for other, share in self.sharing.sources(name) if (own := self._own(other))]
        if given:
            self.given[name] = found = with_compounds(found, given)
        return found

    def _shown(self, name: str) -> str:
        own = next((forms for own in self._vocabularies.values() if (forms := own.forms.get(name))), None)
        return display(own) if own else self._unwritten[name]

    @cached_property
    def _unwritten(self) -> Mapping[str, str]:
        """What the catalogue has no word for is a part of compounds by a word of the synonyms."""
        return {name: word for word, name in sorted(self._spoken.items(), reverse=True)}
