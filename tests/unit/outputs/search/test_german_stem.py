"""German stems are those of the library."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from snowballstemmer import stemmer

from catalogue.outputs.search.german_stem import german_stem

ROOT = Path(__file__).parents[4]
LIBRARY = stemmer("german")
# Pieces of which German words are made, endings and what may stand before them above all.
PIECES = (
    "schul", "system", "syst", "plan", "intern", "geordn", "tick", "tr", "niss", "nis", "ig", "lich", "keit", "heit", "ung",
    "end", "isch", "ik", "e", "en", "er", "ern", "em", "es", "s", "st", "est", "et", "ln", "lns", "erin", "erinnen", "au",
    "ae", "oe", "ue", "qu", "ß", "ä", "ö", "ü", "y", "uy", "eu", "b", "d", "k", "n", "z",
)  # fmt: skip
LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßéł", min_size=1, max_size=16)


def test_all_words_of_this_project_have_the_stem_of_the_library() -> None:
    patterns = ("courses/**/*.md", "courses/**/*.yml", "docs/**/*.md", "tests/search/*.yml")
    texts = (path.read_text(encoding="utf-8") for pattern in patterns for path in ROOT.glob(pattern))
    words = {word.lower() for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    assert len(words) > 5000
    assert not {word for word in words if german_stem(word) != LIBRARY.stemWord(word)}


@settings(max_examples=1500)
@given(st.one_of(LETTERS, st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)))
def test_any_letters_have_the_stem_of_the_library(word: str) -> None:
    assert german_stem(word) == LIBRARY.stemWord(word)
