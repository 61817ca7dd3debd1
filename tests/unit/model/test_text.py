"""Texts: trimmed, on one line where one line is meant, without what nobody sees."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from catalogue.model.text import LINE_LENGTH, PARAGRAPH_LENGTH, TITLE_LENGTH, Line, Paragraph, Title, clean

TITLE: TypeAdapter[str] = TypeAdapter(Title)
LINE: TypeAdapter[str] = TypeAdapter(Line)
PARAGRAPH: TypeAdapter[str] = TypeAdapter(Paragraph)


def code_of(adapter: TypeAdapter[str], value: object) -> str:
    with pytest.raises(ValidationError) as raised:
        adapter.validate_python(value)
    return raised.value.errors()[0]["type"]


def test_blanks_and_line_breaks_become_one_blank() -> None:
    assert LINE.validate_python("  zwei \r\n\u2028 Zeilen\t hier ") == "zwei Zeilen hier"


def test_what_nobody_sees_goes() -> None:
    assert clean("a\u202eb\u200bc\ufeffd\x00e\ud800f") == "abcdef"
    assert clean("e\u0301") == "é"


def test_a_paragraph_keeps_its_lines() -> None:
    assert PARAGRAPH.validate_python(" eins\r\nzwei\u2029drei ") == "eins\nzwei\ndrei"
    assert PARAGRAPH.validate_python("") == ""


@pytest.mark.parametrize("text", ["", "   ", "\u200b\ufeff", "\n"])
def test_an_empty_text_is_a_mistake(text: str) -> None:
    assert code_of(LINE, text) == "empty-text"


def test_lengths_count_characters() -> None:
    assert TITLE.validate_python("ü" * TITLE_LENGTH)
    assert code_of(TITLE, "ü" * (TITLE_LENGTH + 1)) == "text-too-long"
    assert code_of(PARAGRAPH, "x" * (PARAGRAPH_LENGTH + 1)) == "text-too-long"


@pytest.mark.parametrize("value", [["a"], {"a": "b"}, 3, None])
def test_only_a_text_is_a_text(value: object) -> None:
    assert code_of(LINE, value) == "text-expected"


@given(st.text(st.characters(codec=None), min_size=1, max_size=LINE_LENGTH))
def test_a_line_holds_no_control_character_and_can_be_stored(text: str) -> None:
    try:
        line = LINE.validate_python(text)
    except ValidationError:
        return
    assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs")]
    assert LINE.validate_python(line) == line
    line.encode()
