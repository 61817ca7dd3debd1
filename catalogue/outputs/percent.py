"""Percent-encoding: texts in addresses (RFC 3986, 2.1), letter by letter from a table that fills as it is used."""

from urllib.parse import quote


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = quote(chr(code))
        return self[code]


_TABLE = _Table()


def percent(text: str) -> str:
    """Returns what `urllib.parse.quote` returns; a slash stays. Raises UnicodeEncodeError for half a character."""
    return text.translate(_TABLE)
