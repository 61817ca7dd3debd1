"""Answers: what the preview's server sends, in pieces so large that it does not wait for the build between them."""

from collections.abc import Iterable
from wsgiref.util import FileWrapper

# Bytes. After each piece another thread may run, which a build under way does for five thousandths of a second: in the
# 8 kB that the library sends at a time, a feed of 13 MB took a second longer.
PIECE = 1 << 22


def in_few_pieces(answer: Iterable[bytes]) -> Iterable[bytes]:
    """Returns the answer to a request; where it is a file, one that is read and sent in large pieces."""
    if isinstance(answer, FileWrapper):
        answer.blksize = PIECE
    return answer
