"""Compounds: German words split into the words they are made of, by the words that the catalogue itself uses."""

from collections.abc import Mapping, Sequence

from catalogue.outputs.search.rules import Rules

# A word shorter than this is no compound; a part shorter than this must be a word of its own in the catalogue.
SHORTEST_COMPOUND, SHORTEST_PART = 7, 4
# Of a compound with an unknown part, the known head and the rest must be so long.
SHORTEST_HEAD, SHORTEST_FRONT = 6, 5
# No part is shorter than this.
SHORTEST = 3
# Endings that the last part may bear: "Führungskräfte" ends with "Kraft".
_ENDINGS = ("", "e", "en", "n", "er", "es", "s", "ern")
# Endings that a part in front may have lost: "Schulleitung" begins with "Schule".
_LOST = ("", "e", "en", "n")
# Who does what a verb says ends so: a "Melder" has to do with what it reports, and little with any other reporting.
_DOER = "er"
# What begins so is mostly a noun of a verb: "Beschreibung" is no "Reibung".
_PREFIXES = ("be", "ent", "er", "ge", "ver", "zer", "vor", "an", "aus", "auf", "ab", "ein")

Parts = tuple[str, ...]


class Splitter:
    """Splits folded words; `lexicon` maps the folded words that may be parts to the classes they belong to."""

    def __init__(self, lexicon: Mapping[str, Sequence[str]], rules: Rules) -> None:
        self._lexicon = lexicon.get
        self._affixes = rules.affixes
        # By the letter with which they end, so that few are tried.
        self._links = {
            link[-1]: tuple(each for each in rules.links if each[-1:] == link[-1]) for link in rules.links if link
        }
        self._particles = rules.particles
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
        cuts, endings = range(SHORTEST, len(word) - SHORTEST + 1), _endings_of(word)
        fronts: list[tuple[int, str]] = []
        for cut in cuts:
            front = self._front(word, cut)
            if front:
                if head := self._last(endings, cut):
                    return (front, head)
                if self._is_doer(word[cut:]):
                    return (front,)
                fronts.append((cut, front))
        best: Parts = ()
        for cut, front in fronts:
            rest = self(word[cut:])
            if rest and (not best or len(rest) + 1 < len(best)):
                best = (front, *rest)
        return best

    def _head_alone(self, word: str) -> Parts:
        """The head of a compound whose other part the catalogue does not know: "Rettungsdienst" is a "Dienst"."""
        if word.startswith(_PREFIXES):
            return ()
        endings = _endings_of(word)
        for cut in range(SHORTEST_FRONT, len(word) - SHORTEST_HEAD + 1):
            head = self._last(endings, cut)
            if head and not word[:cut].endswith(self._particles):
                return (head,)
        return ()

    def _front(self, word: str, cut: int) -> str:
        """The class of a part that others follow, which ends at `cut`: with an ending lost, or with a link at its end."""
        text, known = word[:cut], self._lexicon
        for lost in _LOST:
            if (own := known(text + lost)) and text + lost not in self._affixes:
                return own[0]
        for link in self._links.get(text[-1], ()):
            if cut >= SHORTEST_PART + len(link) and text.endswith(link) and (found := self._class(text[: -len(link)])):
                return found
        return ""

    def _last(self, endings: Sequence[str], cut: int) -> str:
        """The class of the last part, which begins at `cut`; `endings` are those of the whole word."""
        for bare in endings:
            if found := self._class(bare[cut:]):
                return found
        return ""

    def _is_doer(self, part: str) -> bool:
        """Whether a part is who or what does something that the catalogue has a verb for: "Melder", "Prüfer"."""
        return part.endswith(_DOER) and len(part) > SHORTEST_PART and bool(self._class(f"{part[:-1]}n"))

    def _class(self, word: str) -> str:
        own = self._lexicon(word)
        return own[0] if own and word not in self._affixes else ""


def _endings_of(word: str) -> Sequence[str]:
    """A word without each ending that it may bear, and with the one that its last part may lack."""
    return (*(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word + "e")
