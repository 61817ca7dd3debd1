"""Answers: what the preview's server sends, in pieces so large that it does not wait for the build between them.

Who comes by a foreign name is sent one line.
"""

from collections.abc import Iterable
from typing import Any
from wsgiref.util import FileWrapper

from catalogue.model.translation import Translation

# Bytes. After each piece another thread may run, which a build under way does for five thousandths of a second: in the
# 8 kB that the library sends at a time, a feed of 13 MB took a second longer.
PIECE = 1 << 22
# The status for a request that was meant for another server.
REFUSED = 421


def in_few_pieces(answer: Iterable[bytes]) -> Iterable[bytes]:
    """Returns the answer to a request; where it is a file, one that is read and sent in large pieces."""
    if isinstance(answer, FileWrapper):
        answer.blksize = PIECE
    return answer


def refuse(start_response: Any, words: Translation) -> Iterable[bytes]:
    """Answers who calls the preview by a name that may be somebody else's."""
    start_response(f"{REFUSED} Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
    return [refusal(words)]


def refusal(words: Translation) -> bytes:
    """Returns what is said to them."""
    return f"{words('serve.stranger')}\n".encode()
