"""Packed texts: the bodies of packed offers, one after the other; each is read when somebody wants it."""

import hashlib
from collections.abc import Callable

# What gives a body: its Markdown or what reads it, by where it begins and ends among the texts and what stands for it.
Texts = Callable[[int, int, bytes], str | Callable[[], bytes]]


class NotPackedError(Exception):
    """The bytes are damaged, were packed by another version, or name a term or a zone that the context does not have."""


def mark_of(text: bytes) -> bytes:
    """Returns what stands for a text."""
    return hashlib.blake2b(text, digest_size=8).digest()


def texts_in(data: bytes | memoryview) -> Texts:
    """Returns what gives each of the texts that were packed; it raises NotPackedError for one that is not among them."""

    def text(start: int, end: int, mark: bytes) -> Callable[[], bytes]:
        own = bytes(data[start:end])
        if mark_of(own) != mark:
            raise NotPackedError
        return lambda: own

    return text
