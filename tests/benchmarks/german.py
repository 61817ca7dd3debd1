"""German for the benchmarks: the words of words.yml inflected, joined to compounds and drawn as often as words of a language are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

# So many compounds are made of the nouns; of ten, one has three parts.
COMPOUNDS = 16_000
# The word at place n is drawn (n + FLAT) ** -STEEP times as often as the first would be.
STEEP, FLAT = 1.2, 30
# So many words are drawn at a time.
DRAWN = 20_000


class Noun(NamedTuple):
    """A noun in its cases; the genitive and the dative have their articles."""

    singular: str
    genitive: str
    dative: str
    plural: str
    datives: str
    link: str


class Verb(NamedTuple):
    """A verb: its infinitive, that with "zu", and its participle."""

    infinitive: str
    bound: str
    participle: str


class German:
    """Fills the slots of sentences; the same seed says the same."""

    def __init__(self, chance: Random) -> None:
        with (Path(__file__).parent / "words.yml").open(encoding="utf-8") as file:
            self.texts: Mapping[str, Any] = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._chance = chance
        simple = _shuffled(_nouns(self.texts["nouns"]), chance)
        nouns = [*simple, *_compounds(simple, chance)]
        verbs = _shuffled(_verbs(self.texts), chance)
        adjectives = _adjectives(self.texts, simple, chance)
        topics = [*self.texts["topics"], *(noun.singular for noun in nouns[len(simple) // 2 :])]
        people = [word.replace("*und*", " und ") for word in self.texts["people"].split()]
        self._slots: Mapping[str, Callable[[], str]] = {
            "N": self._drawn([noun.plural for noun in nouns]),
            "D": self._drawn([noun.datives for noun in nouns]),
            "S": self._drawn([noun.singular for noun in nouns]),
            "G": self._drawn([noun.genitive for noun in nouns]),
            "M": self._drawn([noun.dative for noun in nouns]),
            "T": self._drawn(topics),
            "A": self._drawn(adjectives),
            "B": self._drawn(adjectives),
            "V": self._drawn([verb.infinitive for verb in verbs]),
            "Z": self._drawn([verb.bound for verb in verbs]),
            "P": self._drawn([verb.participle for verb in verbs]),
            "L": self._drawn(people),
        }
        self._patterns = {kind: [_Pattern(text) for text in self.texts[kind]] for kind in _KINDS}

    def say(self, kind: str) -> str:
        """Returns a text of one of the kinds in words.yml, such as "sentences"."""
        text = self._chance.choice(self._patterns[kind]).filled(self._slots, self._chance)
        return text[0].upper() + text[1:]

    def noun(self) -> str:
        """Returns a noun in the singular, or an abbreviation of two words that are joined by a hyphen."""
        return self._slots["S"]()

    def _drawn(self, words: Sequence[str]) -> Callable[[], str]:
        """What gives one word after the other, the first ones most often."""
        weights = list(accumulate((place + FLAT) ** -STEEP for place in range(len(words))))

        def draw() -> Iterator[str]:
            while True:
                yield from self._chance.choices(words, cum_weights=weights, k=DRAWN)

        return draw().__next__


_KINDS = ("sentences", "items", "objectives", "summaries", "titles")


class _Pattern:
    """A text with slots."""

    def __init__(self, text: str) -> None:
        before, *rest = text.replace("%(number)d", "%(#)s").split("%(")
        parted = [part.split(")s", 1) for part in rest]
        self._slots = [slot for slot, _ in parted]
        self._text = "%s".join([before, *(after for _, after in parted)])

    def filled(self, slots: Mapping[str, Callable[[], str]], chance: Random) -> str:
        return self._text % tuple([slots[slot]() if slot != "#" else chance.randrange(2, 200) for slot in self._slots])


def _nouns(groups: Sequence[Mapping[str, str]]) -> Iterator[Noun]:
    for group in groups:
        for word in group["words"].split():
            singular, _, stem = word.partition("/")
            yield _noun(singular, (stem or singular) + group["plural"], genitive=group["genitive"], link=group["link"])


def _noun(singular: str, plural: str, *, genitive: str, link: str) -> Noun:
    article, dative = ("des", "dem") if genitive else ("der", "der")
    datives = plural if plural.endswith(("n", "s")) else f"{plural}n"
    return Noun(singular, f"{article} {singular}{genitive}", f"{dative} {singular}", plural, datives, singular + link)


def _compounds(simple: Sequence[Noun], chance: Random) -> Iterator[Noun]:
    weights = list(accumulate(1 / (place + FLAT) for place in range(len(simple))))
    parts = iter(chance.choices(simple, cum_weights=weights, k=3 * COMPOUNDS))
    seen = set[str]()
    for first, second, head in zip(parts, parts, parts, strict=True):
        link = _bound(first.link, second.link) if len(seen) % 10 == 0 else first.link
        if head.singular not in link and "-" not in head.singular and link + head.singular not in seen:
            seen.add(link + head.singular)
            yield Noun(*(_bound_last(link, form) for form in head))


def _bound(front: str, back: str) -> str:
    """Two words as one; an abbreviation keeps its hyphen."""
    return f"{front}-{back}" if "-" in front or not back[1:].islower() else front + back[0].lower() + back[1:]


def _bound_last(front: str, form: str) -> str:
    article, blank, noun = form.rpartition(" ")
    return f"{article}{blank}{_bound(front, noun)}"


def _verbs(texts: Mapping[str, Any]) -> Iterator[Verb]:
    joined, parted = texts["prefixes"]["joined"], texts["prefixes"]["parted"]
    known = [(stem + _ending(stem), _participle(stem)) for stem in texts["verbs"].split()]
    known += [tuple(pair.split("/")) for pair in texts["irregular"].split()]
    for infinitive, participle in known:
        yield Verb(infinitive, f"zu {infinitive}", participle)
        bare = participle.removeprefix("ge")
        yield from (Verb(prefix + infinitive, f"zu {prefix}{infinitive}", prefix + bare) for prefix in joined)
        yield from (Verb(prefix + infinitive, f"{prefix}zu{infinitive}", prefix + participle) for prefix in parted)


def _ending(stem: str) -> str:
    return "n" if stem.endswith(("er", "el")) and not stem.endswith("ier") else "en"


def _participle(stem: str) -> str:
    before = "" if stem.endswith("ier") else "ge"
    return f"{before}{stem}{'et' if stem.endswith(('t', 'd', 'chn', 'dn')) else 't'}"


def _adjectives(texts: Mapping[str, Any], simple: Sequence[Noun], chance: Random) -> Sequence[str]:
    """With the ending that all of them have before a noun in the plural; most are made of nouns."""
    own = [word + "e" for word in _shuffled(texts["adjectives"].split(), chance)]
    made = [f"{noun.link.lower()}{suffix}e" for noun in simple if "-" not in noun.link for suffix in texts["suffixes"]]
    return [*own, *_shuffled(made, chance)]


def _shuffled(words: Any, chance: Random) -> list[Any]:
    found = list(words)
    chance.shuffle(found)
    return found
