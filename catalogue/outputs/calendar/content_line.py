"""Content lines: texts as RFC 5545 wants them, cleaned, escaped (3.3.11) and folded at 75 octets (3.1)."""

import re

BREAK = b"\r\n"
# What a line holds beside its break and the space in front of a continued one.
_OCTETS = 74
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Whatever one of the two would change.
_SUSPECT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BYTE_ORDER = "\ufeff"
_BACKSLASH, _CARET = ord("\\"), ord("^")


def clean_text(text: str) -> str:
    """Returns `text` without control characters and halves of surrogates, every break a line feed.

    One raw break empties a whole feed in Thunderbird.
    """
    if _SUSPECT.search(text) is None:
        return text
    return _UNFIT.sub("", _BREAKS.sub("\n", text).replace("\t", " "))


def clean_line(text: str) -> str:
    """Returns `text` on one line, with single blanks between its words."""
    return " ".join(clean_text(text).split())


def escaped(text: str) -> str:
    r"""Returns a cleaned text as the value of a property. `\N` becomes a line break, as icalendar reads it."""
    if "\\" in text:
        text = text.replace("\\N", "\n").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def content_line(name: str, value: str) -> bytes:
    """Returns a property as a line without its last break, folded where it is too long: never within a character.

    Nor is one cut off behind a backslash or a caret, which begin an escape, for the sake of careless readers.
    """
    # A mark of the order of bytes in front of a text is no part of it; icalendar leaves it out as well.
    line = f"{name}:{value.removeprefix(_BYTE_ORDER)}".encode()
    size = len(line)
    if size <= _OCTETS:
        return line
    pieces, start = [], 0
    while size - start > _OCTETS:
        end = start + _OCTETS
        while line[end] & 0xC0 == 0x80:  # the middle of a character in UTF-8
            end -= 1
        if line[end - 1] in (_BACKSLASH, _CARET):
            end -= 1
        pieces.append(line[start:end])
        start = end
    pieces.append(line[start:])
    return b"\r\n ".join(pieces)
