"""Folding: spellings that mean the same become the same; search/words.js does it in the browser, a test holds both together."""

import re
import unicodedata

# A gender mark before its ending: Mitarbeiter*innen, Bürger/-innen, jede:r; and the capital inside a word (BürgerInnen).
_MARKED = re.compile(r"(?<=[a-zäöüß])(?:[*:_·’']|/-?)(?:innen|in|r|n|e|m|s)(?![a-zäöüß])")
_INNER = re.compile(r"(?<=[a-zäöüß])I(?:nnen|n)(?![a-zäöüß])")
_FEMALE = re.compile(r"(?:(?<=er)|(?<=ist)|(?<=ant)|(?<=ent)|(?<=or)|(?<=og))in(?:nen)?$|(?<=.{4})innen$")
_UMLAUT = re.compile(r"ae|oe|(?<![aeq])ue")
_LETTERS = {"ae": "a", "oe": "o", "ue": "u"}
_SPECIAL = str.maketrans({"ß": "ss", "ä": "a", "ö": "o", "ü": "u", "æ": "a", "ø": "o", "ł": "l"})


def without_gender(text: str) -> str:
    """Returns the text with gender forms folded into the one word: "Mitarbeiter*innen" is "Mitarbeiter"."""
    return _INNER.sub("", _MARKED.sub("", text))


def fold(word: str) -> str:
    """Returns a word in small letters without accents; ä, ae and a are one, ß and ss are one."""
    plain = word.lower().translate(_SPECIAL)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _UMLAUT.sub(lambda match: _LETTERS[match[0]], plain)


def without_female(word: str) -> str:
    """Returns a word in small letters without the ending of its female form: "lehrerinnen" is "lehrer"."""
    return _FEMALE.sub("", word)
