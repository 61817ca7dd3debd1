"""Translations: the words of one language that staff and authors read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of one language by dotted key (`page.course.when`); `{name}` in a text is a slot."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """Returns the text of `key` with its slots filled; a missing key is our own bug."""
        return _SLOT.sub(lambda match: str(values.get(match[1], match[0])), self.texts[key])

    def count(self, key: str, number: int, **values: object) -> str:
        """Returns the text of `key.one` or `key.many`, with `{count}` filled."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", count=number, **values)

    def get(self, key: str, default: str = "") -> str:
        """Returns the bare text of `key`, or `default`."""
        return self.texts.get(key, default)
