"""Translations: the words of one language that staff and authors read."""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

_SLOT = re.compile(r"\{(\w+)\}")
# From here on, thousands are set apart.
_GROUPED = 1000


@lru_cache(maxsize=4096)  # more than any language has texts
def cut(text: str) -> tuple[str, ...]:
    """Returns a text cut at its slots: text, name of a slot, text … text."""
    return tuple(_SLOT.split(text))


class Translation(Struct, frozen=True):
    """The texts of one language by dotted key (`page.course.when`); `{name}` in a text is a slot."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """Returns the text of `key` with its slots filled; a missing key is our own bug."""
        text = self.texts[key]
        if not values:
            return text
        pieces = list(cut(text))
        for index in range(1, len(pieces), 2):
            name = pieces[index]
            pieces[index] = str(values[name]) if name in values else f"{{{name}}}"
        return "".join(pieces)

    def count(self, key: str, number: int, **values: object) -> str:
        """Returns the text of `key.one` or `key.many`, with `{count}` filled; two may have a text of their own ("both")."""
        form = "one" if number == 1 else "two" if number == 2 and f"{key}.two" in self.texts else "many"
        return self(f"{key}.{form}", count=self.number(number), **values)

    def number(self, number: int) -> str:
        """Returns a count as people write it: "10.000" in German."""
        return f"{number:,}".replace(",", self("numbers.thousand")) if number >= _GROUPED else str(number)
