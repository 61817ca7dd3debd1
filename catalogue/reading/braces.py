"""Braces: fields and their values as they are written on one line, between curly brackets."""

import re
from collections.abc import Mapping

# What needs no quotation marks between braces; the time of a day neither.
_PLAIN = re.compile(r"[\w@.+/:…-]{1,100}|\d{4}-\d\d-\d\d \d\d:\d\d")


def in_braces(values: Mapping[str, str]) -> str:
    """Returns fields with their values between braces."""
    return f"{{{', '.join(f'{name}: {_value(text)}' for name, text in values.items())}}}"


def _value(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    shown = text[:100]
    return f'"{shown}"' if '"' not in shown and "\\" not in shown else "'{}'".format(shown.replace("'", "''"))
