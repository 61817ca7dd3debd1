"""Properties: those of our own objects that leave no script of ours, and what they are called where they are delivered."""

from string import ascii_letters

# No name of the browser, of the index or of an attribute, and never put together or asked for by its text: a test holds
# that. A browser may have files of two versions: what is added stands at the end, and what is not needed any more stays.
_OURS = """folded abbreviation alternatives sureness corrected header reader concepts matcher synonyms vocabularies
    guideForQuestion kindAskedFor standings passing narrowed guessed besideSure matching listed spoken postings
    containing learn errors ranges asked joined question display total subject parts docs weight affixed sets word others
    synonym heading steps texts shares rests"""
PROPERTIES = {name: f"${letter}" for name, letter in zip(_OURS.split(), ascii_letters, strict=False)}
