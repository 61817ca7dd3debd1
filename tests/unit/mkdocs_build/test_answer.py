"""Answers of the preview's server."""

from io import BytesIO
from wsgiref.util import FileWrapper

from catalogue.mkdocs_build.answer import PIECE, in_few_pieces


def test_a_file_is_sent_whole_and_in_few_pieces() -> None:
    content = bytes(range(256)) * (PIECE // 256) + b"the end"
    pieces = list(in_few_pieces(FileWrapper(BytesIO(content))))
    assert b"".join(pieces) == content
    assert len(pieces) == 2


def test_any_other_answer_is_the_same() -> None:
    answer = [b"404 Not Found"]
    assert in_few_pieces(answer) is answer
