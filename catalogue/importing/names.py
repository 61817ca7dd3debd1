"""Names of terms: which spellings mean the same, which is the best of them, and what the term is called."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from catalogue.model.slug import LONGEST, is_term_id, slugify

_PARENTHESIS = re.compile(r"^(?P<long>.*\S)\s*\((?P<short>[^\s()]{2,15})\)$")
_SLUG_LIKE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "+": "plus", "#": "sharp"})


def key(name: str) -> str:
    """Returns what all spellings of a name have in common: YouTube Live, youtube_live and youtube-live are one."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_SPELLING))
    letters = "".join(c for c in folded if c.isalnum())
    bare = letters.removeprefix("the") if re.match(r"the\s", name.casefold()) else letters
    return bare or " ".join(name.casefold().split())


def readable(name: str) -> str:
    """Returns a name for people: an identifier (user-experience) becomes words (User experience)."""
    words = spaced(name)
    return words if words == name and not _SLUG_LIKE.fullmatch(name) else words[:1].upper() + words[1:]


def spaced(name: str) -> str:
    """Returns a name with blanks in place of the hyphens and underscores of an identifier."""
    return re.sub(r"[-_]+", " ", name) if _SLUG_LIKE.fullmatch(name) else name


def identifier(name: str, taken: Mapping[str, object] | set[str]) -> str:
    """Returns the id of a term: its name without a bracketed abbreviation, with a number when that is taken."""
    match = _PARENTHESIS.match(name)
    plain = slugify((match["long"] if match else name).replace("+", " plus ").replace("#", " sharp "))
    base = plain if is_term_id(plain) else "term-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    candidates = (f"{base[: LONGEST - 5].strip('-')}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(name for name in candidates if name not in taken)


class Spellings(Struct, frozen=True):
    """One term: the name chosen and every spelling that means it, each with the number of its uses."""

    name: str
    forms: Mapping[str, int]

    @property
    def uses(self) -> int:
        """How often the term was used, in any spelling."""
        return sum(self.forms.values())


def group(counts: Mapping[str, int]) -> tuple[Spellings, ...]:
    """Returns the terms behind spellings with their counts, the most used first."""
    longs = _abbreviations(counts)
    groups: dict[str, dict[str, int]] = {}
    for form, count in counts.items():
        long = _long_of(form)
        own = key(long) if long else key(form)
        groups.setdefault(longs.get(own, own) or form, {})[form] = count
    terms = [Spellings(name=_best(own, forms), forms=forms) for own, forms in groups.items()]
    return tuple(sorted(terms, key=lambda term: (-term.uses, term.name.casefold(), term.name)))


def other_words(spellings: Spellings) -> list[str]:
    """Returns the spellings that are other words than the name: abbreviations and other names, in alphabetical order."""
    own = {key(spellings.name), key(_long_of(spellings.name))}
    return sorted(form for form in spellings.forms if not ({key(form), key(_long_of(form))} - {""}) & own)


def _long_of(form: str) -> str:
    """The long name in "Digital Analytics Program (DAP)", when the bracket holds its abbreviation; else empty."""
    match = _PARENTHESIS.match(form)
    if match is None or not re.search(r"[^\W\d_]{2}|\d[^\W\d_]", match["short"]):
        return ""
    short, rest = key(match["short"]), iter(key(match["long"]))
    spelt = all(letter in rest for letter in short)
    return match["long"] if spelt and sum(c.isupper() for c in match["short"]) >= 2 else ""


def _abbreviations(counts: Mapping[str, int]) -> Mapping[str, str]:
    """Maps the key of each abbreviation to the key of the long name that most often stands beside it."""
    claims: dict[str, Counter[str]] = {}
    for form, count in counts.items():
        match, long = _PARENTHESIS.match(form), _long_of(form)
        if match and long:
            claims.setdefault(key(match["short"]), Counter())[key(long)] += count
    return {short: min(longs, key=lambda long: (-longs[long], long)) for short, longs in claims.items()}


def _best(own: str, forms: Mapping[str, int]) -> str:
    """The spelling to show: written for people, the long name, used most, first in the alphabet."""

    def order(form: str) -> tuple[bool, bool, bool, int, str]:
        long = key(_long_of(form) or form) == own
        shouted = _SLUG_LIKE.fullmatch(form) is not None or (form.isupper() and " " in form)
        spelt = re.search("[äöüß]", form.casefold()) is not None
        return (not long, shouted, not spelt, -forms[form], form)

    return readable(min(forms, key=order))
