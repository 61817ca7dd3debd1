"""Vocabulary files: new terms written, or added behind those a file has already."""

from collections.abc import Mapping
from typing import Any

from catalogue.importing.front_matter import yaml_text
from catalogue.reading.vocabulary import FOLDER

Terms = Mapping[str, Mapping[str, Any]]


def vocabulary_files(added: Mapping[str, Terms], texts: Mapping[str, str], *, folder: str) -> dict[str, str]:
    """Returns the vocabulary files that change, by path; `texts` are those there are, of which every line stays."""
    found = {f"{folder}/{FOLDER}/{name}.yml": terms for name, terms in added.items() if terms}
    return {path: _joined(texts.get(path, ""), yaml_text(terms)) for path, terms in found.items()}


def _joined(there: str, new: str) -> str:
    if not there.strip():
        return new
    return there + ("" if there.endswith("\n") else "\n") + new
