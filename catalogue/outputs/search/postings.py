"""Postings: in which documents each class of words stands, and how much it says about them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.outputs.search.documents import Document
from catalogue.outputs.search.tokens import Field, Tokens
from catalogue.outputs.search.vocabulary import Vocabulary

WEIGHTS = {
    Field.TITLE: 14.0,
    Field.KEYWORDS: 7.0,
    Field.TERMS: 3.5,
    Field.SUMMARY: 4.0,
    Field.OTHER_WORDS: 1.5,
    Field.OUTLINE: 2.0,
    Field.LEAD: 2.0,
    Field.PLACES: 1.5,
    Field.BODY: 0.8,
}
# A word here makes the class one that is searched whole, with typing errors and inside compounds.
STRONG = frozenset((Field.TITLE, Field.KEYWORDS, Field.TERMS, Field.SUMMARY, Field.OTHER_WORDS, Field.OUTLINE))
# Weights are stored as whole quarters, up to 127 of them.
QUARTERS, HEAVIEST = 4, 127
# The word with which a title begins is mostly the one it is about.
FIRST = 1.25
# Beyond so much from all fields but the title, more of the same says half as much.
ENOUGH = 8.0
# Saying a word again adds less each time.
_REPEATED, _MOST_REPEATED = (0.0, 1.0, 1.3, 1.5, 1.6), 1.7
# A word in more than a quarter of many documents tells them apart only where it stands in a strong field.
COMMON_SHARE, COMMON_LEAST = 4, 200
_BODY_ALONE = round(WEIGHTS[Field.BODY] * _MOST_REPEATED * QUARTERS)


@dataclass(slots=True)
class Postings:
    """The entries (document × 128 + weight) of each class, in rising order, and the classes with a strong field."""

    entries: dict[str, list[int]] = field(default_factory=dict)
    strong: set[str] = field(default_factory=set)


def postings(found: Sequence[Document], vocabularies: Mapping[str, Vocabulary], language: str) -> Postings:
    """Returns the postings of the documents; each is read by the vocabulary of its own language."""
    result = Postings()
    for number, document in enumerate(found):
        own = (document.offer and document.offer.language) or language
        weights = _weights(document.tokens, vocabularies.get(own[:2], vocabularies[language]), result.strong)
        for name, weight in weights.items():
            quarters = int(weight * QUARTERS + 0.5)
            entry = number << 7 | (HEAVIEST if quarters > HEAVIEST else quarters or 1)
            if name in result.entries:
                result.entries[name].append(entry)
            else:
                result.entries[name] = [entry]
    _thin(result, len(found))
    return result


def _weights(tokens: Tokens, vocabulary: Vocabulary, strong: set[str]) -> dict[str, float]:
    title: dict[str, float] = {}
    rest: dict[str, float] = {}
    for place, words in tokens.items():
        own = _shares(words, vocabulary)
        if place in STRONG:
            strong.update(own)
        into, weight = rest, WEIGHTS[place]
        if place is Field.TITLE:
            into, weight = title, weight * _title_factor(words, own, vocabulary)
        for name, points in own.items():
            into[name] = into.get(name, 0.0) + points * weight
    for name, points in rest.items():
        more = points if points < ENOUGH else ENOUGH + (points - ENOUGH) / 2
        title[name] = title.get(name, 0.0) + more
    return title


def _shares(words: Sequence[str], vocabulary: Vocabulary) -> dict[str, float]:
    """How much a field says each class, whatever the field."""
    own: dict[str, float] = {}
    known, once = vocabulary.known, own.get
    for word, count in Counter(words).items():
        shares = known[word] if word in known else vocabulary.shares(word)
        if not shares:
            continue
        times = _REPEATED[count] if count < 5 else _MOST_REPEATED
        for name, share in shares:
            points = share * times
            if points > once(name, 0.0):
                own[name] = points
    return own


def _title_factor(words: Sequence[str], own: dict[str, float], vocabulary: Vocabulary) -> float:
    """A short title says more with each of its words; its first word is raised in `own`."""
    telling = [word for word in words if vocabulary.class_of(word)]
    for name, share in vocabulary.shares(telling[0]) if telling else ():
        own[name] = max(own[name], share * FIRST)
    return 0.7 + 0.6 / (1 + len(telling))


def _thin(found: Postings, total: int) -> None:
    """Takes from the commonest words the entries that say nothing."""
    limit = max(COMMON_LEAST, total // COMMON_SHARE)
    for name, entries in found.entries.items():
        if len(entries) > limit:
            found.entries[name] = [entry for entry in entries if entry & 127 > _BODY_ALONE]
