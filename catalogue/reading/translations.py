"""The translation files of the package: translations/<language>.yml, nested keys made dotted ones."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from catalogue.model.translation import Translation
from catalogue.reading.plain_front import read_plain


@cache
def read_translation(language: str) -> Translation:
    """Returns the words of `language` (de or en)."""
    file = resources.files("catalogue").joinpath("translations", f"{language}.yml")
    texts = read_plain(file.read_text(encoding="utf-8"))  # each command reads one, and YAML takes five times as long
    if texts is None:
        raise ValueError(f"{file}: more than plain YAML")
    return Translation(language=language, texts=dict(_flat(texts, "")))


def _flat(value: Any, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _flat(each, f"{prefix}.{key}" if prefix else key)
    else:
        yield prefix, value.strip("\n")
