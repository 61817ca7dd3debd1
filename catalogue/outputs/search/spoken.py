"""Spoken words: the synonyms of an index, those that are known from the start, and those that are looked up.

A query is understood with what is known from the start. For a word that is not, the browser looks among the rare words that
begin alike. What is called by such a word is told there too, so that nobody fetches it who does not type it.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from catalogue.model.synonym import Synonyms
from catalogue.outputs.search.folding import fold, without_gender
from catalogue.outputs.search.kinship import Kinship
from catalogue.outputs.search.rules import Rules
from catalogue.outputs.search.shards import REACH
from catalogue.outputs.search.tokens import pieces_of

# A text with the words that it leads to, and one with the place of its group among those that are known.
OneWay = tuple[str, Sequence[str]]
Member = tuple[str, int]
# A word that is typed in two has parts of so many letters, at the least.
_SHORTEST_PART = 3


class Rare(NamedTuple):
    """What is looked up with the rare words that begin with the same letters."""

    members: Sequence[Member] = ()
    one_way: Sequence[OneWay] = ()


class Spoken(NamedTuple):
    """The synonyms that lead to something: those known from the start, and the `rare` ones by their first letters."""

    groups: Sequence[Sequence[str]]
    one_way: Sequence[OneWay]
    rare: Mapping[str, Rare]


class Places:
    """Tells by which letters a text is looked up."""

    def __init__(self, kinship: Kinship, rules: Rules) -> None:
        self._known = kinship.knows
        self._stop = rules.stop

    def of(self, text: str, *, as_written: bool = False) -> frozenset[str]:
        """Returns the first letters by which it is looked for, typed as one word or as several.

        There are none if some way to type it consists of known words: for these, nothing is looked up. A text that is one
        word and wanted `as_written` is not thought to be typed in two.
        """
        pieces = [fold(piece) for piece in pieces_of(without_gender(text))]
        rare = [piece for piece in pieces if len(piece) > 1 and piece not in self._stop and not self._known(piece)]
        whole = "".join(pieces)
        in_two = not (as_written and len(pieces) == 1) and self._typed_in_two(whole)
        if not rare or in_two or self._known(whole):
            return frozenset()
        found = {whole[:REACH]} if whole.startswith(rare[0][:REACH]) else {whole[:REACH], rare[0][:REACH]}
        return frozenset(found) if all(_is_plain(start[:2]) for start in found) else frozenset()

    def _typed_in_two(self, word: str) -> bool:
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return any(self._known(word[:cut]) and self._known(word[cut:]) for cut in cuts)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isalnum()


def spoken(synonyms: Synonyms, *, stands: Callable[[str], bool], places: Places) -> Spoken:
    """Returns the synonyms of which at least one stands in the catalogue, as `stands` tells.

    What leads to others leads to those alone that stand there. Texts that lead to the same lie together, which packs best.
    """
    groups: list[Sequence[str]] = []
    one_way: list[OneWay] = []
    members, ways = defaultdict[str, list[Member]](list), defaultdict[str, list[OneWay]](list)
    for group in synonyms.groups:
        if any(map(stands, group)):
            found = {text: frozenset() if stands(text) else places.of(text) for text in group}
            for text, prefix in ((text, prefix) for text, own in found.items() for prefix in own):
                members[prefix].append((text, len(groups)))
            groups.append([text for text, own in found.items() if not own])
    for text, all_targets in synonyms.one_way:
        if targets := tuple(filter(stands, all_targets)):
            own = places.of(text, as_written=True)
            for prefix in own:
                ways[prefix].append((text, targets))
            one_way += [] if own else [(text, targets)]
    one_way.sort(key=lambda way: [*way[1]])
    rare = {prefix: Rare(members.get(prefix, ()), ways.get(prefix, ())) for prefix in sorted({*members, *ways})}
    return Spoken(groups, one_way, rare)
