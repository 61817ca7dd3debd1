"""Pieces: what a state is made of as bytes, at hand or stored somewhere; each is read when somebody asks for what is in it."""

import marshal
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


class Piece(Protocol):
    """Bytes that are stored somewhere; `mark` stands for them."""

    @property
    def mark(self) -> bytes: ...

    def read(self) -> bytes | memoryview:
        """Returns the bytes."""
        ...


# Bytes that are not stored yet, or some that are.
Held = bytes | Piece


def content(held: Held) -> bytes | memoryview:
    """Returns the bytes of a piece."""
    return held if isinstance(held, bytes) else held.read()


class Value(Generic[T]):
    """A value of a state: it is had by calling it, and the piece that it is stored as by `dump`."""

    def __init__(self, made: Callable[[], T], dump: Callable[[], Held]) -> None:
        self._made = made
        self._known: list[T] = []
        self.dump = dump

    def __call__(self) -> T:
        """Returns the value."""
        if not self._known:
            self._known.append(self._made())
        return self._known[0]

    def taken(self) -> T:
        """Returns the value for somebody who needs it alone and for a while: it is forgotten."""
        value = self()
        self._known.clear()
        return value


def later(held: Held, made: Callable[[Any], T]) -> Value[T]:
    """Returns a value that was stored; `made` makes it of what is in the piece when it is first asked for."""
    return Value(lambda: made(marshal.loads(content(held))), lambda: held)  # noqa: S302 - only our own bytes


def now(value: T, plain: Callable[[T], Any]) -> Value[T]:
    """Returns a value that is at hand; of what `plain` makes of it the piece will be made."""
    return Value(lambda: value, lambda: marshal.dumps(plain(value)))
