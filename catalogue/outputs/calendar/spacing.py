"""Spacing: JSON with marks where the ledger has breaks and blanks; both of its forms come from it.

In lines it is written, without blanks it is hashed. JSON holds no control characters, so that they can be marks.
"""

# A break before what stands in the ledger, in one of its records, in an entry, and in a list or mapping of that.
TOP, RECORD, FIELD, DETAIL, ITEM = "\x01", "\x02", "\x03", "\x04", "\x05"
# A blank behind a colon.
BLANK = "\x06"
_MARKS = f"{TOP}{RECORD}{FIELD}{DETAIL}{ITEM}{BLANK}".encode()
_LINES = tuple((mark.encode(), b"\n" + b" " * ord(mark)) for mark in (DETAIL, FIELD, RECORD, ITEM, TOP))


def dense(text: bytes) -> bytes:
    """Returns the text without breaks and blanks."""
    return text.translate(None, _MARKS)


def in_lines(text: bytes) -> bytes:
    """Returns the text with its breaks and blanks."""
    text = text.replace(BLANK.encode(), b" ")
    for mark, said in _LINES:
        text = text.replace(mark, said)
    return text
