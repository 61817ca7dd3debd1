"""Slugs: the permanent names of offers, sessions and terms, which become addresses and calendar identifiers."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from catalogue.model.text import text_of
from catalogue.model.value import mistake

LONGEST = 100
PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG = re.compile(PATTERN)
# A term id may hold dots as well (DigComp "2.1"), but never two together or at an end: it becomes a path.
TERM_PATTERN = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
# The page that lists the terms lies beside the folders of their own pages, and has this name.
_PAGE = "index.html"
_TERM_ID = re.compile(TERM_PATTERN)
_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})


def is_slug(text: str) -> bool:
    """Tells whether `text` is a slug: small letters, digits and single hyphens, at most 100 characters."""
    return len(text) <= LONGEST and _SLUG.fullmatch(text) is not None


def is_term_id(text: str) -> bool:
    """Tells whether `text` can name a term: a slug that may hold single dots too, and is no name of a page."""
    return len(text) <= LONGEST and text != _PAGE and _TERM_ID.fullmatch(text) is not None


def slugify(text: str) -> str:
    """Returns the slug nearest to `text` (German spelling: ä becomes ae); empty when nothing of it is left."""
    folded = text[:1000].casefold().translate(_SPELLING)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[: LONGEST + 1].strip("-")[:LONGEST].strip("-")


def _term_id(value: object) -> str:
    text = text_of(value)
    if not is_term_id(text):
        raise mistake("bad-id", value=text[:LONGEST], suggestion=slugify(text))
    return text


def _validate(value: object) -> str:
    text = text_of(value)
    if not is_slug(text):
        # A file's name in place of the offer's: what is meant is the name alone.
        name = text.rpartition("/")[2].removesuffix(".md") if text.endswith(".md") else text
        raise mistake("bad-id", value=text[:LONGEST], suggestion=slugify(name))
    return text


# The pattern is for editors; pydantic would leave it out behind a validator of ours.
Slug = Annotated[
    str,
    BeforeValidator(_validate),
    WithJsonSchema({"type": "string", "pattern": f"^{PATTERN}$", "maxLength": LONGEST}),
]
TermId = Annotated[
    str,
    BeforeValidator(_term_id),
    WithJsonSchema({"type": "string", "pattern": f"^{TERM_PATTERN}$", "maxLength": LONGEST}),
]
