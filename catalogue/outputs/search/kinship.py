"""Kinship: which words the browser takes for forms of those it knows; match.js does the same, a test holds both together."""

from collections.abc import Iterable
from functools import lru_cache

from catalogue.outputs.search.folding import without_female
from catalogue.outputs.search.rules import Rules
from catalogue.outputs.search.stem import stem

# Forms of a word have so many letters in common; where they have no more, one of them has no ending.
_LEAST = 4
# A shorter one has the one ending.
_SHORT, _ENDING = 3, "s"
_MOST = 100_000


class Kinship:
    """The folded words that the browser knows from the start."""

    def __init__(self, words: Iterable[str], rules: Rules) -> None:
        self._endings = ("", *sorted(set(rules.inflections) - {""}))
        self._words = frozenset(words)
        self._bare = frozenset(bare for word in self._words for bare in self._without_endings(word))
        self._english = rules.language == "en"
        self._stems = frozenset(map(stem, self._words)) if self._english else frozenset()
        self.knows = lru_cache(maxsize=_MOST)(self._knows)

    def _knows(self, word: str) -> bool:
        """Tells whether a folded word, or without the ending of its female form, is one of the words or a form of one."""
        return any(self._is_form(own) for own in {word, without_female(word)})

    def _is_form(self, word: str) -> bool:
        if word in self._words:
            return True
        if self._english:
            return stem(word) in self._stems
        if len(word) == _SHORT:
            return word + _ENDING in self._words
        if len(word) == _SHORT + len(_ENDING) and word.endswith(_ENDING) and word[:_SHORT] in self._words:
            return True
        known = self._bare
        return any(
            bare in known and (len(bare) > _LEAST or bare == word or bare in self._words)
            for bare in self._without_endings(word)
        )

    def _without_endings(self, word: str) -> list[str]:
        bare = [word[: len(word) - len(end)] for end in self._endings if word.endswith(end)]
        return [each for each in bare if len(each) >= _LEAST]
