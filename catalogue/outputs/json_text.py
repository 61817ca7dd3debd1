"""Texts of JSON, put together from the texts of their parts: at half the cost of values that are made only to be written.

An empty text stands for what is not there.
"""

from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring

# A text as JSON, other signs than those of ASCII as they are.
quoted = encode_basestring


def text_or_none(text: str | None) -> str:
    """Returns a text as JSON; nothing where there is none."""
    return "" if text is None else quoted(text)


def number_or_none(number: int | None) -> str:
    """Returns a number as JSON; nothing where there is none."""
    return "" if number is None else str(number)


def array(items: Iterable[str], comma: str = ",") -> str:
    """Returns a list of these items; nothing where it is empty."""
    text = comma.join(items)
    return f"[{text}]" if text else ""


def dense(members: Mapping[str, str]) -> str:
    """Returns a mapping of those members that are there, without blanks."""
    return "{" + ",".join([f'"{name}":{text}' for name, text in members.items() if text]) + "}"


def spaced(members: Mapping[str, str]) -> str:
    """Returns the same with a blank behind each colon and comma."""
    return "{" + ", ".join([f'"{name}": {text}' for name, text in members.items() if text]) + "}"
