"""Stem: what all forms of an English word have in common; search/stem.js does it in the browser, a test holds both together.

Nothing but number, tense and spelling is cut off. Snowball's stemmer takes "accessibility" for "access", "governance" for
"government" and "experience" for "experiment", each of which is a subject of its own in a catalogue.
"""

import re
from functools import lru_cache

# Shorter words keep their form.
_SHORTEST = 4
# Forms that no rule makes. Each shares its first three letters with its word: others are not looked for together.
_IRREGULAR_FORMS = """
children child|built build|rebuilt rebuild|sent send|spent spend|lent lend|lost lose|meant mean|dealt deal
|learnt learn|chosen choose|chose choose|written write|rewritten rewrite|driven drive|hidden hide|grown grow|drawn draw
|withdrawn withdraw|understood understand|misunderstood misunderstand|undertaken undertake|undertook undertake
|overcame overcome|forgotten forget|forgot forget|shelves shelf|halves half|knives knife|criteria criterion
|phenomena phenomenon|crises crisis|analyses analysis|diagnoses diagnosis|hypotheses hypothesis|syntheses synthesis
|indices index|appendices appendix|matrices matrix|memoranda memorandum|curricula curriculum|referenda referendum
|addenda addendum|symposia symposium|buses bus|gases gas|quizzes quiz|lens lens|lenses lens|ages age
|bonuses bonus|censuses census
"""
_IRREGULAR = dict(pair.split() for pair in _IRREGULAR_FORMS.split("|"))
# Spellings of Great Britain, common slips, and what folding leaves of "-ogue".
_SPELLINGS = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        (r"(?<=^pract)is", "ic"),
        (r"(?<=^advi)sor", "zer"),
        (r"(?<=^depend)ant", "ent"),
        (r"(?<=^focu)ss", "s"),
        (r"^arte(?=fact)", "arti"),
        (r"(?<=...)is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$)", "iz"),
        (r"(?<=...)ys(?=(?:e|ed|es|er|ers|ing)$)", "yz"),
        (r"(?<=...)our(?=(?:s|ed|ers?|ings?|al|ful|able|ites?|hoods?|ists?)?$)", "or"),
        (r"(?<=..[bt])re(?=s?$)", "er"),
        (r"(?<=..[bt])red$", "ered"),
        (r"(?<=gra)mme(?=s?$)", "m"),
        (r"(?<=...)ogue?(?=s?$)", "og"),
        (r"(?<=..)ence(?=[sd]?$)", "ense"),
        (r"(?<=...[aeiou])ll(?=[eo]rs?$)", "l"),
        (r"dgement", "dgment"),
        (r"ll(?=ment|ful)", "l"),
        (r"(?<=queu)(?:ed$|(?=ing$))", "e"),
    )
)
# Folded, "issues" is "issus" and "issued" is "issud".
_FOLDED = re.compile(r"(?<=..[lsng]u)s$|(?<=..[lsngcrd]u)d$")
_MEN = re.compile(r"(?<=..)men$")
_VOWEL = re.compile(r"[aeiouy]")
_MEASURE = re.compile(r"[aeiouy]+[^aeiouy]+")
_SHORT = re.compile(r"[^aeiouy][aeiouy][^aeiouwxy]$")
_DOUBLE = re.compile(r"([^aeioulsz])\1$")
# So many words are remembered at most.
_MOST = 100_000


@lru_cache(maxsize=_MOST)
def stem(word: str) -> str:
    """Returns the stem of a folded word."""
    word = _IRREGULAR.get(word, word)
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    for pattern, right in _SPELLINGS:
        word = pattern.sub(right, word)
    word = _without_tense(_MEN.sub("man", _without_number(_FOLDED.sub("", word))))
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    if word.endswith("e") and _measure(word[:-1]) > _is_short(word[:-1]):
        word = word[:-1]
    return word[:-1] if word.endswith("ll") and len(word) > 5 else word


def _without_number(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > _SHORTEST else word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_tense(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    end = next((end for end in ("ing", "ed") if word.endswith(end)), "")
    bare = word.removesuffix(end)
    if not end or len(bare) < 3 or not _VOWEL.search(bare):
        return word
    if bare.endswith(("at", "bl", "iz")):
        return bare + "e"
    if _DOUBLE.search(bare):
        return bare[:-1]
    return bare + "e" if _measure(bare) == 1 and _is_short(bare) else bare


def _measure(word: str) -> int:
    """How many times vowels are followed by consonants."""
    return len(_MEASURE.findall(word))


def _is_short(word: str) -> bool:
    """Whether a word ends like "cod", which is "code" without its last letter."""
    return bool(_SHORT.search(word))
