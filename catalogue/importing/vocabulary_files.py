"""Vocabulary files: new terms written, or added behind those a file has already."""

import re
from collections.abc import Mapping
from typing import Any

from catalogue.importing.front_matter import yaml_text
from catalogue.model.term import VOCABULARY_FOLDER
from catalogue.reading.node import Mapping as Keys
from catalogue.reading.node import plain
from catalogue.reading.yaml_text import parse

Terms = Mapping[str, Mapping[str, Any]]
# Behind one mapping in braces, a document that dots close and a word for nothing, YAML takes no other key.
_CLOSED = re.compile(r"^(?:-{3} +)?(?:\{|(?:\.{3}|~|null)[ \t]*(?:#.*)?$)", re.MULTILINE | re.IGNORECASE)


def vocabulary_files(added: Mapping[str, Terms], texts: Mapping[str, str], *, folder: str) -> dict[str, str]:
    """Returns the vocabulary files that change, by path; `texts` are those there are, of which every line stays.

    Only where nothing can follow them, the terms that are there are written anew.
    """
    found = {f"{folder}/{VOCABULARY_FOLDER}/{name}.yml": terms for name, terms in added.items() if terms}
    return {path: _joined(texts.get(path, ""), yaml_text(terms)) for path, terms in found.items()}


def _joined(there: str, new: str) -> str:
    if not there.strip():
        return new
    if _CLOSED.search(there):
        there = _reopened(there)
    return there + ("" if there.endswith("\n") or not there else "\n") + new


def _reopened(text: str) -> str:
    """The same terms, each on lines of its own, below the comments of the file."""
    tree, _ = parse(text, path="")
    terms = plain(tree) if isinstance(tree, Keys) else {}
    comments = "".join(f"{line}\n" for line in text.split("\n") if line.startswith("#"))
    return comments + (yaml_text(terms) if terms else "")
