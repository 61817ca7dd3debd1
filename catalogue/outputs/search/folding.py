"""Folding: spellings that mean the same become the same; search/words.js does it in the browser, a test holds both together."""

import re
import unicodedata

# A gender mark before its ending: Mitarbeiter*innen, Bürger/-innen, jede:r; and the capital inside a word (BürgerInnen).
# Behind "innen" a compound may go on: Mitarbeiter:innengespräch.
_MARKED = re.compile(r"(?<=[a-zäöüß])(?:[*:_·’']|/-?)(?:innen|(?:in|r|n|e|m|s)(?![a-zäöüß]))")
_INNER = re.compile(r"(?<=[a-zäöüß])I(?:nnen|n(?![a-zäöüß]))")
_FEMALE = re.compile(r"(?:(?<=er)|(?<=ist)|(?<=ant)|(?<=ent)|(?<=or)|(?<=og))in(?:nen)?$|(?<=.{4})innen$")
_UMLAUT = re.compile(r"ae|oe|(?<![aeq])ue")
_LETTERS = {"ae": "a", "oe": "o", "ue": "u"}
_SPECIAL = str.maketrans({"ß": "ss", "ä": "a", "ö": "o", "ü": "u", "æ": "a", "ø": "o", "ł": "l"})


def without_gender(text: str) -> str:
    """Returns the text with gender forms folded into the one word: "Mitarbeiter*innen" is "Mitarbeiter"."""
    # Of letters alone only a capital inside can be a mark; most words have none.
    plain = text if text.isalpha() else _MARKED.sub("", text)
    return _INNER.sub("", plain) if plain.find("In", 1) > 0 else plain


def fold(word: str) -> str:
    """Returns a word in small letters without accents; ä, ae and a are one, ß and ss are one."""
    plain = word.lower()
    if not plain.isascii():
        plain = plain.translate(_SPECIAL)
        if not plain.isascii():
            decomposed = unicodedata.normalize("NFKD", plain)
            plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    if "ae" in plain or "oe" in plain or "ue" in plain:
        return _UMLAUT.sub(lambda match: _LETTERS[match[0]], plain)
    return plain


def without_female(word: str) -> str:
    """Returns a word in small letters without the ending of its female form: "lehrerinnen" is "lehrer"."""
    return _FEMALE.sub("", word) if "in" in word else word
