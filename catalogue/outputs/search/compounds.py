"""Compounds: German words split into the words they are made of, by the words that the catalogue itself uses."""

from collections.abc import Mapping

from catalogue.outputs.search.rules import Rules

# A word shorter than this is no compound; a part shorter than this must be a word of its own in the catalogue.
SHORTEST_COMPOUND, SHORTEST_PART = 7, 4
# Of a compound with an unknown part, the known head and the rest must be so long.
SHORTEST_HEAD, SHORTEST_FRONT = 6, 5
# Endings that the last part may bear: "Führungskräfte" ends with "Kraft".
_ENDINGS = ("", "e", "en", "n", "er", "es", "s", "ern")
# Endings that a part in front may have lost: "Schulleitung" begins with "Schule".
_LOST = ("", "e", "en", "n")
# What begins so is mostly a noun of a verb: "Beschreibung" is no "Reibung".
_PREFIXES = ("be", "ent", "er", "ge", "ver", "zer", "vor", "an", "aus", "auf", "ab", "ein")

Parts = tuple[str, ...]


class Splitter:
    """Splits folded words; `lexicon` maps the folded words that may be parts to the class they belong to."""

    def __init__(self, lexicon: Mapping[str, str], rules: Rules) -> None:
        self._lexicon = lexicon
        self._rules = rules
        self._known: dict[str, Parts] = {}

    def __call__(self, word: str, *, noun: bool = False) -> Parts:
        """Returns the classes of the parts of a word, head last; of a noun at least its head, where that is known."""
        if len(word) < SHORTEST_COMPOUND:
            return ()
        if word not in self._known:
            self._known[word] = self._split(word)
        return self._known[word] or (self._head_alone(word) if noun else ())

    def _split(self, word: str) -> Parts:
        """The split with the fewest parts, among those the one with the longest head."""
        best: Parts = ()
        for cut in range(3, len(word) - 2):
            first = self._front(word[:cut])
            if not first:
                continue
            head = self._last(word[cut:])
            rest = (head,) if head else self(word[cut:])
            if rest and (not best or len(rest) + 1 < len(best)):
                best = (first, *rest)
        return best

    def _head_alone(self, word: str) -> Parts:
        """The head of a compound whose other part the catalogue does not know: "Rettungsdienst" is a "Dienst"."""
        for cut in range(SHORTEST_FRONT, len(word) - SHORTEST_HEAD + 1):
            front, head = word[:cut], self._last(word[cut:])
            if head and not front.endswith(self._rules.particles) and not front.startswith(_PREFIXES):
                return (head,)
        return ()

    def _front(self, text: str) -> str:
        """The class of a part that others follow: with a link at its end, or with an ending lost."""
        for link in self._rules.links:
            bare = text[: len(text) - len(link)] if link and text.endswith(link) else text
            if link and (bare == text or len(bare) < SHORTEST_PART):
                continue
            for lost in _LOST if not link else ("",):
                if found := self._part(bare + lost, bare):
                    return found
        return ""

    def _last(self, text: str) -> str:
        """The class of the last part, in whatever form it stands."""
        for ending in _ENDINGS:
            if text.endswith(ending) and (found := self._part(text[: len(text) - len(ending)], text)):
                return found
        return self._part(text + "e", text)

    def _part(self, word: str, written: str) -> str:
        return "" if len(written) < 3 or word in self._rules.affixes else self._lexicon.get(word, "")
