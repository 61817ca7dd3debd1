"""Weights: how much a document says each class of words, by the fields in which they stand."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from catalogue.outputs.search.tokens import numbered


class Field(StrEnum):
    """Where a word stands.

    TERMS are names of terms that say what it is about, OTHER_WORDS their keywords and what a page says beside them (what it
    costs), PLACES names of those that say who holds it and where. OUTLINE is objectives and headings, LEAD the first paragraph.
    """

    TITLE = "title"
    KEYWORDS = "keywords"
    TERMS = "terms"
    SUMMARY = "summary"
    OTHER_WORDS = "other-words"
    OUTLINE = "outline"
    LEAD = "lead"
    PLACES = "places"
    BODY = "body"


WEIGHTS = {
    Field.TITLE: 14.0,
    Field.KEYWORDS: 7.0,
    Field.TERMS: 3.5,
    Field.SUMMARY: 4.0,
    Field.OTHER_WORDS: 1.5,
    Field.OUTLINE: 2.0,
    Field.LEAD: 2.8,
    Field.PLACES: 1.5,
    Field.BODY: 0.8,
}
# A word here makes the class one that is searched whole, with typing errors and inside compounds.
STRONG = (Field.TITLE, Field.KEYWORDS, Field.TERMS, Field.SUMMARY, Field.OTHER_WORDS, Field.OUTLINE)
# Weights are stored as whole quarters, up to 127 of them.
QUARTERS, HEAVIEST = 4, 127
# The word with which a title begins is mostly the one it is about; "im Home-Office" only says where.
FIRST, ASIDE = 1.25, 0.5
# Beyond so much from all fields but the title, more of the same says half as much.
ENOUGH = 8.0
# Saying a word again adds less each time.
_REPEATED = (0.0, 1.0, 1.3, 1.5, 1.6, 1.7)
_MOST = len(_REPEATED) - 1
# The most that the body alone gives.
BODY_ALONE = round(WEIGHTS[Field.BODY] * _REPEATED[-1] * QUARTERS)

# How often something stands in each field, all in one number: so many bits each, and all that are left for the body.
Tally = dict[str, int]
# The class of a part of a word that hyphens bind together, and that of the whole.
Bond = tuple[str, str]
_BITS = 10
_UNITS = {field: 1 << _BITS * place for place, field in enumerate(Field)}
_SHIFTS = tuple((_BITS * place, field) for place, field in enumerate(Field) if field not in (Field.TITLE, Field.BODY))
# So many numbers are remembered at most.
_MOST_KEPT = 100_000
_MASK = (1 << _BITS) - 1


def count(text: str, field: Field, *, into: Tally) -> None:
    """Counts the pieces of a text between white space, of which no word goes beyond one."""
    unit, known = _UNITS[field], into.get
    for piece in text.split():
        into[piece] = known(piece, 0) + unit


def count_lines(lines: Iterable[str], field: Field, *, into: Tally) -> None:
    """Counts the pieces of short texts, and "FB 11" as one word too."""
    text = " \n ".join(lines)
    count(text, field, into=into)
    for word in numbered(text):
        count(word, field, into=into)


def weighed(tally: Mapping[str, int], *, title: Sequence[str], subject: int, parts: Mapping[Bond, float]) -> bytes:
    """Returns a byte for each class of a tally: twice its weight in quarters, and 1 where it is strong.

    `title` are the classes of the title in order, of which so many say its `subject`; in the tally they come before all
    others. What `parts` get of the words they stand in adds to what they say themselves.
    """
    found = list(map(_BYTES.__getitem__, tally.values()))
    for place, (name, more) in enumerate(_of_title(title, subject).items()):
        found[place] = _byte(more + _points(tally[name]), strong=True)
    if parts:
        place_of = list(tally).index  # of few: quicker than to number all
        for (part, whole), share in parts.items():
            place, given = place_of(part), found[place_of(whole)]
            found[place] = (
                min(2 * HEAVIEST, (found[place] & 254) + 2 * int((given >> 1) * share)) | (found[place] | given) & 1
            )
    return bytes(found)


def _byte(points: float, *, strong: bool) -> int:
    return 2 * min(HEAVIEST, max(1, int(points * QUARTERS + 0.5))) + strong


@lru_cache(maxsize=_MOST_KEPT)
def _points(counts: int) -> float:
    """What all fields but the title say."""
    times: list[tuple[int, Field]] = [(counts >> shift & _MASK, field) for shift, field in _SHIFTS]
    times.append((counts // _UNITS[Field.BODY], Field.BODY))
    points = sum(WEIGHTS[field] * _REPEATED[min(number, _MOST)] for number, field in times)
    return points if points < ENOUGH else ENOUGH + (points - ENOUGH) / 2


class _Bytes(dict[int, int]):
    """The byte of each number of a tally; few numbers make up most tallies."""

    def __missing__(self, counts: int) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[counts] = _byte(_points(counts), strong=any(counts & _UNITS[field] * _MASK for field in STRONG))
        return self[counts]


_BYTES = _Bytes()


def _of_title(names: Sequence[str], subject: int) -> Mapping[str, float]:
    """What a title says of each of its words, in order; a short one says more with each, and of its subject more."""
    factor = WEIGHTS[Field.TITLE] * (0.7 + 0.6 / (1 + len(names)))
    found = {name: factor * ASIDE * _REPEATED[min(names.count(name), _MOST)] for name in names}
    for name in names[:subject]:
        found[name] = factor * _REPEATED[min(names.count(name), _MOST)]
    if names:
        found[names[0]] = max(found[names[0]], factor * FIRST)
    return found
