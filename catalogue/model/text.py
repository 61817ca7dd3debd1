"""Text fields: one line or several, trimmed, without control characters, of bounded length."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, Field

from catalogue.model.value import mistake

TITLE_LENGTH = 100
SUMMARY_LENGTH = 200
LINE_LENGTH = 300
PARAGRAPH_LENGTH = 4000

# Separators that a calendar client or a browser takes for a line break (LINE SEPARATOR, PARAGRAPH SEPARATOR, NEL).
_BREAKS = re.compile("[\r\n\u0085\u2028\u2029\v\f]+")
_INVISIBLE = {"\u200b", "\u2060", "\ufeff"}


def clean(text: str) -> str:
    """Returns `text` without control, bidirectional-override and zero-width characters, in Unicode NFC."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # nearly all texts; what is printable holds none of these characters
    kept = (c for c in text if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and not _forbidden(c)))
    return unicodedata.normalize("NFC", "".join(kept))


def _forbidden(character: str) -> bool:
    return character in _INVISIBLE or "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"


def text_of(value: object) -> str:
    """Returns the text of a scalar; anything else (a list, a mapping) is a mistake."""
    if isinstance(value, str):
        return value
    raise mistake("text-expected")


def _line(limit: int) -> BeforeValidator:
    def validate(value: object) -> str:
        text = text_of(value)
        # What is printable holds no break.
        text = " ".join(clean(text if text.isprintable() else _BREAKS.sub(" ", text)).split())
        if not text:
            raise mistake("empty-text")
        if len(text) > limit:
            raise mistake("text-too-long", length=len(text), limit=limit)
        return text

    return BeforeValidator(validate)


def _paragraph(value: object) -> str:
    text = clean(_BREAKS.sub("\n", text_of(value))).strip()
    if len(text) > PARAGRAPH_LENGTH:
        raise mistake("text-too-long", length=len(text), limit=PARAGRAPH_LENGTH)
    return text


# The lengths in the schemas are for editors; pydantic would count a second time behind a validator of ours.
Title = Annotated[str, _line(TITLE_LENGTH), Field(json_schema_extra={"minLength": 1, "maxLength": TITLE_LENGTH})]
Summary = Annotated[str, _line(SUMMARY_LENGTH), Field(json_schema_extra={"minLength": 1, "maxLength": SUMMARY_LENGTH})]
Line = Annotated[str, _line(LINE_LENGTH), Field(json_schema_extra={"minLength": 1, "maxLength": LINE_LENGTH})]
Paragraph = Annotated[str, BeforeValidator(_paragraph), Field(json_schema_extra={"maxLength": PARAGRAPH_LENGTH})]
