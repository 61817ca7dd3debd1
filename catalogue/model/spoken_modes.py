"""Spoken modes: what the name of a format or of a venue says about how one takes part there."""

import re

from catalogue.model.term import MODES, CourseMode, Format, Venue

_WORDS = {**{mode.value: mode.value for mode in CourseMode}, **MODES}


def entry_fields(name: str, vocabulary: str) -> tuple[str, ...]:
    """Returns the fields besides the name that a new entry needs lest it count as one on site: what else it is, nobody knows."""
    mode = _mode(name)
    if vocabulary == Format.vocabulary:
        return (f"mode: {mode or '…'}",)
    return ("kind: online",) if vocabulary == Venue.vocabulary and mode == CourseMode.ONLINE else ()


def _mode(name: str) -> str:
    """The mode that a name speaks of; of several, none."""
    folded = name.casefold()
    found = {mode for word, mode in _WORDS.items() if re.search(rf"(?<![^\W\d_]){re.escape(word)}", folded)}
    return found.pop() if len(found) == 1 else ""
