"""Verbs: those that a clause parts ("Sie reichen Vorlagen ein") as the one word that is asked for ("einreichen")."""

import re
from collections.abc import Iterator
from functools import cache

from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.language import rules_of

# A clause ends where a sign or another clause follows; a sentence ends with a full stop or the like.
_CLOSES = r"(?=[,.;:!?]|\s+(?:und|oder)\b|\s*$)"
_LAST_WORD = re.compile(rf"(?<=\s)([a-zäöü]{{2,9}}){_CLOSES}", re.MULTILINE)
_SENTENCE = re.compile(r"[.;:!?\n]")
_CLAUSE = re.compile(r",|\b(?:und|oder)\b")
_POLITE = "Sie"
# What is shorter is no infinitive, and what does not end so neither.
_SHORTEST, _ENDING = 4, "n"


def whole_verbs(text: str, language: str) -> Iterator[str]:
    """Yields the infinitives of the verbs whose particle stands at the end of their clause."""
    particles = _particles(language)
    for last in _LAST_WORD.finditer(text) if particles else ():
        if fold(last[1]) in particles and (verb := _verb_before(text[: last.start()], language)):
            yield last[1] + verb


@cache
def _particles(language: str) -> frozenset[str]:
    return frozenset(rules_of(language).particles)


def _verb_before(text: str, language: str) -> str:
    """The verb that begins the clause at the end of a text; what follows "und" may belong to the same clause."""
    for clause in reversed(_CLAUSE.split(_SENTENCE.split(text)[-1])):
        first = clause.split()
        verb = next((word for word in first[:2] if word != _POLITE), "")
        if _is_verb(verb, language):
            return verb
    return ""


def _is_verb(word: str, language: str) -> bool:
    rules = rules_of(language)
    is_word = word.islower() and word.isalpha() and len(word) >= _SHORTEST and word.endswith(_ENDING)
    return is_word and fold(word) not in rules.stop
