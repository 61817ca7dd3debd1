"""The translation files of the package: translations/<language>.yml, nested keys made dotted ones."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from catalogue.model.translation import Translation
from catalogue.reading.node import Mapping, Node, Scalar
from catalogue.reading.yaml_text import parse


@cache
def read_translation(language: str) -> Translation:
    """Returns the words of `language` (de or en)."""
    file = resources.files("catalogue").joinpath("translations", f"{language}.yml")
    tree, problems = parse(file.read_text(encoding="utf-8"), path=file.name)
    if tree is None or problems:
        raise ValueError(f"{file}: {problems}")
    return Translation(language=language, texts=dict(_flat(tree, "")))


def _flat(node: Node, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _flat(value, f"{prefix}.{key.text}" if prefix else key.text)
    elif isinstance(node, Scalar):
        yield prefix, node.text.strip("\n")
