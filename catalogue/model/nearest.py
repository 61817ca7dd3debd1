"""The nearest known word to a misspelt one, for "Did you mean …?"."""

from collections.abc import Iterable
from difflib import get_close_matches

# A word longer than this is no slip of the finger; comparing it would cost quadratic time.
LONGEST = 100


def nearest(word: str, known: Iterable[str]) -> str:
    """Returns the known word most like `word`, or an empty text when none is near (case is ignored)."""
    if len(word) > LONGEST:
        return ""
    folded = {name.casefold(): name for name in known if len(name) <= LONGEST}
    matches = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[matches[0]] if matches else ""
