"""Spacing: JSON with marks where the ledger has breaks and blanks; both of its forms come from it.

In lines it is written, without blanks it is hashed. JSON holds no control characters, so that they can be marks.
"""

# A break before what stands in the ledger, in one of its records, in an entry, and in a list or mapping of that.
TOP, RECORD, FIELD, DETAIL, ITEM = "\x01", "\x02", "\x03", "\x04", "\x05"
# A blank behind a colon.
BLANK = "\x06"
_MARKS = f"{TOP}{RECORD}{FIELD}{DETAIL}{ITEM}{BLANK}".encode()
# A quote in a string before a colon, and what stands for it meanwhile.
_QUOTE, _HELD = b'\\": ', b"\x07"
# The longest first, for it holds the others.
_LINES = tuple((mark.encode(), b"\n" + b" " * ord(mark)) for mark in (ITEM, DETAIL, FIELD, RECORD, TOP))


def dense(text: bytes) -> bytes:
    """Returns the text without breaks and blanks."""
    return text.translate(None, _MARKS)


def in_lines(text: bytes) -> bytes:
    """Returns the text with its breaks and blanks."""
    text = text.replace(BLANK.encode(), b" ")
    for mark, said in _LINES:
        text = text.replace(mark, said)
    return text


def without_lines(text: bytes) -> bytes:
    """Returns whole lines that `in_lines` has made as `dense` gives them; any other JSON comes out as something else.

    A string holds no raw break, and in one a backslash stands before each quote.
    """
    for _, said in _LINES:
        text = text.replace(said, b"")
    if _QUOTE in text:
        return text.replace(b"\n", b"").replace(_QUOTE, _HELD).replace(b'": ', b'":').replace(_HELD, _QUOTE)
    return text.replace(b"\n", b"").replace(b'": ', b'":')
